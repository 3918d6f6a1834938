import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { deadlineFor } from '../../../shared/domain/deadline.ts';
import { EXTENSION_REASONS, type TOLD_CUSTOMER_HOW } from '../../../shared/domain/rectification.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { showDay } from '../../lib/time.ts';
import { draftAt } from './draft-at.ts';
import { factsOf } from './facts-of.ts';
import { Meanwhile } from './meanwhile.tsx';
import { extensionReasonWords } from './request-words.ts';
import type { Request } from './requests-query.ts';
import { readToldOn } from './told-on.ts';
import { ToldRows } from './told-rows.tsx';
import { useSending } from './use-sending.ts';

type Typed = {
  months: '' | '1' | '2';
  reason: '' | (typeof EXTENSION_REASONS)[number];
  on: string;
  how: '' | (typeof TOLD_CUSTOMER_HOW)[number];
};
type Props = {
  readonly request: Request;
  /** More time can still be taken: nobody has taken it, or finished the request, meanwhile. */
  readonly may: boolean;
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

/** How much more time, why, and when and how the customer was told. */
export function ExtendForm({ request, may, today, onClose, onDone }: Props) {
  const { id, version, madeOn, extendBy, extensionMonths } = request;
  const draft = draftAt('extend', request);
  const form = useForm<Typed>({ defaultValues: { months: '', reason: '', on: '', how: '' } });
  const { control, handleSubmit, setError } = form;
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(id);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(rows.current, 'months'), []);
  const due = (extensionMonths: number) => showDay(deadlineFor({ ...factsOf(request), extensionMonths }).dueOn);
  const submit = handleSubmit(async ({ months, reason, on, how }) => {
    if (months === '') return setError('months', { message: 'Say how much more time' }, { shouldFocus: true });
    if (reason === '') return setError('reason', { message: 'Say why' }, { shouldFocus: true });
    const read = readToldOn(on, { madeOn, today, notAfter: extendBy });
    if ('fault' in read) return setError('on', { message: read.fault }, { shouldFocus: true });
    if (how === '') return setError('how', { message: 'Say how they were told' }, { shouldFocus: true });
    const told = { toldOn: read.on, toldHow: how };
    const end = await send((commandId) =>
      desk.requests.extend({ commandId, requestId: id, version, months: Number(months), reason, ...told }),
    );
    if (end !== 'done') return;
    dropDraft(draft);
    onDone(`It is due on ${due(Number(months))} now.`);
  });
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words={extensionMonths === null ? FINISHED : TAKEN} />}
      <SelectRow
        control={control}
        name="months"
        label="How much more time"
        options={[
          ['', ''],
          ['1', `One month, until ${due(1)}`],
          ['2', `Two months, until ${due(2)}`],
        ]}
      />
      <SelectRow
        control={control}
        name="reason"
        label="Why"
        options={[['', ''], ...EXTENSION_REASONS.map((reason) => [reason, extensionReasonWords[reason]] as const)]}
      />
      <ToldRows control={control} on="on" how="how" />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy} disabled={!may && !busy}>
          {busy ? 'Recording…' : 'Record more time'}
        </BusyButton>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}

const TAKEN = 'A colleague has taken more time meanwhile.';
const FINISHED = 'A colleague has finished this request meanwhile.';
