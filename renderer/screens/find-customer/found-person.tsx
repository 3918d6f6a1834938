import Box from '@mui/material/Box';
import type { Output } from '../../../shared/operations.ts';
import { matchWords } from '../../lib/words/match.ts';

type Props = {
  readonly id: string;
  readonly person: Output<'customers.find'>['results'][number];
  readonly active: boolean;
  readonly onOpen: () => void;
};

/** One person found: the minimal fields that tell namesakes apart, and why they were found. */
export function FoundPerson({ id, person, active, onOpen }: Props) {
  const known = [
    person.yearOfBirth === null ? 'year of birth not held' : `born ${person.yearOfBirth}`,
    person.outwardPostcode ?? 'no postcode held',
    person.reference,
  ].filter(Boolean);
  return (
    // The field above has the focus and the keys; a listbox option only takes the mouse.
    <Box
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onOpen}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '1.1fr 1fr' },
        columnGap: 2,
        px: 2,
        py: 1.25,
        cursor: 'pointer',
        borderTop: 1,
        borderColor: 'divider',
        borderLeft: '4px solid transparent',
        '&:first-of-type': { borderTop: 0 },
        '&:hover': { bgcolor: 'action.hover' },
        '&[aria-selected="true"]': { bgcolor: 'action.selected', borderLeftColor: 'primary.main' },
      }}
    >
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
    </Box>
  );
}
