import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { LOOK_OUTCOMES, type LookOutcome } from '../../../shared/domain/look-at.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { draftAt } from './draft-at.ts';
import { Meanwhile } from './meanwhile.tsx';
import type { Request } from './requests-query.ts';
import { useFormHere } from './use-form-here.tsx';
import { useSending } from './use-sending.ts';
import { mayLook } from './what-may-be.ts';

type Props = { readonly request: Request; readonly roles: readonly string[]; readonly onDone: (words: string) => void };
const FOUND: Record<LookOutcome, string> = {
  fine: 'Nothing is wrong with it',
  'talk-to-adviser': 'I talk about it with the adviser',
  reopen: 'It has to be opened again',
};

/** One in so many decisions made on a call is looked at by somebody else. A form that is open stays, whatever others do. */
export function LookPanel({ request, roles, onDone }: Props) {
  const { asked, opener, ends } = useFormHere({ label: 'I have looked', letter: 'look', onDone });
  const may = mayLook(request, roles);
  if (!may && !asked) return null;
  return (
    <Panel title="A look at what was decided on the call" aside={opener}>
      <Typography variant="body2">Look at what the customer said and what was put right, then say what you found.</Typography>
      {asked && <LookForm request={request} may={may} {...ends} />}
    </Panel>
  );
}

type FormProps = Pick<Props, 'request' | 'onDone'> & { readonly may: boolean; readonly onClose: () => void };

function LookForm({ request, may, onDone, onClose }: FormProps) {
  const { id } = request;
  const draft = draftAt('look', request);
  const form = useForm<{ outcome: '' | LookOutcome; note: string }>({ defaultValues: { outcome: '', note: '' } });
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(id);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(rows.current, 'outcome'), []);
  const submit = form.handleSubmit(async ({ outcome, note }) => {
    if (outcome === '') return form.setError('outcome', { message: 'Say what you found' }, { shouldFocus: true });
    const more = note.trim() === '' ? {} : { note: note.trim() };
    const end = await send((commandId) => desk.requests.look({ commandId, requestId: id, outcome, ...more }));
    if (end !== 'done') return;
    dropDraft(draft);
    onDone(outcome === 'reopen' ? 'It is looked at. Now open it again, further down.' : 'It is looked at.');
  });
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words="A colleague has looked at it meanwhile." />}
      <SelectRow
        control={form.control}
        name="outcome"
        label="What you found"
        options={[['', ''], ...LOOK_OUTCOMES.map((one) => [one, FOUND[one]] as const)]}
      />
      <TextRow control={form.control} name="note" label="Note (if there is something to say)" maxLength={500} lines={2} />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy} disabled={!may && !busy}>
          Record this
        </BusyButton>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}
