import Box from '@mui/material/Box';
import { fillAt, urlOf } from './chart-fills.ts';

/** Which colour and pattern is what. */
export function ChartKey({ series }: { readonly series: readonly string[] }) {
  return (
    <Box
      component="ul"
      aria-label="Colours and patterns"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, m: 0, p: 0, listStyle: 'none' }}
    >
      {series.map((word, index) => (
        <Box component="li" key={word} sx={{ display: 'flex', gap: 0.75, alignItems: 'center', typography: 'caption' }}>
          <svg width="18" height="14" aria-hidden="true" focusable="false">
            <rect width="18" height="14" rx="2" fill={urlOf(fillAt(index))} />
          </svg>
          {word}
        </Box>
      ))}
    </Box>
  );
}
