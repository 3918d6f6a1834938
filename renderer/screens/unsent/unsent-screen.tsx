import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { SyncState, UnsentItem } from '../../../shared/desk.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { OthersUnsent } from '../../components/others-unsent.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { desk } from '../../lib/desk.ts';
import { clockWords } from '../../lib/words/clock.ts';
import { CameTooLate } from './came-too-late.tsx';
import { useUnsent } from './unsent-query.ts';
import { UnsentRow } from './unsent-row.tsx';

/** Items drawn at first, and more with each press. */
const SHOWN = 50;

/** What has not reached the central service: what, for whom, since when, and what a person can do about it. */
export function UnsentScreen() {
  const { data, error, sync } = useUnsent();
  const [problem, setProblem] = useState<unknown>(null);
  const isToMatch = ({ problem }: UnsentItem) => problem?.code === 'to-be-matched';
  const toMatch = data?.filter(isToMatch) ?? [];
  const late = data?.filter(({ closedOn }) => closedOn !== null) ?? [];
  const stuck = data?.filter((item) => item.state === 'needs-attention' && item.closedOn === null && !isToMatch(item)) ?? [];
  const waiting = data?.filter(({ state }) => state !== 'needs-attention') ?? [];
  const send = () => desk.shell.sendNow({}).then(() => setProblem(null), setProblem);
  return (
    <Screen
      title="Unsent work"
      lead={
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          What you recorded here and the central service has not received. {sync && whereWords(sync)}
        </Typography>
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {sync && <Lost lost={sync.lost} />}
        <OthersUnsent />
        {sync?.closed && <Closed />}
        {sync && data && data.length > 0 && <Clock words={clockWords(sync.clockOffMs)} />}
        {sync?.online && sync.draining && <Progress {...sync.draining} />}
        {error && <ErrorNote error={error} />}
        {problem !== null && <ErrorNote error={problem} />}
        {!data && !error && <Loading what="what is unsent" />}
        {data?.length === 0 && !sync?.closed && (
          <Alert severity="success" variant="outlined" role="status">
            Nothing is unsent. The central service has received everything you recorded here.
          </Alert>
        )}
        {late.length > 0 && <CameTooLate items={late} />}
        {stuck.length > 0 && (
          <Panel title="Needs your attention">
            <Rows items={stuck} />
          </Panel>
        )}
        {toMatch.length > 0 && (
          <Panel title="To be matched">
            <Rows items={toMatch} />
          </Panel>
        )}
        {waiting.length > 0 && (
          <Panel
            title="Waiting to be received"
            aside={<ActionButton group="Unsent work" label="Send now" letter="n" size="small" onAct={send} />}
          >
            <Rows items={waiting} />
          </Panel>
        )}
      </Box>
    </Screen>
  );
}

function whereWords({ kept, online }: SyncState): string {
  const where = kept
    ? 'It is sealed on this computer for you alone.'
    : 'It is not kept on this computer: keep Adviser Desk open.';
  return online ? where : `${where} It goes by itself when there is a connection.`;
}

function Rows({ items }: { readonly items: readonly UnsentItem[] }) {
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {items.slice(0, shown).map((item) => (
          <UnsentRow key={item.itemId} item={item} />
        ))}
      </Box>
      {items.length > shown && (
        <Button size="small" onClick={() => setShown((now) => now + SHOWN)} sx={{ mt: 1 }}>
          Show more ({items.length - shown} not shown)
        </Button>
      )}
    </>
  );
}

function Lost({ lost }: { readonly lost: number }) {
  if (lost === 0) return null;
  return (
    <Alert severity="error" variant="outlined">
      {lost === 1 ? 'One item' : `${lost} items`} on this computer could not be read: damaged, or taken away. Nothing of it was
      sent from here. It is set aside and the audit will say so. Tell your supervisor, and ask the customer again if you remember
      whom it was for.
    </Alert>
  );
}

function Closed() {
  return (
    <Alert severity="error" variant="outlined">
      Work that was sealed on this computer before cannot be opened, because the computer’s key store is not available now. It
      stays sealed here, and is not being sent. Tell whoever looks after this computer; once the key store is back, sign in here
      again and it is sent.
    </Alert>
  );
}

function Clock({ words }: { readonly words: string | null }) {
  if (words === null) return null;
  return (
    <Alert severity="warning" variant="outlined">
      {words} The times below are this computer’s, and it is with them that what was said will be received.
    </Alert>
  );
}

function Progress({ done, of }: { readonly done: number; readonly of: number }) {
  return (
    <Box>
      <Typography variant="body2" id="draining">
        Sending: {done} of {of} done
      </Typography>
      <LinearProgress variant="determinate" value={(100 * done) / of} aria-labelledby="draining" />
    </Box>
  );
}
