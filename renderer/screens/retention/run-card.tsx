import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { showDay, showWhen } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { countWords, numberWords, retainedTitles, ruleWords, stateWords, storeSentence } from './retention-words.ts';
import type { Run } from './runs-query.ts';

/** What can be done with a run now. */
export type Step = 'approved' | 'refused' | 'start';
type Props = {
  readonly run: Run;
  readonly now: Date;
  readonly onLook: (which: 'all' | 'held') => void;
  readonly onStep: (step: Step) => void;
};

const EDGE = { proposed: 'warning.main', approved: 'warning.main', interrupted: 'error.main' } as Partial<
  Record<Run['state'], string>
>;
const small = { size: 'small', variant: 'outlined' } as const;

/** One destruction run: what, who, how far, and which stores are certified. */
export function RunCard({ run, now, onLook, onStep }: Props) {
  const id = useId();
  const { state, what, items, done, held, organisation, upTo } = run;
  const open = state === 'proposed' || state === 'approved';
  const whose = organisation === null ? 'every organisation' : organisationWords(organisation);
  return (
    <Paper
      component="li"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: 2, borderLeft: 6, borderLeftColor: EDGE[state] ?? 'divider', display: 'grid', gap: 1, minWidth: 0 }}
    >
      <Box>
        <Typography variant="h3" id={id}>
          {retainedTitles[what]}, {whose}: {stateWords[state]}
        </Typography>
        <Typography variant="body2">
          {countWords(what, items)} due by {showDay(upTo)}
          {open && held > 0 && `, ${held} of them held at the moment`}
        </Typography>
      </Box>
      {(state === 'running' || state === 'interrupted') && (
        <Box>
          <LinearProgress
            variant="determinate"
            value={Math.round((100 * (done + held)) / items)}
            aria-label="How far the run is"
          />
          <Typography variant="body2" sx={{ mt: 0.5 }}>
            {numberWords(done + held)} of {numberWords(items)}
            {state === 'interrupted' && ': the rest could not be destroyed. Nothing is certified. Run it again to finish it.'}
          </Typography>
        </Box>
      )}
      {state === 'finished' && (
        <Typography variant="body2">
          {`${numberWords(done)} ${what === 'lapsed' ? 'closed' : 'destroyed'}, ${numberWords(held)} held or left out`}
        </Typography>
      )}
      <Box component="ul" aria-label="Why and who" sx={{ typography: 'body2', color: 'text.secondary', m: 0, pl: 2.5 }}>
        {run.rules.map(({ rule, count }) => (
          <li key={rule} title={ruleWords[rule][1]}>
            {ruleWords[rule][0]}: {numberWords(count)}
          </li>
        ))}
        <li>{`Made by ${run.proposedByName} ${showWhen(run.proposedAt, now)}`}</li>
        {run.decidedByName !== null && run.decidedAt !== null && (
          <li>{`${state === 'refused' ? 'Not approved' : 'Approved'} by ${run.decidedByName} ${showWhen(run.decidedAt, now)}`}</li>
        )}
        {run.stores.map((store) => (
          <li key={store.store}>{storeSentence(store)}</li>
        ))}
      </Box>
      <Box role="group" aria-labelledby={id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {state !== 'refused' && (
          <Button {...small} onClick={() => onLook('all')}>
            See what is in it
          </Button>
        )}
        {held > 0 && state !== 'refused' && (
          <Button {...small} onClick={() => onLook('held')}>
            See what is held
          </Button>
        )}
        {state === 'proposed' && !run.proposedByCaller && (
          <Button {...small} variant="contained" onClick={() => onStep('approved')}>
            Approve…
          </Button>
        )}
        {open && (
          <Button {...small} onClick={() => onStep('refused')}>
            {run.proposedByCaller ? 'Take it back…' : 'Do not approve…'}
          </Button>
        )}
        {(state === 'approved' || state === 'interrupted') && (
          <Button {...small} variant="contained" color="error" onClick={() => onStep('start')}>
            {state === 'approved' ? 'Start it…' : 'Run it again…'}
          </Button>
        )}
      </Box>
      {state === 'proposed' && run.proposedByCaller && (
        <Typography variant="body2">You made it, so another supervisor has to approve it.</Typography>
      )}
    </Paper>
  );
}
