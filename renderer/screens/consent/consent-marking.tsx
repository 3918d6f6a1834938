import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import type { Decision } from '../../../shared/domain/consent.ts';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Level } from '../../../shared/domain/identity.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { announce } from '../../lib/announcer.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { go, holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import type { ConsentNow } from '../../lib/said.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useWantedPurpose } from '../../lib/wanted-purpose.ts';
import { purposeWords, stateWords } from '../../lib/words/purposes.ts';
import { decisionsOf, type Plan, withdrawAll, withoutMark } from './consent-plan.ts';
import { decide } from './decide.ts';
import { FinishBar } from './finish-bar.tsx';
import { PurposeRow } from './purpose-row.tsx';
import type { Recording } from './recorded-consent.tsx';
import { WordingToRead } from './wording-to-read.tsx';

type Props = {
  readonly customerId: string;
  readonly conversation: Conversation;
  readonly level: Level;
  readonly consents: readonly ConsentNow[];
  readonly onRecorded: (recording: Recording) => void;
};

/** The four purposes, one chosen at a time; marks on them; and one key that records what is marked. */
export function ConsentMarking({ customerId, conversation, level, consents, onRecorded }: Props) {
  // Made when the form opens: pressing again is the same command.
  const [commandId] = useState(newId);
  const sent = useRef<Parameters<typeof decide>[0] | null>(null);
  const [plan, setPlan] = useState<Plan>({});
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      consents.findIndex(({ state }) => state === 'given'),
    ),
  );
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const finish = useRef<HTMLButtonElement>(null);
  const marked = decisionsOf(plan);
  const consent = consents[chosen] as ConsentNow;

  useEffect(() => {
    holdUnfinished(marked.length > 0);
    return () => holdUnfinished(false);
  }, [marked.length]);

  const change = (next: Plan, words: string) => {
    setPlan(next);
    setReading(false);
    announce(words);
    if (decisionsOf(next).length > 0) finish.current?.focus();
  };
  const mark = (decision: Decision, wordingVersion?: string) => {
    const next = { ...plan, [consent.purpose]: { decision, ...(wordingVersion ? { wordingVersion } : {}) } };
    change(next, `${purposeWords[consent.purpose].title}: ${stateWords[decision]}`);
  };
  const unmark = () => change(withoutMark(plan, consent.purpose), `${purposeWords[consent.purpose].title}: mark taken off`);
  const refuse = (wordingVersion?: string) => mark(consent.state === 'given' ? 'withdrawn' : 'refused', wordingVersion);
  const choose = (index: number) => {
    setChosen((index + consents.length) % consents.length);
    setReading(false);
  };
  useWantedPurpose(customerId, (purpose) => choose(consents.findIndex((one) => one.purpose === purpose)));
  const record = async () => {
    if (marked.length === 0) return;
    const saidAt = isMessage(conversation.channel) && conversation.sentAt ? conversation.sentAt : new Date().toISOString();
    sent.current ??= { commandId, customerId, conversationId: conversation.conversationId, saidAt, decisions: marked };
    try {
      const itemId = await decide(sent.current);
      holdUnfinished(false);
      onRecorded({ itemId, decisions: sent.current.decisions });
    } catch (failure) {
      setError(failure);
    }
  };

  useShortcuts('Record consent', [
    { key: 'w', label: 'Withdraw', run: () => mark('withdrawn') },
    ...(consent.state === 'given' ? [] : [{ key: 'r', label: 'Refuse', run: () => refuse() }]),
    { key: 'g', label: 'Give', run: () => setReading(true) },
    ...(plan[consent.purpose] ? [{ key: 'x', label: 'Take the mark off', run: unmark }] : []),
    ...consents.map(({ purpose }, index) => ({
      key: String(index + 1),
      label: purposeWords[purpose].title,
      run: () => choose(index),
    })),
    { key: 'ArrowDown', label: 'Next purpose', run: () => choose(chosen + 1) },
    { key: 'ArrowUp', label: 'Purpose before', run: () => choose(chosen - 1) },
    { key: 'Escape', label: 'Back to the customer', run: () => (reading ? setReading(false) : go(`/customer/${customerId}`)) },
  ]);

  return (
    <Box>
      <Box component="ol" aria-label="Optional purposes" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {consents.map((one, index) => (
          <PurposeRow
            key={one.purpose}
            place={index + 1}
            consent={one}
            mark={plan[one.purpose]}
            chosen={index === chosen}
            onChoose={() => choose(index)}
            onWithdraw={() => mark('withdrawn')}
            onRefuse={() => refuse()}
            onUnmark={unmark}
            onGive={() => setReading(true)}
          >
            {reading && index === chosen && (
              <WordingToRead
                purpose={one.purpose}
                level={level}
                onAgree={(version) => mark('given', version)}
                onRefuse={refuse}
              />
            )}
          </PurposeRow>
        ))}
      </Box>
      <Box sx={{ mt: 2 }}>
        <ActionButton
          group="Record consent"
          label="Withdraw all four"
          letter="a"
          color="error"
          onAct={() => change(withdrawAll, 'All four marked as withdrawn')}
        />
      </Box>
      {error !== null && <ErrorNote error={error} />}
      <FinishBar ref={finish} count={marked.length} onFinish={record} onBack={() => go(`/customer/${customerId}`)} />
    </Box>
  );
}
