import Box from '@mui/material/Box';
import { useRef, useState } from 'react';
import type { Level } from '../../../shared/domain/identity.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { go, useUnfinished } from '../../lib/go.ts';
import type { ConsentNow } from '../../lib/said.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useWantedPurpose } from '../../lib/wanted-purpose.ts';
import { purposeWords } from '../../lib/words/purposes.ts';
import { actsOn } from './acts.ts';
import { decisionsOf } from './consent-plan.ts';
import { FinishBar } from './finish-bar.tsx';
import { PurposeRow } from './purpose-row.tsx';
import type { Recording } from './recorded-consent.tsx';
import { useMarks } from './use-marks.ts';
import { useRecording } from './use-recording.ts';
import { WordingToRead } from './wording-to-read.tsx';

type Props = {
  readonly customerId: string;
  readonly conversation: Conversation;
  readonly level: Level;
  /** They are from 13 to 17. */
  readonly young: boolean;
  readonly consents: readonly ConsentNow[];
  /** They asked to stop using the service: they are asked for nothing new. */
  readonly askedToStop: boolean;
  readonly onRecorded: (recording: Recording) => void;
};

/** The four purposes, one chosen at a time; marks on them; and one key that records what is marked. */
export function ConsentMarking({ customerId, conversation, level, young, consents, askedToStop, onRecorded }: Props) {
  const finish = useRef<HTMLButtonElement>(null);
  const marks = useMarks(conversation.conversationId, customerId, () => finish.current?.focus());
  const { record, error } = useRecording(customerId, conversation, marks.plan, onRecorded);
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      consents.findIndex(({ state }) => state === 'given'),
    ),
  );
  const count = decisionsOf(marks.plan).length;
  const back = () => go(`/customer/${customerId}`);

  useUnfinished(count > 0, marks.place);

  const choose = (index: number) => {
    setChosen((index + consents.length) % consents.length);
    marks.stopReading();
  };
  useWantedPurpose(customerId, (purpose) => choose(consents.findIndex((one) => one.purpose === purpose)));
  const actsAt = (index: number) => {
    const consent = consents[index] as ConsentNow;
    const chosenFirst = (run: () => void) => () => {
      setChosen(index);
      run();
    };
    return actsOn(consent, marks, askedToStop).map((act) => ({ ...act, run: chosenFirst(act.run) }));
  };

  useShortcuts('Record consent', [
    ...actsAt(chosen).map(({ letter, label, run }) => ({ key: letter, label, run })),
    ...consents.map(({ purpose }, index) => ({
      key: String(index + 1),
      label: purposeWords[purpose].title,
      run: () => choose(index),
    })),
    { key: 'ArrowDown', label: 'Next purpose', run: () => choose(chosen + 1) },
    { key: 'ArrowUp', label: 'Purpose before', run: () => choose(chosen - 1) },
    { key: 'Escape', label: 'Back to the customer', run: () => (marks.reading ? marks.stopReading() : back()) },
  ]);

  return (
    <Box>
      <Box component="ol" aria-label="Optional purposes" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {consents.map((one, index) => (
          <PurposeRow
            key={one.purpose}
            place={index + 1}
            consent={one}
            mark={marks.plan[one.purpose]}
            chosen={index === chosen}
            acts={actsAt(index)}
            onChoose={() => choose(index)}
          >
            {marks.reading === one.purpose && (
              <WordingToRead
                purpose={one.purpose}
                level={level}
                young={young}
                onAgree={(version, understood) => marks.mark(one, 'given', version, understood)}
                onRefuse={(version, understood) => marks.mark(one, 'refused', version, understood)}
              />
            )}
          </PurposeRow>
        ))}
      </Box>
      <Box sx={{ mt: 1.5 }}>
        <ActionButton group="Record consent" label="Withdraw all four" letter="a" color="error" onAct={marks.withdrawAll} />
      </Box>
      {error !== null && <ErrorNote error={error} />}
      <FinishBar ref={finish} count={count} onFinish={record} onBack={back} />
    </Box>
  );
}
