import Box from '@mui/material/Box';
import { useForm } from 'react-hook-form';
import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import type { Input } from '../../../shared/operations.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { ValueRow } from '../../components/form/value-row.tsx';
import { useConversation } from '../../lib/conversation.ts';
import { newId } from '../../lib/ids.ts';
import { changeFaultWords } from '../../lib/words/change-faults.ts';
import { showDate } from '../customer/typed-date.ts';
import { valuesFrom } from '../new-customer/typed-new.ts';
import type { CorrectProps } from './correct.tsx';
import { LikeThis } from './like-this.tsx';
import { replaceWith } from './replace-with.ts';

type Register = Input<'customers.register'>;
type Typed = { readonly values: Record<Field, string>; readonly here: boolean };

/** Somebody new who was not accepted: who is like them, and what they said, to be put right. The day it was said stays. */
export function CorrectNew(props: CorrectProps) {
  const { item, busy, onAct } = props;
  const input = item.input as Register;
  const current = useConversation();
  const elsewhere = current !== null && current.conversationId !== input.conversationId;
  const { control, getValues, setError } = useForm<Typed>({ defaultValues: { values: shown(input), here: elsewhere } });
  const send = () => {
    const { values, here } = getValues();
    const said = valuesFrom({ values }, londonDay(new Date()));
    for (const [field, fault] of said.faults) setError(`values.${field}`, { message: changeFaultWords[fault] });
    if (said.faults.size > 0) return;
    const before = new Map(input.values.map((value) => [value.field, value]));
    const corrected = {
      ...{ ...input, commandId: newId(), values: said.values.map((value) => ({ ...before.get(value.field), ...value })) },
      ...(here && current ? { conversationId: current.conversationId } : {}),
    };
    onAct(() => replaceWith(item, corrected), 'The corrected one has its place and is sent.');
  };
  return (
    <>
      {item.problem?.code === 'likely-duplicate' && <LikeThis {...props} />}
      <Box role="group" aria-label="Correct it" sx={{ display: 'grid', gap: 1.5 }}>
        {input.values.map(({ field }) => (
          <Box key={field}>
            <ValueRow control={control} name={`values.${field}`} field={field} />
          </Box>
        ))}
        {elsewhere && <TickRow control={control} name="here" label="It belongs to the conversation that is open now" />}
        <Box>
          <BusyButton variant="outlined" size="small" busy={busy} onClick={send}>
            Send the corrected one
          </BusyButton>
        </Box>
      </Box>
    </>
  );
}

/** Every value as it would be typed. */
function shown({ values }: Register): Record<Field, string> {
  const said = new Map(values.map(({ field, value }) => [field, field === 'dateOfBirth' ? showDate(value) : value]));
  return Object.fromEntries(FIELDS.map((field) => [field, said.get(field) ?? ''])) as Record<Field, string>;
}
