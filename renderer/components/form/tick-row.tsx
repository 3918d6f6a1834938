import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';

type Props<F extends FieldValues> = { readonly control: Control<F>; readonly name: FieldPath<F>; readonly label: string };

/** One thing that is so or not. */
export function TickRow<F extends FieldValues>({ control, name, label }: Props<F>) {
  const { field } = useController({ control, name });
  return (
    <FormControlLabel
      label={label}
      control={
        <Checkbox size="small" name={field.name} checked={Boolean(field.value)} onChange={field.onChange} onBlur={field.onBlur} />
      }
    />
  );
}
