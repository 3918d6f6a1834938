import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { answerLeaving } from '../lib/go.ts';

/** Asked before something unfinished is left. */
export function LeaveQuestion() {
  return (
    <Dialog open onClose={() => answerLeaving(false)} aria-labelledby="leave-title" aria-modal="true">
      <DialogTitle id="leave-title">Leave without recording?</DialogTitle>
      <DialogContent>What you marked has not been recorded.</DialogContent>
      <DialogActions>
        <Button onClick={() => answerLeaving(true)}>Leave</Button>
        <Button variant="contained" autoFocus onClick={() => answerLeaving(false)}>
          Stay
        </Button>
      </DialogActions>
    </Dialog>
  );
}
