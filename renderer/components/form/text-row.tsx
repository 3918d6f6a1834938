import TextField from '@mui/material/TextField';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';

type Props<F extends FieldValues> = {
  readonly control: Control<F>;
  readonly name: FieldPath<F>;
  readonly label: string;
  readonly help?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  /** Several lines of somebody's own words, so many of them in sight. */
  readonly lines?: number;
};

/** One line of text, or several, with its label; its error or its help stands below. Nothing typed is offered to anybody again. */
export function TextRow<F extends FieldValues>({ control, name, label, help, maxLength, autoFocus, lines }: Props<F>) {
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
      autoFocus={autoFocus}
      {...(lines ? { multiline: true, minRows: lines, maxRows: 4 * lines } : {})}
      size="small"
      error={fieldState.invalid}
      helperText={fieldState.error?.message ?? help}
      slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false, maxLength } }}
    />
  );
}
