import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type Control, useController } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { ValueRow } from '../../components/form/value-row.tsx';
import type { Mark } from '../../lib/disputed.ts';
import { showDay } from '../../lib/time.ts';
import { fieldWords } from '../../lib/words/details.ts';
import { mayPutRight, type Shown, type TypedWrong } from './disputes-of.ts';

type Props = {
  readonly control: Control<TypedWrong>;
  readonly field: Field;
  readonly mark: Mark | undefined;
  readonly shown: Shown;
};

/** What the customer says of one value, and what is to be done about it. */
export function DisputeFields({ control, field, mark, shown }: Props) {
  const { field: how } = useController({ control, name: `how.${field}` });
  const { field: way } = useController({ control, name: `way.${field}` });
  const mayNow = mayPutRight(field, shown);
  const checked = !mayNow || way.value === 'check';
  const name = fieldWords[field];
  return (
    <Box sx={{ ml: 0.5, pl: 2, my: 1, borderLeft: 3, borderColor: 'primary.main', display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'grid', gap: 0.5 }}>
        <ValueRow
          control={control}
          name={`says.${field}`}
          field={field}
          label={`${name}: what it should be`}
          help={checked ? 'Leave it empty if they do not say' : ''}
        />
      </Box>
      <ChoiceRow
        row
        label={`${name}: wrong, or not complete?`}
        value={how.value}
        options={[
          ['wrong', 'It is wrong'],
          ['incomplete', 'It is not complete'],
        ]}
        onChoose={how.onChange}
      />
      {mayNow && (
        <ChoiceRow
          row
          label={`${name}: now, or checked first?`}
          value={way.value}
          options={[
            ['now', 'Put it right now'],
            ['check', 'Have it checked'],
          ]}
          onChoose={way.onChange}
        />
      )}
      {mark && (
        <Typography variant="body2">
          It is being checked already, {mark.reference !== null && `by ${showReference(mark.reference)} `}since{' '}
          {showDay(mark.since)}: this joins that request, and the earlier day counts.
        </Typography>
      )}
      {checked && (
        <TextRow
          control={control}
          name={`howToCheck.${field}`}
          label={`${name}: how it could be checked (optional)`}
          help="A document they have, or somebody who knows"
          maxLength={200}
        />
      )}
    </Box>
  );
}
