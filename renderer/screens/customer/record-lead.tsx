import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { showReference, spell } from '../../../shared/domain/reference.ts';
import type { Customer } from './record-parts.tsx';

/** Under the name: what tells namesakes apart, and from level 2 the reference with the words to spell it. */
export function RecordLead({ customer }: { readonly customer: Customer }) {
  const parts = [
    customer.yearOfBirth === null ? 'year of birth not held' : `born ${customer.yearOfBirth}`,
    customer.outwardPostcode ?? 'no postcode held',
  ];
  return (
    <Typography component="div" sx={{ color: 'text.secondary' }}>
      {parts.join(' · ')}
      {customer.reference && (
        <>
          {' · '}
          <Box component="span" sx={{ color: 'text.primary', fontWeight: 600, whiteSpace: 'nowrap' }}>
            {showReference(customer.reference)}
          </Box>
          <Typography variant="caption" component="span" sx={{ display: 'block' }}>
            Spelt: {spell(customer.reference).join(' ')}
          </Typography>
        </>
      )}
      {customer.status === 'closed' && (
        <Typography sx={{ color: 'warning.main', fontWeight: 600 }}>This customer has stopped using the service.</Typography>
      )}
    </Typography>
  );
}
