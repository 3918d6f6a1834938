import Typography from '@mui/material/Typography';
import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form';
import { listOfField } from '../../../shared/codes/coded-fields.ts';
import { codesOf } from '../../../shared/codes/codes.ts';
import type { Field } from '../../../shared/domain/customer.ts';
import { dssNameOf, isDssName } from '../../../shared/domain/dss-name.ts';
import { heldForm } from '../../../shared/domain/field-values.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { SelectRow } from './select-row.tsx';
import { TextRow } from './text-row.tsx';

type Props<F extends FieldValues> = {
  readonly control: Control<F>;
  readonly name: FieldPath<F>;
  readonly field: Field;
  /** What it is called here, if not by the name of the field. */
  readonly label?: string;
  readonly help?: string;
  readonly autoFocus?: boolean;
};

/** One value of a record: of a list or typed; under a name what the national record makes of it. */
export function ValueRow<F extends FieldValues>({
  control,
  name,
  field,
  label = fieldWords[field],
  help,
  autoFocus = false,
}: Props<F>) {
  const list = listOfField(field);
  if (list) {
    const options = codesOf(list).map(({ code, label: words }) => [String(code), words] as const);
    return <SelectRow control={control} name={name} label={label} options={[['', 'Not known'], ...options]} />;
  }
  return (
    <>
      <TextRow control={control} name={name} label={label} maxLength={255} autoFocus={autoFocus} {...(help ? { help } : {})} />
      {(field === 'givenName' || field === 'familyName') && <Reduced control={control} name={name} />}
    </>
  );
}

/** DSS cannot store every spelling; ours is kept true. */
function Reduced<F extends FieldValues>({ control, name }: Pick<Props<F>, 'control' | 'name'>) {
  const typed = heldForm('givenName', String(useWatch({ control, name }) ?? ''));
  if (isDssName(typed)) return null;
  const form = dssNameOf(typed);
  return (
    <Typography variant="caption" sx={{ color: 'text.secondary' }}>
      We keep it as it is spelt. The national record cannot{form ? `, and will show ${form}.` : ' show it at all.'}
    </Typography>
  );
}
