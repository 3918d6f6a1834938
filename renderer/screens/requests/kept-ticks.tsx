import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import { type Control, type FieldPath, type FieldValues, useController, useWatch } from 'react-hook-form';
import type { RequestKind } from '../../../shared/domain/request.ts';
import { TickRow } from '../../components/form/tick-row.tsx';
import type { TypedDecide } from './decide-reading.ts';
import { KeptText } from './kept-text.tsx';
import type { Request } from './requests-query.ts';

type Props = { readonly control: Control<TypedDecide>; readonly disputes: Request['disputes'] };

/** Where a value is kept: what the customer is to hear besides the reasons, each ticked (UK GDPR article 12(4)). */
export function KeptTicks({ control, disputes }: Props) {
  const fields = useWatch({ control, name: 'fields' });
  if (!disputes.some(({ field, decision }) => decision === null && fields[field].decision === 'kept')) return null;
  return (
    <WhereToTurn
      control={control}
      complaint="tellsComplaint"
      commissioner="tellsCommissioner"
      court="tellsCourt"
      whose="The customer"
      kind="rectification"
    />
  );
}

type Ticks<F extends FieldValues> = {
  readonly control: Control<F>;
  readonly complaint: FieldPath<F>;
  readonly commissioner: FieldPath<F>;
  /** What is missing of the three stands with this one. */
  readonly court: FieldPath<F>;
  readonly whose: string;
  readonly kind: RequestKind;
};

/** Where somebody can turn who is refused something, and that they will hear it. */
export function WhereToTurn<F extends FieldValues>({ control, complaint, commissioner, court, whose, kind }: Ticks<F>) {
  const fault = useController({ control, name: court }).fieldState.error?.message;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <KeptText kind={kind} />
      <Box role="group" aria-label={`${whose} will hear`} sx={{ display: 'grid', justifyItems: 'start' }}>
        <TickRow control={control} name={complaint} label="They will hear how to complain to us" />
        <TickRow control={control} name={commissioner} label="They will hear how to turn to the Information Commissioner" />
        <TickRow control={control} name={court} label="They will hear that a court can decide" />
        {fault && (
          <FormHelperText error role="alert">
            {fault}
          </FormHelperText>
        )}
      </Box>
    </Box>
  );
}
