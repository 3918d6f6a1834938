import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { showDate } from '../customer/typed-date.ts';
import { draftAt } from './draft-at.ts';
import { Meanwhile } from './meanwhile.tsx';
import type { Request } from './requests-query.ts';
import { readToldOn } from './told-on.ts';
import { useSending } from './use-sending.ts';
import { stillWaits, waitsOffered } from './what-may-be.ts';

type Props = {
  readonly request: Request;
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};
export const WAITS_FOR = { proof: 'Proof of who is asking', customer: 'What the customer wants' } as const;

/** That something is asked for, or that it came: which of the two is settled when the form opens, whatever a colleague does then. */
export function WaitForm({ request, today, onClose, onDone }: Props) {
  const { id, version } = request;
  const [seen] = useState(request);
  const asks = seen.waitingFor === null;
  const offered = waitsOffered(seen);
  const may = asks ? offered.every((one) => waitsOffered(request).includes(one)) : stillWaits(seen, request);
  // Asking for something and that it came are two forms: what was typed for one is not the other's.
  const draft = draftAt(asks ? 'wait' : 'came', request);
  const form = useForm<{ for: string; on: string }>({
    defaultValues: { for: offered.length === 1 ? (offered[0] ?? '') : '', on: showDate(today) },
  });
  const { control, handleSubmit, setError } = form;
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(id);
  const submit = handleSubmit(async ({ for: what, on }) => {
    if (!may) return;
    const waitsFor = offered.find((one) => one === what);
    if (asks && !waitsFor) return setError('for', { message: 'Say what was asked for' }, { shouldFocus: true });
    const read = readToldOn(on, { madeOn: seen.waitingSince ?? seen.madeOn, today });
    if ('fault' in read) return setError('on', { message: read.fault }, { shouldFocus: true });
    const end = await send((commandId) =>
      waitsFor
        ? desk.requests.wait({ commandId, requestId: id, version, waitsFor, askedOn: read.on })
        : desk.requests.resume({ commandId, requestId: id, version, cameOn: read.on }),
    );
    if (end !== 'done') return;
    dropDraft(draft);
    onDone(waitsFor ? 'It waits.' : 'It goes on.');
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words={asks ? ASKED : CAME} />}
      {asks && (
        <SelectRow
          control={control}
          name="for"
          label="What was asked for"
          options={[['', ''], ...offered.map((one) => [one, WAITS_FOR[one]] as const)]}
        />
      )}
      <TextRow
        control={control}
        name="on"
        label={asks ? 'Asked for on' : 'It came on'}
        help="Day, month, year"
        maxLength={20}
        autoFocus
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy} disabled={!may && !busy}>
          {asks ? 'Wait' : 'Go on'}
        </BusyButton>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}

const ASKED = 'A colleague has recorded meanwhile what was asked for, or that this request is finished.';
const CAME = 'A colleague has recorded meanwhile that it came, or that this request is finished.';
