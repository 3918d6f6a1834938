import Box from '@mui/material/Box';
import type { ConsentState } from '../../shared/domain/consent.ts';
import { stateWords } from '../lib/words/purposes.ts';

const marks: Record<ConsentState, { readonly sign: string; readonly color: string }> = {
  given: { sign: '●', color: 'success.main' },
  refused: { sign: '■', color: 'error.main' },
  withdrawn: { sign: '■', color: 'error.main' },
  'not-asked': { sign: '○', color: 'text.secondary' },
};

/** The state of a consent: word first; sign and colour only underline it. */
export function ConsentMark({ state }: { readonly state: ConsentState }) {
  const { sign, color } = marks[state];
  return (
    <Box component="span" sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>
      <Box component="span" aria-hidden="true" sx={{ color, mr: 0.75, fontSize: '0.8em' }}>
        {sign}
      </Box>
      {stateWords[state]}
    </Box>
  );
}
