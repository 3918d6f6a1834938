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
import { ClosingCard } from './closing-card.tsx';
import { type ClosingRow, useClosings, type Which } from './closings-query.ts';
import { ConfirmQuestion } from './confirm-question.tsx';
import { StopQuestion } from './stop-question.tsx';
import { WhatStays } from './what-stays.tsx';

type Asked = { readonly row: ClosingRow; readonly what: 'stop' | 'confirm' };

const nothingWords: Record<Which, string> = {
  'under-way': 'No closing is under way.',
  held: 'Nothing holds any closing.',
  ended: 'No closing has its end yet.',
};

/** Who has stopped using the service, for supervisors: where each closing stands, what can be done about it, and what stays. */
export function ClosingsScreen() {
  const [which, setWhich] = useState<Which>('under-way');
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useClosings(which);
  const who = whoIn(useSession().data);
  const now = useNow(60);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const every = who?.touchpoint === PRIVACY_TEAM;
  const close = () => setAsked(null);
  return (
    <Screen
      title="Closings"
      width={880}
      lead={
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Who stopped using the service with {every ? 'any organisation' : 'your organisation'}, by reference, the newest first.
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <ChoiceRow<Which>
          label="Show"
          row
          value={which}
          options={[
            ['under-way', 'Under way'],
            ['held', 'Held'],
            ['ended', 'Ended'],
          ]}
          onChoose={setWhich}
        />
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loading what="the closings" />}
        {data && rows.length === 0 && (
          <Alert severity="success" variant="outlined" role="status">
            {nothingWords[which]}
          </Alert>
        )}
        <Box
          component="ul"
          aria-label="Closings"
          sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}
        >
          {rows.map((row) => (
            <ClosingCard
              key={row.id}
              row={row}
              now={now}
              withOrganisation={every}
              onStop={() => setAsked({ row, what: 'stop' })}
              onConfirm={() => setAsked({ row, what: 'confirm' })}
            />
          ))}
        </Box>
        {hasNextPage && (
          <ActionButton group="Closings" label="Show more" letter="m" busy={isFetching} onAct={() => void fetchNextPage()} />
        )}
        <WhatStays />
      </Box>
      {asked?.what === 'stop' && <StopQuestion row={asked.row} onClose={close} />}
      {asked?.what === 'confirm' && <ConfirmQuestion row={asked.row} onClose={close} />}
    </Screen>
  );
}
