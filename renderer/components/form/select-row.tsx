import TextField from '@mui/material/TextField';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';

type Props<F extends FieldValues> = {
  readonly control: Control<F>;
  readonly name: FieldPath<F>;
  readonly label: string;
  /** Value and words; the empty value stands for no answer. */
  readonly options: readonly (readonly [value: string, words: string])[];
};

/** One of a list, as the system's own list, which every keyboard and reader knows. */
export function SelectRow<F extends FieldValues>({ control, name, label, options }: Props<F>) {
  // The reference goes to the input alone: on the field round it, focus would fall on nothing.
  const {
    field: { ref, ...field },
    fieldState,
  } = useController({ control, name });
  return (
    <TextField
      {...field}
      inputRef={ref}
      select
      label={label}
      fullWidth
      size="small"
      error={fieldState.invalid}
      helperText={fieldState.error?.message}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </TextField>
  );
}
