import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { PRIVACY_TEAM } from '../../../shared/codes/organisations.ts';
import type { Retained } from '../../../shared/domain/retention-run.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { Screen } from '../../components/screen.tsx';
import { useSession, whoIn } from '../../lib/session.ts';
import { dueNow } from './calendar.ts';
import { CalendarPanel } from './calendar-panel.tsx';
import { CertificatesPanel } from './certificates-panel.tsx';
import { DueNow } from './due-now.tsx';
import { useDue } from './due-query.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { RunsPanel } from './runs-panel.tsx';
import { readRunsAnew } from './runs-query.ts';

const LETTERS: Record<Retained, string> = { evidence: '1', lapsed: '2', 'old-requests': '3' };

/** What is not kept any longer, what will not be, and how it is destroyed: for supervisors. */
export function RetentionScreen() {
  const { data, error } = useDue(null);
  const who = whoIn(useSession().data);
  const every = who?.touchpoint === PRIVACY_TEAM;
  const [proposing, setProposing] = useState<Retained | null>(null);
  const organisations = (what: Retained) => {
    const due = data?.items.filter((item) => item.what === what && item.due > 0) ?? [];
    return every ? [...new Set(due.map(({ organisation }) => organisation))].toSorted() : [];
  };
  return (
    <Screen
      title="Retention"
      lead={
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 760 }}>
          Nothing is kept longer than it is needed. You see {every ? 'every organisation' : 'your organisation'}. One supervisor
          makes a run of what is due, another approves it; what an open request or complaint holds is left out, with the reason.
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Loading what="what falls due; that goes through every record, and takes a moment" />}
        {data && (
          <Box
            component="ul"
            aria-label="Due now"
            sx={{
              ...{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 },
              gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
            }}
          >
            {dueNow(data.items).map(({ what, due, held }) => (
              <DueNow key={what} what={what} letter={LETTERS[what]} due={due} held={held} onPropose={() => setProposing(what)} />
            ))}
          </Box>
        )}
        {data && <CalendarPanel items={data.items} today={data.today} withOrganisation={every} />}
        <RunsPanel />
        <CertificatesPanel />
      </Box>
      {proposing && data && (
        <ProposeDialog
          what={proposing}
          today={data.today}
          organisations={organisations(proposing)}
          onClose={() => setProposing(null)}
          onMade={() => {
            setProposing(null);
            void readRunsAnew();
          }}
        />
      )}
    </Screen>
  );
}
