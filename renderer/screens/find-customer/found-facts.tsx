import Box from '@mui/material/Box';
import type { Output } from '../../../shared/operations.ts';
import { matchWords } from '../../lib/words/match.ts';

export type Found = Output<'customers.find'>['results'][number];

/** Of one person found: the minimal fields that tell namesakes apart, and why they were found. */
export function FoundFacts({ person }: { readonly person: Found }) {
  const known = [
    person.yearOfBirth === null ? 'year of birth not held' : `born ${person.yearOfBirth}`,
    person.outwardPostcode ?? 'no postcode held',
    person.reference,
  ].filter(Boolean);
  return (
    <>
      <Box>
        <Box component="span" sx={{ fontWeight: 650, fontSize: '1.0625rem' }}>
          {person.givenName} {person.familyName}
        </Box>
        {person.status === 'closed' && (
          <Box component="span" sx={{ ml: 1, typography: 'caption', color: 'warning.main', fontWeight: 600 }}>
            stopped using the service
          </Box>
        )}
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{known.join(' · ')}</Box>
      </Box>
      <Box sx={{ typography: 'caption', color: 'text.secondary', alignSelf: 'center', textAlign: { sm: 'right' } }}>
        {person.reasons.map(matchWords).join(' · ')}
      </Box>
    </>
  );
}
