import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ErrorNote } from '../error-note.tsx';
import { KeyHint, keyed } from '../key-hint.tsx';
import { FormBar } from './form-bar.tsx';

type Props = {
  /** Why it was not recorded; null while nothing went wrong. */
  readonly error: unknown;
  readonly onBack: () => void;
};

/** Under a form that takes down what somebody asks: the button that records it, the way back, and what went wrong, in view with them. */
export function TakeDownBar({ error, onBack }: Props) {
  return (
    <FormBar>
      {error !== null && (
        <Box sx={{ flex: '1 0 100%' }}>
          <ErrorNote error={error} />
        </Box>
      )}
      <Button type="submit" variant="contained" sx={keyed}>
        Take it down <KeyHint of="Enter" />
      </Button>
      <Button onClick={onBack} sx={keyed}>
        Back <KeyHint of="Escape" />
      </Button>
    </FormBar>
  );
}
