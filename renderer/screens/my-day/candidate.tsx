import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { DayState } from '../../../shared/day-list.ts';
import type { Output } from '../../../shared/operations.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { addToDay } from '../../lib/day.ts';

type Somebody = Pick<
  Output<'customers.find'>['results'][number],
  'id' | 'givenName' | 'familyName' | 'yearOfBirth' | 'outwardPostcode' | 'status'
>;
type Props = { readonly day: DayState; readonly person: Somebody; readonly detail: string | null };

/** Somebody who can be put on the list of the day. */
export function Candidate({ day, person, detail }: Props) {
  const [error, setError] = useState<unknown>(null);
  const name = `${person.givenName} ${person.familyName}`;
  const on = day.people.some(({ customerId }) => customerId === person.id);
  const known = [
    person.yearOfBirth === null ? 'year of birth not held' : `born ${person.yearOfBirth}`,
    person.outwardPostcode ?? 'no postcode held',
    detail,
  ];
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 12rem', minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{name}</Box>
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{known.filter(Boolean).join(' · ')}</Box>
      </Box>
      {person.status === 'closed' ? (
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>no longer uses the service</Box>
      ) : on ? (
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>on the list</Box>
      ) : (
        <Button size="small" variant="outlined" onClick={() => addToDay(person).catch(setError)}>
          Add<VisuallyHidden> {name} to my day</VisuallyHidden>
        </Button>
      )}
      {error !== null && <ErrorNote error={error} />}
    </Box>
  );
}
