import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import { type Control, useFormState, useWatch } from 'react-hook-form';
import { TickRow } from '../../components/form/tick-row.tsx';
import type { TypedDecide } from './decide-reading.ts';
import { KeptText } from './kept-text.tsx';
import type { Request } from './requests-query.ts';

type Props = { readonly control: Control<TypedDecide>; readonly disputes: Request['disputes'] };

/** Where a value is kept: what the customer is to hear besides the reasons, each ticked (UK GDPR article 12(4)). */
export function KeptTicks({ control, disputes }: Props) {
  const fields = useWatch({ control, name: 'fields' });
  const { errors } = useFormState({ control });
  if (!disputes.some(({ field, decision }) => decision === null && fields[field].decision === 'kept')) return null;
  const fault = errors.tellsCourt?.message;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <KeptText />
      <Box role="group" aria-label="The customer will hear" sx={{ display: 'grid', justifyItems: 'start' }}>
        <TickRow control={control} name="tellsComplaint" label="They will hear how to complain to us" />
        <TickRow control={control} name="tellsCommissioner" label="They will hear how to turn to the Information Commissioner" />
        <TickRow control={control} name="tellsCourt" label="They will hear that a court can decide" />
        {fault && (
          <FormHelperText error role="alert">
            {fault}
          </FormHelperText>
        )}
      </Box>
    </Box>
  );
}
