import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { BusyButton } from '../../components/busy-button.tsx';

type Props = { readonly holder: string; readonly busy: boolean; readonly onTake: () => void; readonly onClose: () => void };

/** Asks before a request is taken from whoever holds it. */
export function TakeOverQuestion({ holder, busy, onTake, onClose }: Props) {
  return (
    <Dialog open onClose={busy ? () => undefined : onClose} aria-labelledby="take-over-title" aria-modal="true">
      <DialogTitle id="take-over-title">Take it over from {holder}?</DialogTitle>
      <DialogContent>
        They may be deciding it just now. What they have typed stays on their screen, but they cannot record it.
      </DialogContent>
      <DialogActions>
        <BusyButton autoFocus onClick={onClose} busy={busy}>
          Back
        </BusyButton>
        <BusyButton variant="contained" busy={busy} onClick={onTake}>
          Take it over
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
