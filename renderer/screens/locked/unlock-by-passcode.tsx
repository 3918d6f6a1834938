import Box from '@mui/material/Box';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { BusyButton } from '../../components/busy-button.tsx';
import { desk } from '../../lib/desk.ts';
import { PasscodeField } from '../sign-in/passcode-field.tsx';
import { useStep } from '../sign-in/use-step.ts';
import { triesWords } from './words.ts';

/** The way in without a connection. What was typed goes with the answer, right or wrong. */
export function UnlockByPasscode({ triesLeft }: { readonly triesLeft: number }) {
  const [passcode, setPasscode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const unlock = useStep((typed: string) => desk.shell.unlock({ passcode: typed }));
  useEffect(() => field.current?.focus(), []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (passcode === '' || unlock.isPending) return;
    unlock.mutate(passcode, { onError: () => field.current?.focus() });
    setPasscode('');
  };
  return (
    <Box component="form" noValidate onSubmit={onSubmit} sx={{ display: 'flex', gap: 1, alignItems: 'start', width: '100%' }}>
      <PasscodeField
        label="Passcode"
        value={passcode}
        onType={setPasscode}
        shown={false}
        fieldRef={field}
        help={triesWords(triesLeft)}
      />
      <BusyButton type="submit" variant="contained" sx={{ flexShrink: 0, minHeight: 40 }} busy={unlock.isPending}>
        {unlock.isPending ? 'Opening…' : 'Unlock'}
      </BusyButton>
    </Box>
  );
}
