import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { DayState } from '../../../shared/day-list.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { announce } from '../../lib/announcer.ts';
import { noteDay } from '../../lib/day.ts';
import { desk } from '../../lib/desk.ts';
import { askedToStop } from '../unsent/asked-to-stop.ts';
import { useUnsent } from '../unsent/unsent-query.ts';
import { DayRow } from './day-row.tsx';
import { DestroyCopies } from './destroy-copies.tsx';

type Props = { readonly day: DayState; readonly online: boolean };

/** What is and what is not on this computer, person by person. */
export function CheckSheet({ day, online }: Props) {
  const [error, setError] = useState<unknown>(null);
  const asked = askedToStop(useUnsent().data ?? []);
  const here = day.people.filter(({ copy }) => copy !== null).length;
  const fetchAll = async () => {
    setError(null);
    try {
      const now = await desk.shell.fetchDay();
      noteDay(now);
      announce(countWords(now.people.filter(({ copy }) => copy !== null).length, now.people.length));
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Panel
      title="The people of your day"
      aside={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <ActionButton
            group="My day"
            label={here === 0 ? 'Fetch everybody' : 'Fetch everybody anew'}
            letter="t"
            size="small"
            variant="contained"
            disabled={!online || day.people.length === 0 || day.fetching !== null}
            onAct={() => void fetchAll()}
          />
          {here > 0 && <DestroyCopies onError={setError} />}
        </Box>
      }
    >
      {error !== null && <ErrorNote error={error} />}
      {day.fetching && <Progress {...day.fetching} />}
      {day.people.length === 0 ? (
        <Typography>Nobody is on the list yet. Add somebody below, from a record, or from Find a customer.</Typography>
      ) : (
        <>
          <Typography sx={{ fontWeight: 600, mb: 1 }}>{countWords(here, day.people.length)}</Typography>
          <Box component="ul" aria-label="The people of your day" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {day.people.map((line) => (
              <DayRow key={line.customerId} line={line} asked={asked.get(line.customerId)} onError={setError} />
            ))}
          </Box>
        </>
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
        Never on this computer: ethnicity, disability, priority groups and the timeline. A copy lasts{' '}
        {day.hours === 1 ? 'one hour' : `${day.hours} hours`} and goes when you sign out.
      </Typography>
    </Panel>
  );
}

function Progress({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <Box sx={{ mb: 1.5 }}>
      <LinearProgress variant="determinate" value={(done / of) * 100} aria-label="Fetching" />
      <Typography variant="body2">
        Fetching: {done} of {of} asked for
      </Typography>
    </Box>
  );
}

function countWords(here: number, all: number): string {
  if (all === 0) return 'Nobody is on the list.';
  if (here === all) return all === 1 ? 'The one record is on this computer.' : `All ${all} records are on this computer.`;
  return `${here} of ${all} records ${here === 1 ? 'is' : 'are'} on this computer.`;
}
