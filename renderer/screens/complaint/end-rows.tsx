import Typography from '@mui/material/Typography';
import type { Control } from 'react-hook-form';
import { ACCESS_REFUSED, WITHDRAWN_BY } from '../../../shared/domain/request-end.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { ToldRows } from '../requests/told-rows.tsx';
import { refusedWords, saidByWords } from './end-words.ts';
import type { TypedAnswer } from './typed-answer.ts';

type Props = { readonly control: Control<TypedAnswer> };

/** For which of the reasons that the law knows no copy is given. */
export function RefusedRows({ control }: Props) {
  return (
    <>
      <Typography variant="body2">
        Only for a reason that the law knows. That no answer came can be said once it was asked for and a month is over.
      </Typography>
      <SelectRow
        control={control}
        name="because"
        label="For which reason"
        options={[['', ''], ...ACCESS_REFUSED.map((one) => [one, refusedWords[one]] as const)]}
      />
    </>
  );
}

/** Who said that they no longer want it, and when and how they said so. */
export function WithdrawnRows({ control }: Props) {
  return (
    <>
      <SelectRow
        control={control}
        name="saidBy"
        label="Who said so"
        options={[['', ''], ...WITHDRAWN_BY.map((one) => [one, saidByWords[one]] as const)]}
      />
      <ToldRows control={control} on="on" how="how" label="Said on" />
      <TextRow control={control} name="reasons" label="What they said, in their words" maxLength={1000} lines={2} />
    </>
  );
}
