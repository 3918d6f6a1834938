import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DayState } from '../../../shared/day-list.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { desk } from '../../lib/desk.ts';
import { useNow } from '../../lib/now.ts';
import { showWhen } from '../../lib/time.ts';
import { Candidate } from './candidate.tsx';

/** The people one has had sessions with or has sessions ahead with, once asked for: each look is audited. */
export function OwnSessions({ day }: { readonly day: DayState }) {
  const [asked, setAsked] = useState(false);
  const now = useNow(60);
  const { data, error } = useQuery({ queryKey: ['own-sessions'], queryFn: () => desk.sessions.mine({}), enabled: asked });
  return (
    <Panel
      title="From my sessions"
      aside={!asked && <ActionButton group="My day" label="Show them" letter="o" size="small" onAct={() => setAsked(true)} />}
    >
      {!asked && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          The people you have seen lately or are to see.
        </Typography>
      )}
      {error && <ErrorNote error={error} />}
      {asked && !data && !error && <Loading what="your sessions" />}
      {data?.items.length === 0 && <Typography variant="body2">There are no sessions of yours near today.</Typography>}
      <Box component="ul" aria-label="From my sessions" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {data?.items.map((item) => (
          <Candidate key={item.id} day={day} person={item} detail={`session ${showWhen(item.at, now)}`} />
        ))}
      </Box>
    </Panel>
  );
}
