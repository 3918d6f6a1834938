import Box from '@mui/material/Box';
import type { Ages } from './board.ts';
import { agesWords } from './notice-words.ts';

/** Height of the longest bar, in pixels. */
const TALL = 34;
const BARS = [
  { under: '7', color: 'success.main' },
  { under: '14', color: 'warning.main' },
  { under: 'older', color: 'error.main' },
] as const;

/** How old what is open is: a bar for each age, the longest as high as there is room. `more`: there is more than was fetched. */
export function AgeBars({ ages, more }: { readonly ages: Ages; readonly more: boolean }) {
  const most = Math.max(1, ...ages);
  return (
    <Box role="img" aria-label={agesWords(ages, more)} sx={{ display: 'flex', gap: 0.75, alignItems: 'end', flex: 'none' }}>
      {BARS.map(({ under, color }, index) => {
        const count = ages[index] ?? 0;
        return (
          <Box key={under} aria-hidden="true" sx={{ width: 34, textAlign: 'center', typography: 'caption', lineHeight: 1.35 }}>
            <Box sx={{ fontWeight: 650, color: count === 0 ? 'text.secondary' : 'text.primary' }}>{count}</Box>
            <Box
              sx={{
                height: count === 0 ? 2 : 4 + Math.round((count / most) * (TALL - 4)),
                bgcolor: count === 0 ? 'divider' : color,
                borderRadius: '2px 2px 0 0',
              }}
            />
            <Box sx={{ color: 'text.secondary', borderTop: 1, borderColor: 'divider', whiteSpace: 'nowrap' }}>{under}</Box>
          </Box>
        );
      })}
    </Box>
  );
}
