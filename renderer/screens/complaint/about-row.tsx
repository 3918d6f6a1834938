import { useController, useFormContext } from 'react-hook-form';
import { COMPLAINT_ABOUT } from '../../../shared/domain/complaint.ts';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { aboutWords } from './asked-words.ts';
import type { TypedComplained } from './typed-complained.ts';

/** What a complaint is about, in a form that asks what `TypedComplained` says. */
export function AboutRow() {
  const { control } = useFormContext<TypedComplained>();
  const { field, fieldState } = useController({ control, name: 'about' });
  return (
    <ChoiceRow<TypedComplained['about']>
      label="It is about"
      value={field.value}
      options={COMPLAINT_ABOUT.map((one) => [one, aboutWords[one]] as const)}
      onChoose={field.onChange}
      error={fieldState.error?.message}
    />
  );
}
