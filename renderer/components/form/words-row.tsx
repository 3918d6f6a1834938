import TextField from '@mui/material/TextField';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';

type Props<F extends FieldValues> = {
  readonly control: Control<F>;
  readonly name: FieldPath<F>;
  readonly label: string;
  readonly maxLength: number;
};

/** Several lines of somebody's own words. */
export function WordsRow<F extends FieldValues>({ control, name, label, maxLength }: Props<F>) {
  // The reference goes to the input alone: on the field round it, focus would fall on nothing.
  const {
    field: { ref, ...field },
    fieldState,
  } = useController({ control, name });
  return (
    <TextField
      {...field}
      inputRef={ref}
      label={label}
      fullWidth
      multiline
      minRows={2}
      maxRows={8}
      size="small"
      error={fieldState.invalid}
      helperText={fieldState.error?.message}
      slotProps={{ htmlInput: { autoComplete: 'off', maxLength } }}
    />
  );
}
