import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { REQUEST_NOTE_LENGTH } from '../../../shared/domain/limits.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { focusField } from '../../components/form/focus-field.ts';
import { TextRow } from '../../components/form/text-row.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { useFormDraft } from '../../lib/form-draft.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { draftAt } from './draft-at.ts';
import { type Request, readRequestAgain } from './requests-query.ts';

type Props = { readonly request: Request; readonly onClose: () => void; readonly onDoneLater: (words: string) => void };

/** A note on a request; without a connection it waits in *Unsent work*, and goes when there is one. */
export function NoteForm({ request, onClose, onDoneLater }: Props) {
  const requestId = request.id;
  const draft = draftAt('note', request);
  const [commandId] = useState(newId);
  const [itemId, setItemId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const form = useForm({ defaultValues: { note: '' } });
  useFormDraft(draft, form);
  const rows = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(rows.current, 'note'), []);
  const submit = form.handleSubmit(async ({ note }) => {
    if (note.trim() === '') return form.setError('note', { message: 'Type a note' }, { shouldFocus: true });
    try {
      const said = { commandId, requestId, at: new Date().toISOString(), note: note.trim() };
      const item = await recorded('requests.note', desk.requests.note(said));
      dropDraft(draft);
      setItemId(item);
      if ((await whenEnded(item)).state !== 'received') return;
      await readRequestAgain(requestId);
      onDoneLater('The note is kept.');
    } catch (failure) {
      setError(failure);
    }
  });
  if (itemId)
    return (
      <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start', mb: 2 }}>
        <SavedTruth itemId={itemId} />
        <Button onClick={onClose}>Close</Button>
      </Box>
    );
  return (
    <Box component="form" ref={rows} noValidate autoComplete="off" onSubmit={submit} sx={{ display: 'grid', gap: 2, mb: 2 }}>
      {error !== null && <ErrorNote error={error} />}
      <TextRow
        control={form.control}
        name="note"
        label="Note"
        help="Whoever works on this request reads it; so may the customer, who can ask for a copy."
        maxLength={REQUEST_NOTE_LENGTH}
        lines={3}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained">
          Keep this note
        </Button>
        <Button onClick={onClose}>Put this away</Button>
      </Box>
    </Box>
  );
}
