import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { useNow } from '../../lib/now.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { MachineCard } from './machine-card.tsx';
import { standingOf } from './machine-words.ts';
import { type MachineRow, useMachines } from './machines-query.ts';
import { MarkQuestion } from './mark-question.tsx';

type Shown = 'all' | 'late' | 'lost';

const shows: Record<Shown, (row: MachineRow) => boolean> = {
  all: () => true,
  late: (row) => standingOf(row) === 'amber' || standingOf(row) === 'red',
  lost: (row) => standingOf(row) === 'lost',
};

/** Which computers hold work that the central service has not received, for supervisors; and what to do when one is lost. */
export function MachinesScreen() {
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useMachines();
  const who = whoIn(useSession().data);
  const now = useNow(10);
  const [shown, setShown] = useState<Shown>('all');
  const [asked, setAsked] = useState<MachineRow | null>(null);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = rows.filter(shows[shown]);
  const count = (which: Shown) => rows.filter(shows[which]).length;
  const more = hasNextPage ? ' or more' : '';
  const every = who?.touchpoint === PRIVACY_TEAM;
  return (
    <Screen
      title="Machines"
      lead={
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 760 }}>
          The computers that advisers of {every ? 'every organisation' : 'your organisation'} work on, each as it last said. What
          is unsent there the central service does not know: ask the adviser to connect. Each computer shows its code in{' '}
          <em>Settings</em>.
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <ChoiceRow
          label="Show"
          row
          value={shown}
          options={[
            ['all', `All (${rows.length}${more})`],
            ['late', `Late (${count('late')})`],
            ['lost', `Lost (${count('lost')})`],
          ]}
          onChoose={setShown}
        />
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loading what="the machines" />}
        {data && filtered.length === 0 && (
          <Alert severity="success" variant="outlined" role="status">
            {shown === 'all' ? 'No computer has reported yet.' : shown === 'late' ? 'Nothing is late.' : 'No computer is lost.'}
          </Alert>
        )}
        <Box
          component="ul"
          aria-label="Machines"
          sx={{
            ...{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 },
            gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 330px), 1fr))',
          }}
        >
          {filtered.map((row) => (
            <MachineCard
              key={`${row.machineId} ${row.personName}`}
              row={row}
              now={now}
              withOrganisation={every}
              onMark={() => setAsked(row)}
            />
          ))}
        </Box>
        {hasNextPage && (
          <ActionButton group="Machines" label="Show more" letter="m" busy={isFetching} onAct={() => void fetchNextPage()} />
        )}
      </Box>
      {asked && (
        <MarkQuestion
          row={asked}
          onClose={() => setAsked(null)}
          onMarked={() => {
            setAsked(null);
            void refetch();
          }}
        />
      )}
    </Screen>
  );
}
