import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { announce } from '../../lib/announcer.ts';
import { chosen, findLine } from '../../lib/callers-words.ts';
import { levelWords } from '../../lib/words/levels.ts';
import { type CheckForm, emptyCheck, readCheck } from './check-form.ts';
import { CheckItems } from './check-items.tsx';
import { useCheckIdentity } from './check-mutation.ts';
import { answersWords, firstEmpty, saidEnough } from './check-steps.ts';
import { readAgain } from './customer-query.ts';
import type { Checked } from './identity-panel.tsx';
import { prefillCheck } from './prefill.ts';
import type { Customer } from './record-parts.tsx';

type Props = {
  readonly customer: Pick<Customer, 'id' | 'level'>;
  readonly conversationId: string;
  /** The first check of this person here: what the caller said in Find fills it. */
  readonly first: boolean;
  /** What is being checked: no number of these is called back. */
  readonly checking: ReadonlySet<Field>;
  readonly onChecked: (checked: Checked) => void;
  /** Somebody else speaks, and the customer is on the line for this. */
  readonly customerAnswers?: true;
};

/** What the caller says, typed and asked about; whatever was typed is dropped as soon as it is answered. */
export function CheckFields({ customer, conversationId, first, checking, onChecked, customerAnswers }: Props) {
  const check = useCheckIdentity();
  const button = useRef<HTMLButtonElement>(null);
  const fields = useRef<HTMLFormElement>(null);
  const heard = first && chosen.get()?.id === customer.id ? (chosen.get()?.reasons ?? []) : null;
  const { control, handleSubmit, reset, setError } = useForm<CheckForm>({
    defaultValues: heard ? prefillCheck(findLine.get(), heard, londonDay(new Date())) : emptyCheck,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form opens
  useEffect(() => {
    const said = control._defaultValues as CheckForm;
    if (customer.level === 0 && saidEnough(said)) button.current?.focus();
    else focusField(fields.current, firstEmpty(said, customer.level));
  }, []);
  const own = customerAnswers ? { customerAnswers } : {};
  const submit = handleSubmit(async (form) => {
    const read = readCheck(form, londonDay(new Date()));
    if (!read.ok) return setError(read.field, { message: read.words }, { shouldFocus: true });
    try {
      const checked = await check.mutateAsync({ customerId: customer.id, conversationId, ...own, ...read.answers });
      reset(emptyCheck);
      check.reset();
      announce(`${answersWords(checked)} Level ${checked.level}: ${levelWords[checked.level].short}.`);
      onChecked(checked);
      await readAgain(customer.id);
      if (checked.level > customer.level) document.getElementById('record-consent')?.focus();
      else focusField(fields.current, firstEmpty(emptyCheck, customer.level));
    } catch {
      // The error is shown from the mutation; what was typed stays, so that it can be sent again.
    }
  });
  return (
    <Box
      component="form"
      ref={fields}
      onSubmit={submit}
      noValidate
      aria-label={customerAnswers ? 'What the customer says' : 'What the caller says'}
      autoComplete="off"
    >
      <CheckItems control={control} level={customer.level} checking={checking} />
      {check.error !== null && (
        <Box sx={{ mt: 2 }}>
          <ErrorNote error={check.error} />
        </Box>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: 2 }}>
        <BusyButton type="submit" variant="contained" ref={button} busy={check.isPending}>
          {check.isPending ? 'Asking the central service…' : 'Check'}
        </BusyButton>
        <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
          Enter checks. What you type is not kept.
        </Box>
      </Box>
    </Box>
  );
}
