import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { PASSCODE_HOURS, PASSCODE_TRIES } from '../../../shared/domain/limits.ts';
import { PASSCODE_LENGTH } from '../../../shared/domain/passcode.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Screen } from '../../components/screen.tsx';
import { desk } from '../../lib/desk.ts';
import { PasscodeField } from './passcode-field.tsx';
import { passcodeProblem } from './passcode-problem.ts';
import { useStep } from './use-step.ts';

/** The first sign-in on this computer: a passcode of one's own, typed twice. */
export function PasscodeScreen({ name }: { readonly name: string }) {
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [asked, setAsked] = useState(false);
  const [firstField, againField] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const choose = useStep((passcode: string) => desk.shell.choosePasscode({ passcode }));
  const leave = useStep(() => desk.shell.signOut({ loseUnsent: false }));
  useEffect(() => firstField.current?.focus(), [firstField]);
  const problem = passcodeProblem(first, again);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!problem) choose.mutate(first);
    else (problem.field === 'first' ? firstField : againField).current?.focus();
  };

  return (
    <Screen title="Choose a passcode" ownFocus width={640}>
      <Box component="form" noValidate onSubmit={onSubmit} sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
        <Typography>
          {name}, while the desk is locked, what you typed and what has not been sent is kept on this computer, sealed. With a
          passcode you open it when there is no connection, for up to {PASSCODE_HOURS.value} hours after you signed in. It is for
          this computer alone, and nobody can look it up: if you forget it, sign in in the browser and choose another.
        </Typography>
        {choose.error && <ErrorNote error={choose.error} />}
        <PasscodeField
          label="Passcode"
          value={first}
          onType={setFirst}
          shown={shown}
          fieldRef={firstField}
          error={asked && problem?.field === 'first' ? problem.words : undefined}
          help={`At least ${PASSCODE_LENGTH.least} characters, whichever you like. After ${PASSCODE_TRIES.value} wrong ones it no longer opens.`}
        />
        <PasscodeField
          label="The same again"
          value={again}
          onType={setAgain}
          shown={shown}
          fieldRef={againField}
          error={asked && problem?.field === 'again' ? problem.words : undefined}
        />
        <FormControlLabel
          label="Show what I type"
          control={<Checkbox size="small" checked={shown} onChange={(_, checked) => setShown(checked)} />}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <BusyButton type="submit" variant="contained" busy={choose.isPending}>
            {choose.isPending ? 'Keeping it…' : 'Use this passcode'}
          </BusyButton>
          <Button onClick={() => leave.mutate()}>Sign out instead</Button>
        </Box>
      </Box>
    </Screen>
  );
}
