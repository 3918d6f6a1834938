import TextField from '@mui/material/TextField';
import type { Configured } from '../../../shared/configuration.ts';

type Props = {
  readonly label: string;
  readonly choices: readonly number[];
  /** One of what is counted, in words: `minute`. */
  readonly unit: string;
  readonly configured: Configured<number>;
  readonly onChoose: (chosen: number) => void;
};

/** From one up to the longest allowed. */
export const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

/** A length of time to choose, unless an administrator has set it. */
export function ConfiguredChoice({ label, choices, unit, configured, onChoose }: Props) {
  const managed = configured.from === 'managed';
  return (
    <TextField
      select
      label={label}
      size="small"
      value={configured.value}
      disabled={managed}
      onChange={(event) => onChoose(Number(event.target.value))}
      helperText={managed ? 'Set by your administrator' : undefined}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {choices.map((many) => (
        <option key={many} value={many}>
          {many === 1 ? `1 ${unit}` : `${many} ${unit}s`}
        </option>
      ))}
    </TextField>
  );
}
