import Box from '@mui/material/Box';
import { itemWords } from '../../lib/words/levels.ts';
import type { Checked } from './identity-panel.tsx';

/** Matches or does not match, for each item asked; the answers themselves are gone. */
export function CheckAnswers({ checked }: { readonly checked: Checked }) {
  return (
    <Box
      component="ul"
      aria-label="Answers"
      sx={{ listStyle: 'none', p: 0, m: 0, mb: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1 }}
    >
      {checked.items.map(({ item, matches }) => (
        <Box
          component="li"
          key={item}
          sx={{
            px: 1.25,
            py: 0.5,
            border: 1,
            borderRadius: 1,
            typography: 'body2',
            borderColor: matches ? 'success.main' : 'error.main',
            color: matches ? 'success.main' : 'error.main',
          }}
        >
          <Box component="span" aria-hidden="true" sx={{ fontWeight: 700, mr: 0.5 }}>
            {matches ? '✓' : '✗'}
          </Box>
          <Box component="span" sx={{ fontWeight: 650 }}>
            {itemWords[item]}
          </Box>{' '}
          {matches ? 'matches' : 'does not match'}
        </Box>
      ))}
    </Box>
  );
}
