import Box from '@mui/material/Box';
import type { Control } from 'react-hook-form';
import type { RecipientKind } from '../../../shared/domain/disclosure.ts';
import { SelectRow } from '../../components/form/select-row.tsx';
import { TextRow } from '../../components/form/text-row.tsx';
import { basisWords } from '../../lib/words/sharing.ts';
import type { TypedShare } from './typed-share.ts';
import { needsAgreement, PARTNER_BASES } from './what-may-go.ts';

type Props = { readonly control: Control<TypedShare>; readonly kind: RecipientKind };

/** What it rests on, where that has to be named: a partner's basis, and the agreement or the demand. */
export function BasisRows({ control, kind }: Props) {
  if (!needsAgreement(kind)) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>
      {kind === 'partner' && (
        <SelectRow
          control={control}
          name="basis"
          label="On what basis"
          options={[['', 'Choose'], ...PARTNER_BASES.map((basis) => [basis, capital(basisWords[basis])] as const)]}
        />
      )}
      <TextRow
        control={control}
        name="agreement"
        label={kind === 'partner' ? 'Under which agreement' : 'Which demand'}
        help="Its name or number, nothing of the customer"
        maxLength={100}
      />
    </Box>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
