import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Answer, Phrase } from '../../../shared/domain/caller-words.ts';
import { useConversation } from '../../lib/conversation.ts';
import { go } from '../../lib/go.ts';
import { wantAsk } from '../../lib/wanted-ask.ts';
import { wantedClosing } from '../../lib/wanted-closing.ts';
import { wantedPurpose } from '../../lib/wanted-purpose.ts';
import { wantedWorry } from '../../lib/wanted-worry.ts';
import { type Lead, leadOf } from './lead.ts';
import { LeadStep } from './lead-step.tsx';
import { PhraseList } from './phrase-list.tsx';
import { QuestionStep } from './question-step.tsx';

/** `early`: what was typed before the dialog was there. */
type Props = { readonly early: string; readonly onClose: () => void };

/** What the caller said, the one question that settles it, and the way to the job. Escape goes one step back. */
export function CallerWordsDialog({ early, onClose }: Props) {
  const [line, setLine] = useState(early);
  const [phrase, setPhrase] = useState<Phrase | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [location] = useLocation();
  const customerId = useCustomerAtHand(location);

  const leave = (to: string, wanted = answer) => {
    const [purpose] = wanted?.purposes ?? [];
    if (purpose && customerId) wantedPurpose.set(() => ({ customerId, purpose }));
    const scope = wanted?.scope;
    if (scope && customerId) wantedClosing.set(() => ({ customerId, scope }));
    if (wanted) wantAsk(wanted.job, customerId, line.trim());
    if (wanted?.job === 'tell-supervisor') wantedWorry.set(() => customerId);
    onClose();
    if (to !== location) go(to);
    else if (to === '/find') requestAnimationFrame(() => document.getElementById('find-line')?.focus());
  };
  const take = (chosen: Answer) => {
    const lead = leadOf(chosen, customerId);
    if (lead.kind === 'go' && !chosen.note) leave(lead.to, chosen);
    else setAnswer(chosen);
  };
  const back = () => {
    if (answer) setAnswer(null);
    else if (phrase) setPhrase(null);
    else onClose();
  };
  const lead: Lead | null = answer && leadOf(answer, customerId);

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      aria-labelledby="caller-words-title"
      aria-modal="true"
      onClose={(_, reason) => (reason === 'escapeKeyDown' ? back() : onClose())}
      slotProps={{ paper: { sx: { minHeight: '60vh' } } }}
    >
      <DialogTitle id="caller-words-title">What the caller said</DialogTitle>
      <DialogContent>
        {!phrase && <PhraseList line={line} onLine={setLine} onPick={setPhrase} />}
        {phrase && !lead && <QuestionStep phrase={phrase} onAnswer={take} onBack={back} />}
        {lead && answer && <LeadStep answer={answer} lead={lead} onGo={leave} onBack={back} />}
      </DialogContent>
    </Dialog>
  );
}

/** The customer on screen, else the one the conversation is about; null where there is none, or more than one. */
function useCustomerAtHand(location: string): string | null {
  const about = useConversation()?.about ?? [];
  const onScreen = /^\/customer\/([^/]+)/.exec(location)?.[1];
  return onScreen ?? (about.length === 1 ? (about[0]?.customerId ?? null) : null);
}
