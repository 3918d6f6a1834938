import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { WORRIES, type Worry } from '../../../shared/domain/authority.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { useWorrying } from './use-worrying.ts';

type Props = { readonly customerId: string; readonly onClose: () => void };

const labels: Record<Worry, string> = { pressure: 'Pressure', safety: 'Safety' };

/** A worry is told to a supervisor and changes nothing else. Nothing of it is shown once this is closed. */
export function WorryDialog({ customerId, onClose }: Props) {
  const { raise, itemId, busy, error } = useWorrying(customerId);
  return (
    <Dialog open onClose={onClose} aria-labelledby="worry-title" aria-modal="true" fullWidth maxWidth="xs">
      <DialogTitle id="worry-title">I am worried</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>Nothing changes. A supervisor sees it.</Typography>
        {error !== null && <ErrorNote error={error} />}
        {itemId !== null && <SavedTruth itemId={itemId} />}
      </DialogContent>
      {itemId === null ? (
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          {WORRIES.map((about, index) => (
            <BusyButton key={about} variant="outlined" autoFocus={index === 0} busy={busy} onClick={() => raise(about)}>
              {labels[about]}
            </BusyButton>
          ))}
        </DialogActions>
      ) : (
        <DialogActions>
          {/* Another button than those before: it takes the focus, so that Enter closes. */}
          <Button key="close" variant="contained" autoFocus onClick={onClose}>
            Close
          </Button>
        </DialogActions>
      )}
    </Dialog>
  );
}
