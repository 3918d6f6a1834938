import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { SessionState } from '../../../shared/session-state.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Screen } from '../../components/screen.tsx';
import { desk } from '../../lib/desk.ts';
import { useNow } from '../../lib/now.ts';
import { markStart } from '../../lib/start-marks.ts';
import { useSync } from '../../lib/sync.ts';
import { showWhen } from '../../lib/time.ts';
import { signInWords } from '../../lib/words/sign-in.ts';
import { useStep } from '../sign-in/use-step.ts';
import { Waiting } from '../sign-in/waiting.tsx';
import { UnlockByPasscode } from './unlock-by-passcode.tsx';
import { unsentWords, waysWords } from './words.ts';

export type LockedState = Extract<SessionState, { kind: 'locked' }>;

/** The desk is locked: by whom and since when, what waits unsent, and the ways back in. Nothing of a customer. */
export function LockedScreen({ session }: { readonly session: LockedState }) {
  useEffect(() => markStart('usable'), []);
  return (
    <Screen title="Locked" ownFocus width={640} lead={<Lead session={session} />}>
      {session.signingInUntil ? <Waiting until={session.signingInUntil} why={session.why} /> : <Ways session={session} />}
    </Screen>
  );
}

function Lead({ session: { name, since } }: { readonly session: LockedState }) {
  const now = useNow(10);
  const sync = useSync();
  return (
    <Box sx={{ color: 'text.secondary' }}>
      <Typography>
        {name} is at work here. Locked {showWhen(since, now)}.
      </Typography>
      {sync && <Typography>{unsentWords(sync, now)}</Typography>}
    </Box>
  );
}

function Ways({ session }: { readonly session: LockedState }) {
  const { ways, why, clockOff } = session;
  const signIn = useStep(() => desk.shell.signIn());
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!ways.passcode) button.current?.focus();
  }, [ways.passcode]);
  const online = useSync()?.online ?? true;
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      {why && (
        <Alert
          severity={why === 'cancelled' ? 'info' : 'warning'}
          variant="outlined"
          role={why === 'cancelled' ? 'status' : 'alert'}
        >
          {why === 'somebody-else'
            ? `Only ${session.name} can unlock this desk. Nothing of their work is lost.`
            : signInWords(why, clockOff)}
        </Alert>
      )}
      {signIn.error && <ErrorNote error={signIn.error} />}
      {ways.passcode && <UnlockByPasscode triesLeft={session.triesLeft} />}
      <Typography>{waysWords(ways.passcode, online)}</Typography>
      <Button
        variant={ways.passcode ? 'outlined' : 'contained'}
        size={ways.passcode ? 'medium' : 'large'}
        ref={button}
        onClick={() => signIn.mutate()}
      >
        Sign in to unlock
      </Button>
    </Box>
  );
}
