import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { Panel } from '../../components/panel.tsx';
import { useSync } from '../../lib/sync.ts';
import { clockWords } from '../../lib/words/clock.ts';

/** Whether what is written down with a time here has the right one. */
export function ClockPanel() {
  const sync = useSync();
  if (!sync) return null;
  const wrong = clockWords(sync.clockOffMs);
  return (
    <Panel title="This computer’s clock">
      {wrong ? (
        <Alert severity="warning" variant="outlined">
          {wrong} What is said is recorded with this computer’s time. Tell whoever looks after this computer.
        </Alert>
      ) : (
        <Typography>
          {sync.clockOffMs === null
            ? 'It has not been compared with the central service’s yet.'
            : 'It agrees with the central service’s.'}
        </Typography>
      )}
    </Panel>
  );
}
