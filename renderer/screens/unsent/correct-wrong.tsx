import Box from '@mui/material/Box';
import { useForm, useWatch } from 'react-hook-form';
import { londonDay } from '../../../shared/domain/day.ts';
import type { Input } from '../../../shared/operations.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { ValueRow } from '../../components/form/value-row.tsx';
import { useConversation } from '../../lib/conversation.ts';
import { newId } from '../../lib/ids.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { wrongFaultWords } from '../wrong/fault-words.ts';
import type { CorrectProps } from './correct.tsx';
import { isAbout, SendUnmatched } from './correct-asked.tsx';
import { correctedWrong, type TypedCorrection, typedCorrection } from './corrected-wrong.ts';
import { replaceWith } from './replace-with.ts';

type Log = Input<'rectifications.log'>;

/** What was said to be wrong and was not accepted: what they said, what is done about it, or the conversation it was said in. */
export function CorrectWrong({ item, busy, onAct }: CorrectProps) {
  const input = item.input as Log;
  const current = useConversation();
  const elsewhere = current !== null && current.conversationId !== input.conversationId;
  const { control, getValues, setError } = useForm<TypedCorrection>({
    defaultValues: typedCorrection(input, isAbout(current, item)),
  });
  const sawIt = input.fields.some(({ seen }) => seen !== undefined);
  const ticked = useWatch({ control, name: 'here' });
  const here = elsewhere && ticked ? { conversationId: current.conversationId } : null;
  const right = () => {
    const { corrected, faults } = correctedWrong(input, getValues(), londonDay(new Date()));
    for (const [field, fault] of faults) setError(`says.${field}`, { message: wrongFaultWords[fault] });
    return faults.size > 0 ? null : corrected;
  };
  const send = () => {
    const corrected = right();
    if (corrected === null) return;
    onAct(() => replaceWith(item, { ...corrected, ...here, commandId: newId() }), 'The corrected one has its place and is sent.');
  };
  return (
    <Box role="group" aria-label="Correct it" sx={{ display: 'grid', gap: 1.5 }}>
      {input.fields.map(({ field }) => (
        <Box key={field}>
          <ValueRow control={control} name={`says.${field}`} field={field} label={`${fieldWords[field]}: what it should be`} />
        </Box>
      ))}
      {sawIt && (
        <SelectRow
          control={control}
          name="way"
          label="What is done about it"
          options={[
            ['as-said', 'As it was recorded'],
            ['check', 'Have all of it checked'],
            ['check-unseen', 'Have all of it checked, without what was held: enough at level 1'],
          ]}
        />
      )}
      {elsewhere && <TickRow control={control} name="here" label="It belongs to the conversation that is open now" />}
      <Box>
        <BusyButton variant="outlined" size="small" busy={busy} onClick={send}>
          Send the corrected one
        </BusyButton>
      </Box>
      <SendUnmatched {...{ item, busy, onAct, here }} input={right} />
    </Box>
  );
}
