import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { showReference } from '../../../shared/domain/reference.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Retry } from '../../components/retry.tsx';
import { ShowEarlier } from '../../components/show-earlier.tsx';
import { useNow } from '../../lib/now.ts';
import { showDay, showWhen } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { GivenFacts } from '../facts/given-facts.tsx';
import { type HandedOver, useHandedOver } from './handed-over-query.ts';
import { QUEUE_LETTERS } from './letters.ts';
import { kindWords } from './request-words.ts';

/** What one's organisation handed over to another: what it was asked, where that went and why. What follows there is told to nobody here. */
export function HandedOverList({ lead }: { readonly lead: ReactNode }) {
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = useHandedOver();
  const now = new Date(useNow(60));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: 'minmax(0, 1fr)',
        alignContent: 'start',
        flex: '1 1 auto',
        minWidth: 0,
      }}
    >
      {lead}
      {error && <ErrorNote error={error} action={<Retry onRetry={() => refetch()} busy={isFetching} />} />}
      {!data && !error && <Loading what="what was handed over" />}
      {data && items.length === 0 && (
        <Alert severity="success" variant="outlined">
          Your organisation has handed nothing over.
        </Alert>
      )}
      {items.length > 0 && (
        <Box
          component="ul"
          aria-label="Handed over"
          sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5, maxWidth: 880 }}
        >
          {items.map((one) => (
            <OneHandedOver key={one.reference} one={one} now={now} />
          ))}
        </Box>
      )}
      {hasNextPage && (
        <Box>
          <ShowEarlier group="Requests" letter={QUEUE_LETTERS.earlier} busy={isFetching} onAct={() => void fetchNextPage()} />
        </Box>
      )}
      {data && <GivenFacts />}
    </Box>
  );
}

function OneHandedOver({ one, now }: { readonly one: HandedOver; readonly now: Date }) {
  const { reference, kind, madeOn, handedOverAt, byName, to, why, words } = one;
  return (
    <Paper component="li" variant="outlined" sx={{ p: { xs: 1.5, md: 2 }, minWidth: 0, overflowWrap: 'anywhere' }}>
      <Typography sx={{ fontWeight: 650 }}>
        {showReference(reference)}, {kindWords[kind]}
      </Typography>
      <Typography variant="body2">
        To {organisationWords(to)}, {showWhen(handedOverAt, now)}, by {byName}. Made on {showDay(madeOn)}.
      </Typography>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
        <strong>Why:</strong> {why}
      </Typography>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-line', ...(words === null ? { color: 'text.secondary' } : {}) }}>
        {words === null ? (
          'Another organisation took the words down; they went with it.'
        ) : words === '' ? (
          'No words were taken down.'
        ) : (
          <>
            <strong>In their own words:</strong> {words}
          </>
        )}
      </Typography>
    </Paper>
  );
}
