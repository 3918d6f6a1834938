import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { type Happened, useHistory } from './history-query.ts';
import { decisionLines, eventWords, whenWords } from './history-words.ts';
import { REQUEST_LETTERS } from './letters.ts';

/** Everything that happened, the last thing first; it opens on a key, for it grows long. */
export function HistoryPanel({ requestId }: { readonly requestId: string }) {
  const { data, error } = useHistory(requestId);
  const [open, setOpen] = useState(false);
  const many = data?.items.length ?? 0;
  return (
    <Panel
      title="What happened"
      aside={
        <ActionButton
          group="Request"
          label={open ? 'Hide what happened' : `Show all that happened${many > 0 ? ` (${many})` : ''}`}
          letter={REQUEST_LETTERS.history}
          size="small"
          aria-expanded={open}
          onAct={() => setOpen(!open)}
        />
      }
    >
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="what happened" />}
      {data && (open ? <Events events={data.items.toReversed()} /> : <Events events={data.items.slice(-1)} />)}
    </Panel>
  );
}

function Events({ events }: { readonly events: readonly Happened[] }) {
  const now = new Date();
  return (
    <Box component="ol" aria-label="What happened" sx={{ m: 0, pl: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
      {events.map((one) => (
        <Box
          component="li"
          key={`${one.at ?? one.on} ${one.event} ${one.byName} ${one.toName} ${one.text} ${one.field}`}
          sx={{ typography: 'body2', overflowWrap: 'anywhere' }}
        >
          <strong>{eventWords(one)}.</strong>{' '}
          {one.text !== null && (
            <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
              {one.text}
            </Box>
          )}
          {decisionLines(one, now).map((line) => (
            <Box key={line} component="span" sx={{ display: 'block' }}>
              {line}
            </Box>
          ))}
          <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
            {[one.byName, whenWords(one, now)].filter(Boolean).join(', ')}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
