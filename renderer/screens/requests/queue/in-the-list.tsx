import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { KeyHint, keyed } from '../../../components/key-hint.tsx';
import { announce } from '../../../lib/announcer.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { useStore } from '../../../lib/store.ts';
import { viewWords } from './ask-words.ts';
import { readAsked } from './asked.ts';
import { neighboursIn } from './neighbours.ts';
import { backToQueue, noteWayBack, openNeighbour, queuePlace } from './queue-place.ts';
import { queueAt } from './queue-query.ts';

/** Above a request that was opened from the list: back to its row, and the requests before and behind it. */
export function InTheList({ requestId }: { readonly requestId: string }) {
  const place = useStore(queuePlace);
  const mine = place?.rowId === requestId ? place : null;
  const queue = mine ? queueAt(mine.address) : undefined;
  const near = neighboursIn(queue, requestId);
  const to = async (which: 'before' | 'behind') => {
    if (!(await openNeighbour(requestId, which)))
      announce(which === 'behind' ? 'That was the last one.' : 'That was the first one.');
  };
  useEffect(noteWayBack, []);
  useShortcuts(
    'Request',
    near
      ? [
          { key: 'PageDown', label: 'The next of the list', run: () => void to('behind') },
          { key: 'PageUp', label: 'The one before it', run: () => void to('before') },
        ]
      : [],
  );
  if (!mine || !near || !queue) return null;
  const view = viewWords(readAsked(mine.address.split('?')[1] ?? '').view).label;
  const further = near.behind !== null || queue.next !== null;
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
        disabled={near.before === null}
        onClick={() => void to('before')}
        aria-keyshortcuts="PageUp"
        sx={keyed}
      >
        Previous <KeyHint of="PgUp" />
      </Button>
      <Button size="small" disabled={!further} onClick={() => void to('behind')} aria-keyshortcuts="PageDown" sx={keyed}>
        Next <KeyHint of="PgDn" />
      </Button>
      <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
        {near.at + 1} of {queue.shown.length}
        {queue.next === null ? '' : ' or more'}
      </Box>
    </Box>
  );
}
