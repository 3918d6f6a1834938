import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type Control, useController, useWatch } from 'react-hook-form';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { ValueRow } from '../../components/form/value-row.tsx';
import { fieldWords } from '../../lib/words/details.ts';
import { decisionsFor, type TypedDecide, type TypedField } from './decide-reading.ts';
import { decidedWords, decisionWords, showValue } from './request-words.ts';
import type { Dispute } from './requests-query.ts';

type Props = {
  readonly control: Control<TypedDecide>;
  readonly dispute: Dispute;
  readonly today: string;
};

/** The decision of one value; once it is decided, what somebody else had typed for it still stands here. */
export function DecideField({ control, dispute, today }: Props) {
  const { field, says, decision } = dispute;
  const { field: chosen } = useController({ control, name: `fields.${field}.decision` });
  const typed = useWatch({ control, name: `fields.${field}` });
  if (decision !== null) return <Decided dispute={dispute} typed={typed} />;
  const options = decisionsFor(dispute, today).map(
    (one) => [one, one === 'corrected' ? `${decisionWords[one]}: ${showValue(field, says)}` : decisionWords[one]] as const,
  );
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <ChoiceRow<TypedField['decision']>
        label={fieldWords[field]}
        value={chosen.value}
        options={options}
        onChoose={chosen.onChange}
      />
      {chosen.value === 'corrected-differently' && (
        <ValueRow control={control} name={`fields.${field}.value`} field={field} help="What it should be" />
      )}
      {(chosen.value === 'kept' || chosen.value === 'completed') && (
        <TextRow
          control={control}
          name={`fields.${field}.reasons`}
          label={chosen.value === 'kept' ? 'Why it is kept, in words for the customer' : 'The note that completes it'}
          maxLength={1000}
          lines={3}
        />
      )}
    </Box>
  );
}

function Decided({ dispute, typed }: Pick<Props, 'dispute'> & { readonly typed: TypedField }) {
  const yours = [typed.value, typed.reasons].filter((text) => text.trim() !== '');
  return (
    <Box>
      <Typography variant="h3">{fieldWords[dispute.field]}</Typography>
      <Typography variant="body2">
        {decidedWords(dispute)}, by {dispute.decidedByName ?? 'somebody'}.
      </Typography>
      {yours.length > 0 && (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
          What you had typed: {yours.join('; ')}
        </Typography>
      )}
    </Box>
  );
}
