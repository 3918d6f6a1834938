import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Retry } from '../../components/retry.tsx';
import { Screen } from '../../components/screen.tsx';
import { showTime, showWeekday } from '../../lib/time.ts';
import { AwayPanel } from '../away/away-panel.tsx';
import { HeldClosings } from '../closing/held-closings.tsx';
import { AskedOfUs } from '../facts/asked-of-us.tsx';
import { DaysAhead } from './days-ahead.tsx';
import { Figures } from './figures.tsx';
import { useMorning } from './morning-query.ts';
import { Owners } from './owners.tsx';

/** Morning: what is late, what will be, whose it is, what nobody has picked up, and who is away, in five seconds. */
export function MorningScreen() {
  const { data, error, isFetching, refetch } = useMorning(true, true);
  return (
    <Screen
      title="Morning"
      lead={
        data && (
          <Typography sx={{ color: 'text.secondary' }}>
            {showWeekday(data.today)}, as it stood at {showTime(data.asOf)}
          </Typography>
        )
      }
    >
      {error && <ErrorNote error={error} action={<Retry onRetry={() => refetch()} busy={isFetching} />} />}
      {!data && !error && <Loading what="the morning" />}
      {data && (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Figures morning={data} />
          <AskedOfUs />
          <HeldClosings />
          <Box
            sx={{
              ...{ display: 'grid', gap: 2, alignItems: 'start' },
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 3fr)' },
            }}
          >
            <Owners morning={data} />
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
              <DaysAhead morning={data} />
              <AwayPanel group="Morning" whose="everybody" />
            </Box>
          </Box>
        </Box>
      )}
    </Screen>
  );
}
