import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { useNow } from '../../lib/now.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { RequestCard } from './request-card.tsx';
import { useRequests, type Which } from './requests-query.ts';
import { WorriesPanel } from './worries-panel.tsx';

/** What people asked for, oldest first: an adviser’s own, a supervisor’s organisation’s, the privacy team’s every one. */
export function RequestsScreen() {
  const [which, setWhich] = useState<Which>('open');
  const who = whoIn(useSession().data);
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useRequests(which);
  const today = londonDay(useNow(60));
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const supervisor = who?.roles.includes('supervisor') ?? false;
  const every = supervisor && who?.touchpoint === PRIVACY_TEAM;
  const whose = every ? 'of every organisation' : supervisor ? 'of your organisation' : 'that you logged yourself';
  const count = `${rows.length}${hasNextPage ? ' or more' : ''}`;
  return (
    <Screen
      title="Requests"
      width={880}
      lead={
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
          {which === 'open' ? 'Open' : 'Finished'} requests {whose}, oldest first{data ? `: ${count}` : ''}.
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {supervisor && <WorriesPanel />}
        <ChoiceRow<Which>
          label="Show"
          row
          value={which}
          options={[
            ['open', 'Open'],
            ['finished', 'Finished'],
          ]}
          onChoose={setWhich}
        />
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loading what="the requests" />}
        {data && rows.length === 0 && (
          <Alert severity="success" variant="outlined">
            {which === 'open' ? 'No request is open.' : 'No request is finished yet.'}
          </Alert>
        )}
        <Box
          component="ul"
          aria-label="Requests"
          sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}
        >
          {rows.map((row) => (
            <RequestCard key={row.id} row={row} today={today} withOrganisation={every} />
          ))}
        </Box>
        {hasNextPage && (
          <ActionButton group="Requests" label="Show more" letter="m" disabled={isFetching} onAct={() => void fetchNextPage()} />
        )}
      </Box>
    </Screen>
  );
}
