import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useForm } from 'react-hook-form';
import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { draftAt } from '../requests/draft-at.ts';
import type { Request } from '../requests/requests-query.ts';
import type { Ends } from '../requests/use-form-here.tsx';
import { useSending } from '../requests/use-sending.ts';
import { disputesOf, emptyWrong, type Shown, type TypedWrong } from './disputes-of.ts';
import { wrongFaultWords } from './fault-words.ts';
import { PickList } from './pick-list.tsx';

/** Nothing that is held is seen here: that stands with the request once the value is in dispute. */
const UNSEEN: Shown = { values: null, checking: new Set() };

/** Picks the values that words are about, and what each should be. */
export function SetOutForm({ request, today, onClose, onDone }: { readonly request: Request; readonly today: string } & Ends) {
  const { id, version, words } = request;
  const draft = draftAt('set-out', request);
  const form = useForm<TypedWrong>({ defaultValues: emptyWrong('') });
  const { control, handleSubmit, setError, clearErrors, setValue, formState } = form;
  useFormDraft(draft, form);
  const { send, busy, error } = useSending(id);
  const pick = (field: Field, picked: boolean) => {
    setValue(`picked.${field}`, picked, { shouldDirty: true });
    clearErrors('root');
  };
  const submit = handleSubmit(async (typed) => {
    if (!FIELDS.some((field) => typed.picked[field])) return setError('root', { message: 'Pick what is in dispute first.' });
    const { fields, faults } = disputesOf(typed, UNSEEN, today);
    const [first] = faults.keys();
    for (const [field, fault] of faults)
      setError(`says.${field}`, { message: wrongFaultWords[fault] }, { shouldFocus: field === first });
    if (first) return;
    let joined: readonly { readonly reference: string }[] = [];
    const end = await send(async (commandId) => {
      ({ joined = [] } = await desk.rectifications.setOut({ commandId, requestId: id, version, fields: [...fields] }));
    });
    if (end !== 'done') return;
    dropDraft(draft);
    const on = [...new Set(joined.map(({ reference }) => showReference(reference)))];
    const elsewhere = on.length === 0 ? '' : ` What was being checked already goes on as ${on.join(' and ')}.`;
    onDone(`The values are being checked now.${elsewhere}`);
  });
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {words !== '' && <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{words}</Typography>}
      {formState.errors.root?.message && (
        <Typography role="alert" sx={{ color: 'error.main' }}>
          {formState.errors.root.message}
        </Typography>
      )}
      {error !== null && <ErrorNote error={error} />}
      <PickList control={control} rows={null} marks={new Map()} shown={UNSEEN} onPick={pick} />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <BusyButton type="submit" variant="contained" busy={busy}>
          {busy ? 'Recording…' : 'These are in dispute'}
        </BusyButton>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}
