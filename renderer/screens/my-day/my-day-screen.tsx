import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { useDay } from '../../lib/day.ts';
import { go } from '../../lib/go.ts';
import { useRecipients } from '../../lib/recipients.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useSync } from '../../lib/sync.ts';
import { AwayPanel } from '../away/away-panel.tsx';
import { DayPromises } from '../promises/day-promises.tsx';
import { AddSomebody } from './add-somebody.tsx';
import { CheckSheet } from './check-sheet.tsx';
import { OwnSessions } from './own-sessions.tsx';

/** My day: whom one is to see, and what of it is on this computer when there is no connection. */
export function MyDayScreen() {
  const { data: day, error } = useDay();
  const online = useSync()?.online ?? true;
  // A supervisor notes it with everybody else's, in Morning.
  const notesOwn = whoIn(useSession().data)?.roles.includes('supervisor') === false;
  // Whom something may be passed on to is wanted on the way as well.
  useRecipients();
  if (error) return <Framed>{<ErrorNote error={error} />}</Framed>;
  if (!day) return <Framed>{<Loading what="your day" />}</Framed>;
  return (
    <Framed>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {!day.kept && (
          <Alert severity="warning" variant="outlined">
            This computer has no key store open, so nothing is written to its disk. Copies are gone when the desk locks or the app
            ends.
          </Alert>
        )}
        <DayPromises online={online} />
        <CheckSheet day={day} online={online} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          <ActionButton group="My day" label="Met now, matched later" letter="x" size="small" onAct={() => go('/meet')} />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            For somebody who is not on the list, while there is no connection.
          </Typography>
        </Box>
        {online ? (
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
            }}
          >
            <AddSomebody day={day} />
            <OwnSessions day={day} />
          </Box>
        ) : (
          <Typography sx={{ color: 'text.secondary' }}>
            The central service cannot be reached, so nobody can be added to the list now. What is on this computer can be opened.
          </Typography>
        )}
        {notesOwn && <AwayPanel group="My day" whose="mine" />}
      </Box>
    </Framed>
  );
}

function Framed({ children }: { readonly children: React.ReactNode }) {
  return (
    <Screen
      title="My day"
      lead={
        <Typography sx={{ color: 'text.secondary', maxWidth: 720 }}>
          Make the list of the people you are to see, then fetch their records onto this computer before you set out. Without a
          connection they are found, checked and opened here as usual.
        </Typography>
      }
    >
      {children}
    </Screen>
  );
}
