import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SignInCode } from '../../../shared/session-state.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { useNow } from '../../lib/now.ts';
import { signInWords } from '../../lib/words/sign-in.ts';
import { useStep } from './use-step.ts';

type Props = {
  /** When it is given up. */
  readonly until: string;
  readonly why: SignInCode | null;
};

/** The browser has the turn: how long it is waited for, how to stop, and what to do when it did not open. */
export function Waiting({ until, why }: Props) {
  const cancel = useStep(() => desk.shell.cancelSignIn());
  const copy = useMutation({
    mutationFn: () => desk.shell.copySignInAddress(),
    onSuccess: () => announce('The address is copied'),
  });
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => stop.current?.focus(), []);
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      {why ? (
        <Alert severity="warning" variant="outlined">
          {signInWords(why)}
        </Alert>
      ) : (
        <Typography role="status">Go on in your browser. Adviser Desk comes back by itself when you are done there.</Typography>
      )}
      <Left until={until} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="outlined" ref={stop} onClick={() => cancel.mutate()}>
          Cancel
        </Button>
        <BusyButton variant={why ? 'contained' : 'text'} onClick={() => copy.mutate()} busy={copy.isPending}>
          {copy.isSuccess ? 'Address copied' : 'Copy the address'}
        </BusyButton>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        The address opens your organisation’s sign-in page. It works once, on this computer, until the time is up.
      </Typography>
    </Box>
  );
}

function Left({ until }: { readonly until: string }) {
  const left = Math.max(0, Math.ceil((Date.parse(until) - useNow(1).getTime()) / 1000));
  const [minutes, seconds] = [Math.floor(left / 60), left % 60];
  return (
    <Typography role="timer" aria-live="off" sx={{ fontVariantNumeric: 'tabular-nums', color: 'text.secondary' }}>
      {minutes}:{String(seconds).padStart(2, '0')} left
    </Typography>
  );
}
