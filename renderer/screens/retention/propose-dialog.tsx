import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Retained } from '../../../shared/domain/retention-run.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { announce } from '../../lib/announcer.ts';
import { desk, failureOf } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { countWords, retainedSentences, retainedTitles } from './retention-words.ts';

type Props = {
  readonly what: Retained;
  readonly today: string;
  /** Those in which something is due, for whoever sees every one; empty for one’s own alone. */
  readonly organisations: readonly string[];
  readonly onClose: () => void;
  readonly onMade: (runId: string) => void;
};

/** Makes a run of what is due today. It says that nothing is destroyed by that, and who has to look at it. */
export function ProposeDialog({ what, today, organisations, onClose, onMade }: Props) {
  const [organisation, setOrganisation] = useState('');
  // Made once for each choice: pressing twice is one command.
  const [ids, setIds] = useState(() => ({ commandId: newId(), runId: newId() }));
  const propose = useMutation({
    mutationFn: () => desk.retention.propose({ ...ids, what, upTo: today, ...(organisation ? { organisation } : {}) }),
    onSuccess: ({ items, held, more, runId }) => {
      const rest = more ? ' The rest comes into another run.' : '';
      announce(`A run was made: ${countWords(what, items)}${held > 0 ? `, ${held} held` : ''}.${rest}`);
      onMade(runId);
    },
  });
  const nothing = propose.error && failureOf(propose.error).errors?.some(({ code }) => code === 'nothing-due');
  return (
    <Dialog open onClose={onClose} aria-labelledby="propose-title" aria-modal="true">
      <DialogTitle id="propose-title">Make a run: {retainedTitles[what]}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {nothing && <Alert severity="info">Everything that is due is in another run already.</Alert>}
        {propose.error && !nothing && <ErrorNote error={propose.error} />}
        <Typography>{retainedSentences[what]}</Typography>
        <Typography>
          The run is what is due on {showDay(today)}, the longest due first. Nothing is destroyed by making it: you both see
          exactly what is in it, and another supervisor approves it.
        </Typography>
        {organisations.length > 0 && (
          <TextField
            select
            size="small"
            label="Organisation"
            value={organisation}
            onChange={({ target }) => {
              setOrganisation(target.value);
              setIds({ commandId: newId(), runId: newId() });
            }}
            slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          >
            <option value="">Every organisation</option>
            {organisations.map((one) => (
              <option key={one} value={one}>
                {organisationWords(one)}
              </option>
            ))}
          </TextField>
        )}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Cancel
        </Button>
        <BusyButton variant="contained" busy={propose.isPending} onClick={() => propose.mutate()}>
          Make the run
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
