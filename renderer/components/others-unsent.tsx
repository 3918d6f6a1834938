import Alert from '@mui/material/Alert';
import { useMachine } from '../lib/machine.ts';
import { useSession, whoIn } from '../lib/session.ts';
import { othersUnsentWords } from '../lib/words/others-unsent.ts';

/** Says how much of other people's work waits on this computer; nothing where there is none. */
export function OthersUnsent() {
  const signedIn = whoIn(useSession().data) !== null;
  const words = othersUnsentWords(useMachine()?.othersUnsent ?? 0, signedIn);
  if (words === '') return null;
  return (
    <Alert severity="info" variant="outlined" role="status">
      {words}
    </Alert>
  );
}
