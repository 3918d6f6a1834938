import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { announce } from '../../lib/announcer.ts';
import { useNow } from '../../lib/now.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { CopyPanel } from '../access/copy-panel.tsx';
import { PortablePanel } from '../access/portable-panel.tsx';
import { EvidenceDecided } from '../after-closing/evidence-decided.tsx';
import { EvidencePanel } from '../after-closing/evidence-panel.tsx';
import { ClosureAsked } from '../closing/closure-asked.tsx';
import { AnswerParts } from '../complaint/answer-parts.tsx';
import { RequestPromises } from '../promises/request-promises.tsx';
import { SetOutPanel } from '../wrong/set-out-panel.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { ExtendPanel } from './extend-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { HowItStands } from './how-it-stands.tsx';
import { LookPanel } from './look-panel.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { OwnerPanel } from './owner-panel.tsx';
import { PresenceNote } from './presence-note.tsx';
import { backToQueue } from './queue/queue-place.ts';
import { RecipientsPanel } from './recipients-panel.tsx';
import { ReopenPanel } from './reopen-panel.tsx';
import { RequestDue } from './request-due.tsx';
import { closedWords, kindWords } from './request-words.ts';
import type { Request } from './requests-query.ts';
import { TellPanel } from './tell-panel.tsx';
import { ThreeValues } from './three-values.tsx';
import { toHowItStands } from './to-how-it-stands.ts';
import { WaitPanel } from './wait-panel.tsx';
import { mayExtend } from './what-may-be.ts';

type Props = {
  readonly request: Request;
  /** Why it could not be read again: it may be another organisation's by now. What is typed stays. */
  readonly gone?: unknown;
};

/** Everything of one request, and what can be done with it at its step. */
export function RequestParts({ request, gone = null }: Props) {
  const roles = whoIn(useSession().data)?.roles ?? [];
  const today = londonDay(useNow(60));
  const closed = closedWords(request);
  const [done, setDone] = useState({ words: '', turn: 0 });
  useShortcuts('Request', [{ key: 'Escape', label: 'Back to the requests', run: backToQueue }]);
  const onDone = (words: string) => {
    setDone(({ turn }) => ({ words, turn: turn + 1 }));
    announce(words);
  };
  // After each step, once any question has gone, the focus goes to what is to be done next.
  useEffect(() => {
    if (done.turn > 0) toHowItStands();
  }, [done]);
  return (
    <Screen
      title={`Request ${showReference(request.reference)}`}
      windowTitle="Request"
      lead={
        <Typography component="div" sx={{ color: 'text.secondary' }}>
          {kindWords[request.kind]}
          {request.name !== null && `, ${request.name}`}
          {closed !== '' && `, c${closed.slice(1)}`}
          <RequestDue request={request} today={today} />
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {gone !== null && <ErrorNote error={gone} />}
        <PresenceNote request={request} />
        <HowItStands request={request} done={done.words} />
        <OwnerPanel request={request} roles={roles} onDone={onDone} />
        {request.disputes.length > 0 && (
          <Panel title="What is in dispute">
            <Box sx={{ display: 'grid', gap: 2.5 }}>
              {request.disputes.map((dispute) => (
                <ThreeValues key={dispute.field} dispute={dispute} />
              ))}
            </Box>
          </Panel>
        )}
        <SetOutPanel request={request} roles={roles} today={today} onDone={onDone} />
        <ClosureAsked request={request} />
        <AnswerParts request={request} roles={roles} today={today} onDone={onDone} />
        {request.evidence.length > 0 && <EvidenceDecided decided={request.evidence} />}
        <CopyPanel request={request} roles={roles} onDone={onDone} />
        <PortablePanel request={request} onDone={onDone} />
        <EvidencePanel request={request} roles={roles} today={today} onDone={onDone} />
        <DecidePanel request={request} roles={roles} today={today} onDone={onDone} />
        <TellPanel request={request} today={today} onDone={onDone} />
        <ChecksPanel request={request} onDone={onDone} />
        <RequestPromises request={request} />
        {request.notices.length > 0 && <RecipientsPanel notices={request.notices} roles={roles} />}
        <LookPanel request={request} roles={roles} onDone={onDone} />
        <NotesPanel request={request} onDone={onDone} />
        <WaitPanel request={request} today={today} onDone={onDone} />
        <ExtendPanel request={request} may={mayExtend(request, roles)} today={today} onDone={onDone} />
        <ReopenPanel request={request} roles={roles} onDone={onDone} />
        <HistoryPanel requestId={request.id} />
      </Box>
    </Screen>
  );
}
