import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { ShowEarlier } from '../../components/show-earlier.tsx';
import { showDay } from '../../lib/time.ts';
import type { Opened } from './customer-query.ts';
import { useTimeline } from './timeline-query.ts';
import { timelineWords } from './timeline-words.ts';

/** What happened with the customer. Reading it is audited, so it is read when asked for. */
export function TimelinePanel({ opened }: { readonly opened: Opened }) {
  const [asked, setAsked] = useState(false);
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useTimeline(opened, asked);
  const items = asked ? (data?.pages.flatMap((page) => page.items) ?? []) : [];
  return (
    <Panel
      title="Timeline"
      aside={!asked && <ActionButton group="Customer" label="Show" letter="t" size="small" onAct={() => setAsked(true)} />}
    >
      {!asked && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Contacts, sessions, outcomes and decisions, newest first.
        </Typography>
      )}
      {asked && error && <ErrorNote error={error} />}
      {asked && data && items.length === 0 && <Typography variant="body2">Nothing yet.</Typography>}
      <Box component="ol" aria-label="Timeline" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.25 }}>
        {items.map((item) => (
          <Box component="li" key={item.id} sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {showDay(item.at)}
            </Typography>
            <Typography variant="body2">{timelineWords(item)}</Typography>
          </Box>
        ))}
      </Box>
      {asked && hasNextPage && <ShowEarlier group="Customer" busy={isFetching} onAct={() => fetchNextPage()} />}
    </Panel>
  );
}
