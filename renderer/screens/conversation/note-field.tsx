import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { NOTE_LENGTH } from '../../../shared/domain/limits.ts';
import { listWords } from '../../lib/words/list-words.ts';
import { sensitiveWords } from './sensitive-words.ts';

type Props = { readonly note: string; readonly onNote: (note: string) => void };

/** An optional short note, with a warning at words of health or origin: those belong under a consent or nowhere. */
export function NoteField({ note, onNote }: Props) {
  const found = sensitiveWords(note);
  return (
    <Box sx={{ mt: 3 }}>
      <TextField
        label="Note (optional)"
        fullWidth
        size="small"
        value={note}
        onChange={(event) => onNote(event.target.value)}
        helperText={`${NOTE_LENGTH - note.length} characters left. Nothing about health, origin or belief.`}
        slotProps={{ htmlInput: { maxLength: NOTE_LENGTH, autoComplete: 'off' } }}
      />
      <Box role="status" sx={{ mt: 1 }}>
        {found.length > 0 && (
          <Alert severity="warning" variant="outlined">
            “{listWords(found)}” may say something about health, origin or belief. Leave it out unless the customer asked you to
            note it.
          </Alert>
        )}
      </Box>
    </Box>
  );
}
