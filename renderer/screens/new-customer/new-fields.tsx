import Box from '@mui/material/Box';
import type { Control } from 'react-hook-form';
import type { Field } from '../../../shared/domain/customer.ts';
import { ValueRow } from '../../components/form/value-row.tsx';
import { Panel } from '../../components/panel.tsx';
import type { TypedNew } from './typed-new.ts';

/** The fields in the order in which people tell them; two names are needed, the rest is as they like. */
const GROUPS: readonly (readonly [title: string, fields: readonly Field[]])[] = [
  ['Who they are', ['givenName', 'familyName', 'dateOfBirth', 'postcode']],
  ['How to reach them', ['mobile', 'homePhone', 'email', 'preferredContact', 'language', 'reachMe']],
  ['Where they live', ['addressLine1', 'addressLine2', 'addressTown']],
  ['If they want to say', ['title', 'gender', 'uln', 'alternativePhone', 'introducedBy']],
];
const HELP: Partial<Record<Field, string>> = { dateOfBirth: 'Day, month, year' };

/** What is asked of somebody new. */
export function NewFields({ control }: { readonly control: Control<TypedNew> }) {
  return GROUPS.map(([title, fields], group) => (
    <Panel key={title} title={title}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
        {fields.map((field, index) => (
          <Box key={field} sx={{ display: 'grid', gap: 0.5, alignContent: 'start' }}>
            <ValueRow
              control={control}
              name={`values.${field}`}
              field={field}
              autoFocus={group === 0 && index === 0}
              {...(HELP[field] ? { help: HELP[field] } : {})}
            />
          </Box>
        ))}
      </Box>
    </Panel>
  ));
}
