import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useLayoutEffect, useState } from 'react';
import { ErrorNote } from '../../../components/error-note.tsx';
import { KeyHint, keyed } from '../../../components/key-hint.tsx';
import { Retry } from '../../../components/retry.tsx';
import { announce } from '../../../lib/announcer.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { useStore } from '../../../lib/store.ts';
import { viewWords } from './ask-words.ts';
import { readAsked } from './asked.ts';
import { neighboursIn } from './neighbours.ts';
import { arrivedAt, backToQueue, noteWayBack, openNeighbour, type QueuePlace, queuePlace } from './queue-place.ts';
import { useHeldQueue } from './queue-query.ts';

const NOT_THERE = 'The list does not hold this request any more.';

/** Above a request that was opened from the list: back to its row, and the requests before and behind it. */
export function InTheList({ requestId }: { readonly requestId: string }) {
  const place = useStore(queuePlace);
  useLayoutEffect(() => arrivedAt(requestId), [requestId]);
  return place?.rowId === requestId ? <Walk place={place} /> : null;
}

function Walk({ place }: { readonly place: QueuePlace }) {
  const queue = useHeldQueue(place.address);
  const [failed, setFailed] = useState<{ readonly error: unknown; readonly which: 'before' | 'behind' } | null>(null);
  const [reading, setReading] = useState(false);
  // Where nothing of the list is known any more, it is looked for when one goes on.
  const near = queue && neighboursIn(queue, place.rowId);
  const to = async (which: 'before' | 'behind') => {
    setReading(true);
    setFailed(null);
    try {
      const how = await openNeighbour(place, which);
      if (how === 'end') announce(which === 'behind' ? 'That was the last one.' : 'That was the first one.');
      if (how === 'not-there') announce(NOT_THERE);
    } catch (error) {
      setFailed({ error, which });
    } finally {
      setReading(false);
    }
  };
  useEffect(noteWayBack, []);
  useShortcuts('Request', [
    { key: 'PageDown', label: 'The next of the list', run: () => void to('behind') },
    { key: 'PageUp', label: 'The one before it', run: () => void to('before') },
  ]);
  const view = viewWords(readAsked(place.address.split('?')[1] ?? '').view).label;
  const atEnd = queue !== undefined && (near?.behind ?? null) === null && (near === null || queue.next === null);
  return (
    <Box
      component="nav"
      aria-label="In the list"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        px: { xs: 2, md: 3 },
        pt: 1.5,
        maxWidth: 1120,
        mx: 'auto',
      }}
    >
      <Button size="small" onClick={backToQueue} sx={keyed}>
        Back to “{view}”
      </Button>
      <Button
        size="small"
        disabled={queue !== undefined && (near?.before ?? null) === null}
        onClick={() => void to('before')}
        aria-keyshortcuts="PageUp"
        sx={keyed}
      >
        Previous <KeyHint of="PgUp" />
      </Button>
      <Button size="small" disabled={atEnd} onClick={() => void to('behind')} aria-keyshortcuts="PageDown" sx={keyed}>
        Next <KeyHint of="PgDn" />
      </Button>
      {queue && (
        <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
          {near ? `${near.at + 1} of ${queue.shown.length}${queue.next === null ? '' : ' or more'}` : NOT_THERE}
        </Box>
      )}
      {failed && (
        <Box sx={{ flexBasis: '100%' }}>
          <ErrorNote error={failed.error} action={<Retry onRetry={() => void to(failed.which)} busy={reading} />} />
        </Box>
      )}
    </Box>
  );
}
