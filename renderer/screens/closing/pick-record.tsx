import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { type Control, useController, useWatch } from 'react-hook-form';
import { LINE_LENGTH } from '../../../shared/domain/limits.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { useSettled } from '../../lib/settled.ts';
import { saysEnough, useFind } from '../find-customer/find-query.ts';
import { type Found, mayRemain, type TypedDuplicate } from './typed-duplicate.ts';

/** Milliseconds without a key after which a line is looked up. */
const PAUSE = 300;

type Props = { readonly control: Control<TypedDuplicate>; readonly customerId: string };

/** The record that remains, by its reference or by a find. */
export function PickRecord({ control, customerId }: Props) {
  const wanted = useWatch({ control, name: 'line' }).trim().replace(/\s+/g, ' ');
  const { field, fieldState } = useController({ control, name: 'remains' });
  const [asked] = useSettled(wanted, PAUSE);
  const { data, error } = useFind(asked);
  const enough = saysEnough(wanted);
  const found = enough && !error && data ? mayRemain(data.results, customerId) : [];
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <TextRow
        control={control}
        name="line"
        label="The record that remains: its reference, or name and date of birth"
        maxLength={LINE_LENGTH}
        autoFocus
      />
      {error && enough && <ErrorNote error={error} />}
      {enough && !error && data && found.length === 0 && (
        <Typography variant="body2" role="status">
          Nobody else found.
        </Typography>
      )}
      {found.length > 0 && (
        <ChoiceRow
          label="Which one remains?"
          value={field.value}
          options={found.map((one) => [one.id, words(one)] as const)}
          onChoose={field.onChange}
        />
      )}
      {fieldState.error?.message && <FormHelperText error>{fieldState.error.message}</FormHelperText>}
    </Box>
  );
}

const words = ({ givenName, familyName, yearOfBirth, outwardPostcode, reference }: Found): string =>
  [
    `${givenName} ${familyName}`,
    yearOfBirth === null ? 'year of birth not held' : `born ${yearOfBirth}`,
    outwardPostcode ?? 'no postcode held',
    ...(reference ? [showReference(reference)] : []),
  ].join(', ');
