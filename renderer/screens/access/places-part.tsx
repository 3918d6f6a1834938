import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { NotSearched } from '../../../shared/domain/access.ts';
import { Panel } from '../../components/panel.tsx';
import type { Request } from '../requests/requests-query.ts';
import { notSearchedWords } from './access-words.ts';
import { PlaceForm } from './place-form.tsx';
import type { Work } from './work-query.ts';

type Props = { readonly request: Request; readonly work: Work; readonly may: boolean };
type Place = Work['places'][number];

/** Places outside this system, one task each: the copy is not complete until each has its answer. A form that is open stays, whatever others do. */
export function PlacesPart({ request, work, may }: Props) {
  // One for each time a form is opened: what an earlier one recorded meanwhile does not close the next.
  const [at, setAt] = useState<{ readonly place: string } | null>(null);
  const left = work.places.filter(({ answer }) => answer === null).length;
  return (
    <Panel title="Places outside this system">
      <Typography variant="body2" sx={{ mb: 1 }}>
        {left === 0 ? 'Each has its answer.' : `${left === 1 ? 'One has' : `${left} have`} no answer yet.`}
      </Typography>
      <Box component="ul" aria-label="Places outside this system" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {work.places.map((place) => (
          <Box component="li" key={place.place} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
              <Typography variant="body2" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
                <strong>{place.label}:</strong> {foundWords(place)}
              </Typography>
              {may && at?.place !== place.place && (
                <Button
                  size="small"
                  variant="outlined"
                  aria-label={`${place.answer === null ? 'Answer' : 'Answer again'}: ${place.label}`}
                  onClick={() => setAt({ place: place.place })}
                >
                  {place.answer === null ? 'Answer' : 'Answer again'}
                </Button>
              )}
            </Box>
            {at?.place === place.place && (
              <PlaceForm request={request} place={place} may={may} onClose={() => setAt((now) => (now === at ? null : now))} />
            )}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function foundWords({ answer, items, attachedAs, because }: Place): string {
  if (answer === null) return 'not answered';
  if (answer === 'found') return `${items === 1 ? 'one item' : `${items} items`} found, attached as ${attachedAs}`;
  if (answer === 'nothing') return 'nothing is held';
  const why = notSearchedWords[because as NotSearched] ?? '';
  return `not searched. ${why}`;
}
