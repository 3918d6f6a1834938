import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { type Control, useFormState, useWatch } from 'react-hook-form';
import { SHARED_ITEMS } from '../../../shared/domain/disclosure.ts';
import { TickRow } from '../../components/form/tick-row.tsx';
import { itemLabels } from '../../lib/words/sharing.ts';
import { saysOfWhat, type TypedAnswer } from './typed-answer.ts';

/** Of what an erasure or a restriction was done in part: whoever was given one of these is told, and nobody else. */
export function OfWhatRows({ control }: { readonly control: Control<TypedAnswer> }) {
  const [decision, right] = useWatch({ control, name: ['decision', 'right'] });
  const { errors } = useFormState({ control });
  const fault = errors.root?.items?.message;
  if (!saysOfWhat({ decision, right })) return null;
  return (
    <Box>
      <Typography variant="h3">{right === 'erasure' ? 'What was erased' : 'What is not used for now'}</Typography>
      <Typography variant="body2">Whoever was given one of these is told.</Typography>
      <Box
        role="group"
        aria-label="Of what it was done"
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(15rem, 1fr))', columnGap: 2 }}
      >
        {SHARED_ITEMS.map((item) => (
          <TickRow key={item} control={control} name={`items.${item}`} label={itemLabels[item]} />
        ))}
      </Box>
      {fault && (
        <FormHelperText error role="alert">
          {fault}
        </FormHelperText>
      )}
    </Box>
  );
}
