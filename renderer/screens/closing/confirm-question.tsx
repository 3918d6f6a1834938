import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { showReference } from '../../../shared/domain/reference.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { desk } from '../../lib/desk.ts';
import type { ClosingRow } from './closings-query.ts';
import { useClosingStep } from './use-closing-step.ts';

type Props = { readonly row: ClosingRow; readonly onClose: () => void };

/** Asks once more before a death is confirmed: from then on the record is closed. */
export function ConfirmQuestion({ row, onClose }: Props) {
  const confirm = useClosingStep({
    run: (commandId) => desk.closures.confirm({ commandId, closingId: row.id }),
    done: 'The death is confirmed.',
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby="confirm-title" aria-modal="true">
      <DialogTitle id="confirm-title">Confirm that {showReference(row.reference)} has died?</DialogTitle>
      {/* Longer than its place it can be scrolled by keyboard too. */}
      <DialogContent tabIndex={0} sx={{ display: 'grid', gap: 2 }}>
        {confirm.error && <ErrorNote error={confirm.error} />}
        <Typography>
          Only when you are certain, from a document or a source of your own. At once everything optional ends, the record is
          hidden, and who was given something about them is told that they no longer use the service.
        </Typography>
        <Typography>Until when it can be stopped is shown in the list from then on. After that what goes is gone.</Typography>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Cancel
        </Button>
        <BusyButton variant="contained" busy={confirm.isPending} onClick={() => confirm.mutate()}>
          Confirm it
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
