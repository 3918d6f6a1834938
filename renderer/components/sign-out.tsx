import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { signOut, signOutAsked } from '../lib/sign-out.ts';
import { useSync } from '../lib/sync.ts';

/** Asked before a sign-out that would lose what has not been received. */
export function SignOutQuestion() {
  const unsent = useSync()?.unsent ?? 0;
  const stay = () => signOutAsked.set(() => false);
  return (
    <Dialog open onClose={stay} aria-labelledby="sign-out-title" aria-modal="true">
      <DialogTitle id="sign-out-title">Sign out and lose what is unsent?</DialogTitle>
      <DialogContent>
        {unsent === 1 ? 'One item has' : `${unsent} items have`} not been received by the central service yet. Signing out now
        loses {unsent === 1 ? 'it' : 'them'}. Stay signed in until the line at the bottom says that nothing is unsent.
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void signOut(true)}>Sign out and lose {unsent === 1 ? 'it' : 'them'}</Button>
        <Button variant="contained" autoFocus onClick={stay}>
          Stay signed in
        </Button>
      </DialogActions>
    </Dialog>
  );
}
