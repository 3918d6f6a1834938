import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { DOCUMENTS } from '../../../shared/domain/identity.ts';
import { CHECK_OUTCOMES, type CheckOutcome } from '../../../shared/domain/rectification.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { documentWords } from '../../lib/words/check-lists.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { draftAt } from './draft-at.ts';
import { Meanwhile } from './meanwhile.tsx';
import { outcomeWords } from './request-words.ts';
import { type Request, readRequestAgain } from './requests-query.ts';

type Typed = { what: string; field: '' | Field; outcome: '' | CheckOutcome; documentSeen: '' | (typeof DOCUMENTS)[number] };
type Props = {
  readonly request: Request;
  /** Steps can still be noted: nobody has finished it meanwhile. */
  readonly may: boolean;
  readonly onClose: () => void;
  readonly onDoneLater: (words: string) => void;
};

/** Records a step to check: what was done and which document was seen, never a copy of it. */
export function CheckForm({ request, may, onClose, onDoneLater }: Props) {
  const { id, disputes } = request;
  const draft = draftAt('check', request);
  const [commandId] = useState(newId);
  const [itemId, setItemId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const one = disputes.length === 1 ? (disputes[0]?.field ?? '') : '';
  const form = useForm<Typed>({ defaultValues: { what: '', field: one, outcome: '', documentSeen: '' } });
  const { control, handleSubmit, setError: setFault } = form;
  useFormDraft(draft, form);
  const submit = handleSubmit(async ({ what, field, outcome, documentSeen }) => {
    if (what.trim() === '') return setFault('what', { message: 'Say what was done' }, { shouldFocus: true });
    if (outcome === '') return setFault('outcome', { message: 'Say what it came to' }, { shouldFocus: true });
    const said = { commandId, requestId: id, at: new Date().toISOString(), what: what.trim(), outcome };
    const more = { ...(field ? { field } : {}), ...(documentSeen ? { documentSeen } : {}) };
    try {
      const item = await recorded('requests.recordCheck', desk.requests.recordCheck({ ...said, ...more }));
      dropDraft(draft);
      setItemId(item);
      const { state } = await whenEnded(item);
      if (state !== 'received') return;
      await readRequestAgain(id);
      onDoneLater('The step to check is recorded.');
    } catch (failure) {
      setError(failure);
    }
  });
  if (itemId)
    return (
      <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start', mt: 1 }}>
        <SavedTruth itemId={itemId} />
        <Button onClick={onClose}>Close</Button>
      </Box>
    );
  const fields = disputes.map(({ field }) => [field, fieldWords[field]] as const);
  return (
    <Box component="form" noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mt: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      {!may && <Meanwhile words="A colleague has finished this request meanwhile: there is nothing left to check." />}
      <TextRow control={control} name="what" label="What was done" maxLength={200} autoFocus />
      <SelectRow control={control} name="field" label="For which value" options={[['', 'All of it'], ...fields]} />
      <SelectRow
        control={control}
        name="outcome"
        label="What it came to"
        options={[['', ''], ...CHECK_OUTCOMES.map((outcome) => [outcome, outcomeWords[outcome]] as const)]}
      />
      <SelectRow
        control={control}
        name="documentSeen"
        label="Which document was seen"
        options={[['', 'None'], ...DOCUMENTS.map((document) => [document, documentWords[document]] as const)]}
      />
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        Only that it was seen. Make no copy of it and write down no number of it.
      </Typography>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={!may}>
          Record this step
        </Button>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}
