import TextField from '@mui/material/TextField';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';

type Props<F extends FieldValues> = {
  readonly control: Control<F>;
  readonly name: FieldPath<F>;
  readonly label: string;
  /** The first day that can be chosen, `YYYY-MM-DD`, where not any can. */
  readonly min?: string;
};

/** A day, in the system's own field, which every keyboard and reader knows. */
export function DayRow<F extends FieldValues>({ control, name, label, min }: Props<F>) {
  // The reference goes to the input alone: on the field round it, focus would fall on nothing.
  const {
    field: { ref, ...field },
    fieldState,
  } = useController({ control, name });
  return (
    <TextField
      {...field}
      inputRef={ref}
      type="date"
      label={label}
      size="small"
      error={fieldState.invalid}
      helperText={fieldState.error?.message}
      slotProps={{ htmlInput: { min }, inputLabel: { shrink: true } }}
      sx={{ justifySelf: 'start', minWidth: 200 }}
    />
  );
}
