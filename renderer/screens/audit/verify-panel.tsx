import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Panel } from '../../components/panel.tsx';
import { type Verified, verifyAll } from './verify-run.ts';
import { verifyWords } from './verify-words.ts';

/** Checks that nobody has tampered with the audit, with how far it has come, and says the result plainly. */
export function VerifyPanel() {
  const [found, setFound] = useState<Verified | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const verify = async () => {
    setRunning(true);
    setFound(null);
    setError(null);
    try {
      await verifyAll((now) => {
        setFound(now);
        return here.current;
      });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setRunning(false);
    }
  };
  const far = found && found.end > 0 ? Math.round((100 * found.to) / found.end) : 0;
  return (
    <Panel
      title="Has anybody tampered with it?"
      aside={<ActionButton group="Audit" label="Verify" letter="v" size="small" busy={running} onAct={verify} />}
    >
      {running && (
        <Box>
          <LinearProgress variant="determinate" value={far} aria-label="Verified so far" />
          <Typography variant="body2" sx={{ mt: 1 }}>
            {found ? `Entry ${found.to.toLocaleString('en-GB')} of ${found.end.toLocaleString('en-GB')}` : 'Beginning…'}
          </Typography>
        </Box>
      )}
      <Box role="status">{found?.done && !running && <Result found={found} />}</Box>
      {error !== null && <ErrorNote error={error} />}
      {!running && !found && error === null && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Every entry is sealed to the one before it, and the end is signed every minute. Verifying goes through all of them.
        </Typography>
      )}
    </Panel>
  );
}

function Result({ found }: { readonly found: Verified }) {
  const { wrong, sentences } = verifyWords(found, new Date());
  return (
    <Alert severity={wrong ? 'error' : 'success'} variant="outlined">
      {sentences.map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
    </Alert>
  );
}
