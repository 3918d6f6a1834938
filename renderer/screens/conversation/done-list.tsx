import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Sentence } from './done-here.ts';

type Props = { readonly sentences: readonly Sentence[] /** The centre has answered what it has. */; readonly known: boolean };

/** The sentences to read back. */
export function DoneList({ sentences, known }: Props) {
  if (sentences.length === 0) return known ? <Typography>Nothing was recorded in this conversation.</Typography> : null;
  return (
    <Box component="ul" aria-label="What was done" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.25 }}>
      {sentences.map(({ key, words, where, refused }) => (
        <Box component="li" key={key} sx={{ borderLeft: 4, borderColor: refused ? 'error.main' : 'primary.main', pl: 2 }}>
          <Typography sx={{ fontSize: '1.0625rem', textDecoration: refused ? 'line-through' : undefined }}>{words}</Typography>
          <Typography variant="caption" sx={{ color: refused ? 'error.main' : 'text.secondary' }}>
            {where}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
