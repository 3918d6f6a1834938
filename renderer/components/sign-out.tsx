import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useSession, whoIn } from '../lib/session.ts';
import { signOut, signOutAsked } from '../lib/sign-out.ts';
import { useSync } from '../lib/sync.ts';

/** Asked before a sign-out that leaves, or loses, what has not been received. */
export function SignOutQuestion() {
  const sync = useSync();
  const name = whoIn(useSession().data)?.name ?? 'you';
  const unsent = sync?.unsent ?? 0;
  const them = unsent > 1 ? 'them' : 'it';
  const stay = () => signOutAsked.set(() => false);
  return (
    <Dialog open onClose={stay} aria-labelledby="sign-out-title" aria-modal="true">
      <DialogTitle id="sign-out-title">
        {sync?.kept ? 'Sign out while something is unsent?' : 'Sign out and lose what is unsent?'}
      </DialogTitle>
      <DialogContent>
        {whatWaits(unsent)} not been received by the central service yet.{' '}
        {sync?.kept
          ? `You can leave ${them} on this computer, sealed for ${name} alone: a colleague who signs in here sees how many there are and nothing of ${them}, and nobody else can send ${them}. Until you sign in here again the central service does not know what was said.`
          : `Signing out now loses ${them}. Stay signed in until the line at the bottom says that nothing is unsent.`}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void signOut(true)}>
          {sync?.kept ? `Sign out and leave ${them} here` : `Sign out and lose ${them}`}
        </Button>
        <Button variant="contained" autoFocus onClick={stay}>
          Stay signed in
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** With nothing unsent that anybody said, it is a note for the audit that waits. */
function whatWaits(unsent: number): string {
  if (unsent === 0) return 'A note of what you looked at without a connection has';
  return unsent === 1 ? 'One item has' : `${unsent} items have`;
}
