import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type Control, useWatch } from 'react-hook-form';
import { codesOf } from '../../../shared/codes/codes.ts';
import organisations from '../../../shared/codes/organisations.json' with { type: 'json' };
import { type EvidenceField, mayBeEmpty } from '../../../shared/domain/evidence.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import type { Part } from './evidence-parts.ts';
import type { TypedEvidence } from './evidence-reading.ts';
import { evidenceWords, showEvidence } from './evidence-words.ts';

type Props = { readonly control: Control<TypedEvidence>; readonly part: Part };

const DECISIONS = [
  ['', 'Leave it'],
  ['corrected', 'Corrected'],
  ['kept', 'Kept, with reasons'],
] as const;

/** One part of what stays: the value held, what is decided of it, and what that needs. */
export function EvidenceRow({ control, part: { key, field, held } }: Props) {
  const decision = useWatch({ control, name: `parts.${key}.decision` });
  const name = evidenceWords[field];
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 }, py: 1 }}>
      <Box
        sx={{
          ...{ display: 'grid', columnGap: 2, rowGap: 1, alignItems: 'center' },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 16rem)' },
        }}
      >
        <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {name}
          </Typography>
          {showEvidence(field, held)}
        </Box>
        <SelectRow control={control} name={`parts.${key}.decision`} label={`${name}: decide`} options={DECISIONS} />
      </Box>
      {decision === 'corrected' && (
        <Box sx={{ mt: 1.5 }}>
          <RightValue control={control} name={`parts.${key}.value`} field={field} />
        </Box>
      )}
      {decision === 'kept' && (
        <Box sx={{ mt: 1.5 }}>
          <TextRow
            control={control}
            name={`parts.${key}.reasons`}
            label={`${name}: why it is kept, in words for the person`}
            maxLength={1000}
            lines={2}
          />
        </Box>
      )}
    </Box>
  );
}

type ValueProps = {
  readonly control: Control<TypedEvidence>;
  readonly name: `parts.${string}.value`;
  readonly field: EvidenceField;
};

function RightValue({ control, name, field }: ValueProps) {
  const label = `${evidenceWords[field]}: what it should be`;
  const list = LISTS[field];
  if (list) return <SelectRow control={control} name={name} label={label} options={[['', 'Choose'], ...list]} />;
  const help = mayBeEmpty(field) ? 'Empty takes it out' : '';
  return <TextRow control={control} name={name} label={label} help={help} maxLength={100} />;
}

const LISTS: Partial<Record<EvidenceField, readonly (readonly [string, string])[]>> = {
  organisation: organisations.map(({ touchpoint, name }) => [touchpoint, name] as const),
  outcomeType: codesOf('outcome-type').map(({ code, label }) => [String(code), label] as const),
  priority: [
    ['true', 'Yes'],
    ['false', 'No'],
  ],
};
