import TextField from '@mui/material/TextField';
import type { Ref } from 'react';
import { PASSCODE_LENGTH } from '../../../shared/domain/passcode.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly shown: boolean;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  readonly help?: string;
  readonly fieldRef?: Ref<HTMLInputElement>;
};

/** A passcode being typed or pasted. The browser's own keeper of passwords stays out of it. */
export function PasscodeField({ label, value, onType, shown, error, help, fieldRef }: Props) {
  return (
    <TextField
      inputRef={fieldRef}
      label={label}
      value={value}
      onChange={(event) => onType(event.target.value)}
      type={shown ? 'text' : 'password'}
      fullWidth
      size="small"
      error={error !== undefined}
      helperText={error ?? help}
      slotProps={{
        htmlInput: { autoComplete: 'off', spellCheck: false, autoCapitalize: 'off', maxLength: PASSCODE_LENGTH.most },
      }}
    />
  );
}
