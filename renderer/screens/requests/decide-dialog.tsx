import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';

type Props = {
  /** What is decided, a sentence each. */
  readonly sentences: readonly string[];
  /** What follows from it. */
  readonly follows: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDecide: () => void;
  readonly onClose: () => void;
};

/** What a decision must say where something is kept: the ways to complain, the Commissioner and the court (UK GDPR article 12(4)). */
export const TOLD = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true } as const;

/** Asks once more before a decision, which cannot be undone; long ones can be scrolled by keyboard. */
export function DecideDialog({ sentences, follows, busy, error, onDecide, onClose }: Props) {
  return (
    <Dialog open onClose={busy ? () => undefined : onClose} aria-labelledby="decide-title" aria-modal="true">
      <DialogTitle id="decide-title">Decide this for good?</DialogTitle>
      <DialogContent tabIndex={0} sx={{ display: 'grid', gap: 2 }}>
        {error !== null && <ErrorNote error={error} />}
        <Box component="ul" aria-label="What is decided" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </Box>
        <Typography variant="body2">{follows}</Typography>
      </DialogContent>
      <DialogActions>
        <BusyButton autoFocus onClick={onClose} busy={busy}>
          Back
        </BusyButton>
        <BusyButton variant="contained" busy={busy} onClick={onDecide}>
          {busy ? 'Recording…' : 'Decide'}
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
