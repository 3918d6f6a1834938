import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { SessionState } from '../../../shared/session-state.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { OthersUnsent } from '../../components/others-unsent.tsx';
import { Screen } from '../../components/screen.tsx';
import { useConfiguration } from '../../lib/configuration.ts';
import { desk } from '../../lib/desk.ts';
import { markStart } from '../../lib/start-marks.ts';
import { useSync } from '../../lib/sync.ts';
import { signInWords } from '../../lib/words/sign-in.ts';
import { lastHereWords } from '../locked/words.ts';
import { useStep } from './use-step.ts';
import { Waiting } from './waiting.tsx';

// With the fields of forms, a seventh of what the page would read before it is painted; few starts are without a connection.
const UnlockByPasscode = lazy(async () => ({ default: (await import('../locked/unlock-by-passcode.tsx')).UnlockByPasscode }));

type Props = { readonly session: Extract<SessionState, { kind: 'signed-out' | 'signing-in' }> };

/** Nobody is signed in: the one thing to do, what went wrong the last time, and where it leads. */
export function SignInScreen({ session }: Props) {
  return (
    <Screen title="Sign in" ownFocus width={640}>
      {session.kind === 'signing-in' ? <Waiting until={session.until} why={session.why} /> : <Begin session={session} />}
    </Screen>
  );
}

function Begin({ session }: { readonly session: Extract<SessionState, { kind: 'signed-out' }> }) {
  const signIn = useStep(() => desk.shell.signIn());
  const button = useRef<HTMLButtonElement>(null);
  const online = useSync()?.online ?? true;
  const byPasscode = session.offline !== undefined;
  useEffect(() => {
    if (!byPasscode) button.current?.focus();
  }, [byPasscode]);
  useEffect(() => markStart('usable'), []);
  const quiet = session.why === 'cancelled';
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      {session.why && (
        <Alert severity={quiet ? 'info' : 'warning'} variant="outlined" role={quiet ? 'status' : 'alert'}>
          {signInWords(session.why, session.clockOff)}
        </Alert>
      )}
      {signIn.error && <ErrorNote error={signIn.error} />}
      <OthersUnsent />
      {session.offline && (
        <>
          <Typography>{lastHereWords(session.offline.name, online)}</Typography>
          <Suspense fallback={<Box sx={{ height: 64 }} />}>
            <UnlockByPasscode triesLeft={session.offline.triesLeft} />
          </Suspense>
        </>
      )}
      <Typography>Your browser opens your organisation’s sign-in page. Adviser Desk never sees your password.</Typography>
      <Button
        variant={byPasscode ? 'outlined' : 'contained'}
        size={byPasscode ? 'medium' : 'large'}
        ref={button}
        onClick={() => signIn.mutate()}
      >
        Sign in
      </Button>
      <WorksWith />
    </Box>
  );
}

/** Which service this desk belongs to, so that somebody notices when it is another. */
function WorksWith() {
  const { data } = useConfiguration();
  if (!data) return null;
  if (data.problem) {
    const { file, fields } = data.problem;
    return (
      <Alert severity="error" variant="outlined">
        The configuration file {file} cannot be used{fields.length > 0 ? `: look at ${fields.join(', ')}` : ''}. Until your
        administrator puts it right, nobody can sign in.
      </Alert>
    );
  }
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      Sign-in at {data.issuer.value} for the central service at {data.server.value}.
    </Typography>
  );
}
