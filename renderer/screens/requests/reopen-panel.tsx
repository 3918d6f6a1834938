import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { TextRow } from '../../components/form/text-row.tsx';
import { TickRow } from '../../components/form/tick-row.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { decidedAs } from '../complaint/asked-words.ts';
import { draftAt } from './draft-at.ts';
import { Meanwhile } from './meanwhile.tsx';
import type { Request } from './requests-query.ts';
import { useFormHere } from './use-form-here.tsx';
import { useSending } from './use-sending.ts';
import { mayReopen } from './what-may-be.ts';

type Props = { readonly request: Request; readonly roles: readonly string[]; readonly onDone: (words: string) => void };

/** Opening a finished request again, for who may. A form that is open stays, whatever others do. */
export function ReopenPanel({ request, roles, onDone }: Props) {
  const { asked, opener, ends } = useFormHere({ label: 'Open it again', letter: 'reopen', onDone });
  const may = mayReopen(request, roles);
  if (may === null && !asked) return null;
  return (
    <Panel title="Open it again" aside={may?.may && opener}>
      <Typography variant="body2">
        {may === null || may.may ? `What is taken back is decided anew; it stays in what happened. ${clockOf(request)}` : may.why}
      </Typography>
      {asked && <ReopenForm request={request} may={may?.may === true} {...ends} />}
    </Panel>
  );
}

const clockOf = ({ kind }: Request): string =>
  kind === 'complaint' ? 'Within two weeks they hear how it goes.' : 'The time runs from the day it was made.';

type FormProps = Pick<Props, 'request' | 'onDone'> & { readonly may: boolean; readonly onClose: () => void };
type Typed = { why: string; fields: Partial<Record<Field, boolean>>; decision: boolean };

function ReopenForm({ request, may, onClose, onDone }: FormProps) {
  const { id, version, disputes, decision } = request;
  const draft = draftAt('reopen', request);
  const fields = disputes.map(({ field }) => field);
  const form = useForm<Typed>({
    defaultValues: { why: '', fields: Object.fromEntries(fields.map((field) => [field, false])), decision: false },
  });
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(id);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(rows.current, 'why'), []);
  const submit = form.handleSubmit(async (typed) => {
    const why = typed.why.trim();
    if (why === '') return form.setError('why', { message: 'Say why' }, { shouldFocus: true });
    const back = fields.filter((field) => typed.fields[field]);
    const whole = typed.decision ? { decision: true as const } : {};
    const said = { requestId: id, version, why, fields: back, ...whole };
    const end = await send((commandId) => desk.requests.reopen({ commandId, ...said }));
    if (end !== 'done') return;
    dropDraft(draft);
    onDone('It is open again, and yours.');
  });
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      {!may && !busy && <Meanwhile words="A colleague has opened it again meanwhile." />}
      <TextRow control={form.control} name="why" label="Why it is opened again" maxLength={500} lines={2} />
      <Box role="group" aria-label="Decisions to take back" sx={{ display: 'grid', justifyItems: 'start' }}>
        {fields.map((field) => (
          <TickRow
            key={field}
            control={form.control}
            name={`fields.${field}`}
            label={`Take back the decision: ${fieldWords[field]}`}
          />
        ))}
        {decision && (
          <TickRow control={form.control} name="decision" label={`Take back the decision: ${decidedAs[decision.decision]}`} />
        )}
      </Box>
      <Typography variant="body2">With none ticked every decision stands, and only the telling is done again.</Typography>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy} disabled={!may && !busy}>
          Open it again now
        </BusyButton>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}
