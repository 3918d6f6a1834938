import Box from '@mui/material/Box';
import { londonDay } from '../../../shared/domain/day.ts';
import { parseLine } from '../../../shared/domain/find/parse-line.ts';
import { understoodWords } from '../../lib/words/understood.ts';

/** How each word of the line was understood. It keeps its height when empty, so that nothing below jumps. */
export function UnderstoodLine({ line }: { readonly line: string }) {
  const pieces = understoodWords(line, parseLine(line, londonDay(new Date())));
  return (
    <Box
      component="ul"
      aria-label="How each word was understood"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, listStyle: 'none', p: 0, m: 0, mt: 1, minHeight: '1.75rem' }}
    >
      {pieces.map(({ kind, text, words }, index) => (
        <Box
          component="li"
          // biome-ignore lint/suspicious/noArrayIndexKey: the same word may be typed twice; its place is what it is
          key={index}
          sx={{
            typography: 'caption',
            px: 1,
            py: 0.25,
            borderRadius: 1,
            border: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
            color: 'text.secondary',
            textDecoration: kind === 'ignored' ? 'line-through' : undefined,
          }}
        >
          <Box component="span" sx={{ color: 'text.primary', fontWeight: 600 }}>
            {text}
          </Box>{' '}
          {words}
        </Box>
      ))}
    </Box>
  );
}
