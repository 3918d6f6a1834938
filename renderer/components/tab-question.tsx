import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { tabs } from '../lib/open-tabs.ts';
import { MOST_TABS } from '../lib/tab-rules.ts';
import { answerClosing } from '../lib/tabs.ts';

/** Asked before a tab goes in which something is typed. */
export function TabQuestion({ words }: { readonly words: string }) {
  const room = tabs.get().length > MOST_TABS ? `No more than ${MOST_TABS} can be open. ` : '';
  return (
    <Dialog open onClose={() => answerClosing(false)} aria-labelledby="tab-title" aria-modal="true">
      <DialogTitle id="tab-title">Close {words}?</DialogTitle>
      <DialogContent>{room}Something is typed there that has not been recorded. It would be lost.</DialogContent>
      <DialogActions>
        <Button onClick={() => answerClosing(true)}>Close it</Button>
        <Button variant="contained" autoFocus onClick={() => answerClosing(false)}>
          Keep it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
