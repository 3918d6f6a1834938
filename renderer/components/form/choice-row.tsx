import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';

type Props<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [value: V, words: string])[];
  readonly onChoose: (value: V) => void;
  readonly autoFocus?: boolean;
  readonly row?: boolean;
  /** Why none of them, or the one chosen, will do. */
  readonly error?: string;
};

/** One of a few, all in view. */
export function ChoiceRow<V extends string>({ label, value, options, onChoose, autoFocus, row, error }: Props<V>) {
  const id = useId();
  return (
    <FormControl>
      <FormLabel id={id} sx={{ typography: 'h3', color: 'text.primary', '&.Mui-focused': { color: 'text.primary' } }}>
        {label}
      </FormLabel>
      <RadioGroup row={row} aria-labelledby={id} value={value} onChange={(_, chosen) => onChoose(chosen as V)}>
        {options.map(([option, words]) => (
          <FormControlLabel
            key={option}
            value={option}
            label={words}
            control={<Radio size="small" autoFocus={autoFocus && option === value} />}
          />
        ))}
      </RadioGroup>
      {error !== undefined && (
        <FormHelperText error role="alert">
          {error}
        </FormHelperText>
      )}
    </FormControl>
  );
}
