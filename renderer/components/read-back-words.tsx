import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

type Props = {
  /** It came to nothing: the words are struck out. */
  readonly refused: boolean;
  /** Above the sentences, where they are to be read out and where it came to nothing. */
  readonly heading?: string;
  readonly refusedHeading?: string;
  /** The sentences. */
  readonly children: ReactNode;
  /** Stands below them, unless it came to nothing. */
  readonly within?: ReactNode;
};

/** The sentences to read back to the customer. */
export function ReadBackWords({ refused, children, within, ...words }: Props) {
  const { heading = 'Read back to the customer', refusedHeading = 'This was not recorded. Tell the customer so.' } = words;
  return (
    <Box
      component="section"
      aria-labelledby="read-back"
      sx={{ borderLeft: 4, borderColor: refused ? 'error.main' : 'primary.main', pl: 2, mb: 2 }}
    >
      <Typography variant="caption" component="h2" id="read-back" sx={{ color: 'text.secondary' }}>
        {refused ? refusedHeading : heading}
      </Typography>
      <Box
        id="read-back-words"
        sx={{ fontSize: '1.25rem', lineHeight: 1.4, textDecoration: refused ? 'line-through' : undefined }}
      >
        {children}
      </Box>
      {!refused && within}
    </Box>
  );
}
