import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { chosen } from '../../lib/callers-words.ts';
import { go, holdUnfinished } from '../../lib/go.ts';
import { FoundFacts } from '../find-customer/found-facts.tsx';
import type { Found } from './likely-people.ts';

type Props = { readonly people: readonly Found[]; readonly autoFocus?: boolean };

/** Whoever may be the same person, each with the way to their record. */
export function LikelyList({ people, autoFocus = false }: Props) {
  return (
    <Box
      component="ul"
      aria-label="People like this"
      sx={{ listStyle: 'none', p: 0, m: 0, border: 1, borderColor: 'divider', borderRadius: 1.5 }}
    >
      {people.map((person, index) => (
        <Box
          component="li"
          key={person.id}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '1.1fr 1fr auto' },
            gap: 2,
            alignItems: 'center',
            px: 2,
            py: 1.25,
            borderTop: index === 0 ? 0 : 1,
            borderColor: 'divider',
          }}
        >
          <FoundFacts person={person} />
          <Button
            size="small"
            variant="outlined"
            autoFocus={autoFocus && index === 0}
            aria-label={`It is this one: ${person.givenName} ${person.familyName}`}
            onClick={() => openInstead(person)}
          >
            It is this one
          </Button>
        </Box>
      ))}
    </Box>
  );
}

/** They are known after all: their record, and nothing of the new one. */
export function openInstead(person: Found): void {
  holdUnfinished(false);
  chosen.set(() => person);
  go(`/customer/${person.id}`);
}
