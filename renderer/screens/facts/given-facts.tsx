import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { useFactsAsked } from './facts-query.ts';

/** The facts that the own organisation gave about complaints, the last first; nothing where it gave none. What became of them is told to nobody here. */
export function GivenFacts() {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useFactsAsked('given');
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (error) return <ErrorNote error={error} />;
  if (items.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="given-facts">
      <Typography id="given-facts" component="h2" variant="h2" sx={{ mb: 1 }}>
        Facts we gave
      </Typography>
      <Box
        component="ol"
        aria-labelledby="given-facts"
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5, maxWidth: 880 }}
      >
        {items.map(({ id, what, facts, answeredByName, answeredAt, askedFrom, askedByName, askedAt }) => (
          <Paper component="li" variant="outlined" key={id} sx={{ p: { xs: 1.5, md: 2 }, minWidth: 0, overflowWrap: 'anywhere' }}>
            <Typography sx={{ fontWeight: 650, whiteSpace: 'pre-line' }}>{what}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {`Asked by ${askedByName}, ${organisationWords(askedFrom)}, on ${showDay(askedAt)}`}
            </Typography>
            <Typography variant="body2" sx={{ mt: 0.5, whiteSpace: 'pre-line' }}>
              {facts}
            </Typography>
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              {`${answeredAt === null ? '' : `${showDay(answeredAt)}, by `}${answeredByName}`}
            </Typography>
          </Paper>
        ))}
      </Box>
      {hasNextPage && (
        <Button size="small" disabled={isFetching} onClick={() => void fetchNextPage()} sx={{ mt: 1 }}>
          Show earlier facts
        </Button>
      )}
    </Box>
  );
}
