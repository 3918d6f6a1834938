import Box from '@mui/material/Box';
import { useForm } from 'react-hook-form';
import type { UnsentItem } from '../../../shared/desk.ts';
import { DECISIONS, type Decision, type Purpose } from '../../../shared/domain/consent.ts';
import type { Input } from '../../../shared/operations.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { useConversation } from '../../lib/conversation.ts';
import { newId } from '../../lib/ids.ts';
import { purposeWords, stateWords } from '../../lib/words/purposes.ts';
import { MatchMeeting } from '../meet/match-meeting.tsx';
import { CorrectAsked } from './correct-asked.tsx';
import { CorrectChanges } from './correct-changes.tsx';
import { CorrectCheck } from './correct-check.tsx';
import { CorrectClosed } from './correct-closed.tsx';
import { CorrectNew } from './correct-new.tsx';
import { CorrectReference } from './correct-reference.tsx';
import { CorrectShared } from './correct-shared.tsx';
import { CorrectWrong } from './correct-wrong.tsx';
import { replaceWith } from './replace-with.ts';

/** What correcting an item needs; `onAct` does it and says what was done. */
export type CorrectProps = {
  readonly item: UnsentItem;
  readonly busy: boolean;
  readonly onAct: (what: () => Promise<unknown>, done: string) => void;
};
type Typed = { readonly decisions: Readonly<Record<string, Decision>>; readonly here: boolean };

/** Corrects what was said, where that can be done; the day it was said stays. */
export function Correct(props: CorrectProps) {
  if (props.item.operation === 'consents.decide') return <CorrectDecisions {...props} />;
  if (props.item.problem?.code === 'to-be-matched') return <MatchMeeting {...props} />;
  if (props.item.problem?.code === 'reference-taken') return <CorrectReference {...props} />;
  if (props.item.problem?.code === 'not-found' && props.item.input.closedReference) return <CorrectClosed {...props} />;
  if (props.item.operation === 'customers.amend') return <CorrectChanges {...props} />;
  if (props.item.operation === 'customers.register') return <CorrectNew {...props} />;
  if (props.item.operation === 'disclosures.record') return <CorrectShared />;
  if (props.item.operation === 'rectifications.log') return <CorrectWrong {...props} />;
  if (props.item.operation === 'requests.recordCheck') return <CorrectCheck {...props} />;
  if (ASKED.includes(props.item.operation)) return <CorrectAsked {...props} />;
  return null;
}

/** What somebody asked in their own words. */
const ASKED: readonly UnsentItem['operation'][] = [
  'accessRequests.log',
  'complaints.log',
  'otherRights.log',
  'requests.logUnmatched',
];

/** A decision about consent: what was said, or the conversation it was said in. */
function CorrectDecisions({ item, busy, onAct }: CorrectProps) {
  const input = item.input as Input<'consents.decide'>;
  const current = useConversation();
  const elsewhere = current !== null && current.conversationId !== input.conversationId;
  const { control, getValues } = useForm<Typed>({
    defaultValues: {
      decisions: Object.fromEntries(input.decisions.map(({ purpose, decision }) => [purpose, decision])),
      here: elsewhere,
    },
  });
  const send = async () => {
    const { decisions, here } = getValues();
    const corrected: Input<'consents.decide'> = {
      ...input,
      commandId: newId(),
      ...(here && current ? { conversationId: current.conversationId } : {}),
      decisions: input.decisions.map((one) => correctedOne(one, decisions[one.purpose])),
    };
    await replaceWith(item, corrected);
  };
  return (
    <Box role="group" aria-label="Correct it" sx={{ display: 'grid', gap: 1.5 }}>
      {input.decisions.map(({ purpose }) => (
        <SelectRow
          key={purpose}
          control={control}
          name={`decisions.${purpose}`}
          label={purposeWords[purpose].title}
          options={DECISIONS.map((decision) => [decision, stateWords[decision]] as const)}
        />
      ))}
      {elsewhere && <TickRow control={control} name="here" label="It belongs to the conversation that is open now" />}
      <Box>
        <BusyButton
          variant="contained"
          size="small"
          busy={busy}
          onClick={() => onAct(send, 'The corrected one has its place and is sent.')}
        >
          Send the corrected one
        </BusyButton>
      </Box>
    </Box>
  );
}

type One = {
  readonly purpose: Purpose;
  readonly decision: Decision;
  readonly wordingVersion?: string | undefined;
  readonly understood?: true | undefined;
};

/** A withdrawal keeps no wording; what somebody young understood is what they decided. */
function correctedOne({ purpose, decision, wordingVersion, understood }: One, typed: Decision | undefined) {
  const now = typed ?? decision;
  return {
    ...{ purpose, decision: now },
    ...(wordingVersion && now !== 'withdrawn' ? { wordingVersion } : {}),
    ...(understood && now === decision ? { understood } : {}),
  };
}
