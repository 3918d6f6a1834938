import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { TOLD_CUSTOMER_HOW } from '../../../shared/domain/rectification.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { toldHowWords } from './request-words.ts';

type Props<F extends FieldValues> = {
  readonly control: Control<F>;
  readonly on: FieldPath<F>;
  readonly how: FieldPath<F>;
  readonly label?: string;
};

/** When and how the customer was told, or said something. */
export function ToldRows<F extends FieldValues>({ control, on, how, label = 'Told on' }: Props<F>) {
  const ways = TOLD_CUSTOMER_HOW.map((one) => [one, toldHowWords[one]] as const);
  return (
    <>
      <TextRow control={control} name={on} label={label} help="Day, month, year" maxLength={20} />
      <SelectRow control={control} name={how} label="How" options={[['', ''], ...ways]} />
    </>
  );
}
