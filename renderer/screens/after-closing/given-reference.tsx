import Box from '@mui/material/Box';
import { type Control, useWatch } from 'react-hook-form';
import { readReference } from '../../../shared/domain/reference.ts';
import { TextRow } from '../../components/form/text-row.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import type { TypedAfter } from './typed-after.ts';

/** The reference the caller gives; once its check character is right, as it is spelt, to be compared with what they say. */
export function GivenReference({ control }: { readonly control: Control<TypedAfter> }) {
  const read = readReference(useWatch({ control, name: 'reference' }));
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <TextRow
        control={control}
        name="reference"
        label="The reference they give"
        help="Ten letters and digits, from when they were a customer"
        maxLength={20}
        autoFocus
      />
      <Box role="status">{read.ok && <SpeltReference begin="Its check character is right:" reference={read.reference} />}</Box>
    </Box>
  );
}
