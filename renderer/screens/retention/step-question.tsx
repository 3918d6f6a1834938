import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { countWords, retainedSentences } from './retention-words.ts';
import type { Step } from './run-card.tsx';
import type { Run } from './runs-query.ts';

type Props = { readonly run: Run; readonly step: Step; readonly onClose: () => void; readonly onDone: () => void };

/** Says what follows from a step of a run, and takes it. */
export function StepQuestion({ run, step, onClose, onDone }: Props) {
  // Made once: pressing twice is one command.
  const [commandId] = useState(newId);
  const { title, says, button, done } = wordsOf(run, step);
  const { id: runId } = run;
  const take = useMutation({
    mutationFn: () =>
      step === 'start' ? desk.retention.run({ commandId, runId }) : desk.retention.approve({ commandId, runId, decision: step }),
    onSuccess: () => {
      announce(done);
      onDone();
    },
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby="step-title" aria-modal="true">
      <DialogTitle id="step-title">{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {take.error && <ErrorNote error={take.error} />}
        {says.map((sentence) => (
          <Typography key={sentence}>{sentence}</Typography>
        ))}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Cancel
        </Button>
        <BusyButton
          variant="contained"
          color={step === 'start' ? 'error' : 'primary'}
          busy={take.isPending}
          onClick={() => take.mutate()}
        >
          {button}
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}

function wordsOf({ what, items, done, held, proposedByCaller, state }: Run, step: Step) {
  const again = state === 'interrupted';
  if (step === 'approved')
    return {
      ...{ title: 'Approve this run?', button: 'Approve', done: 'The run is approved' },
      says: [
        `${countWords(what, items)}. You answer for having looked at what is in it.`,
        'Nothing is destroyed until it is started. What something holds then, or is not due any more, is left out.',
      ],
    };
  if (step === 'refused')
    return {
      ...{ title: proposedByCaller ? 'Take this run back?' : 'Not approve this run?', done: 'The run will not be carried out' },
      ...{ button: proposedByCaller ? 'Take it back' : 'Do not approve' },
      says: ['Nothing is destroyed. What was in it can come into another run.'],
    };
  return {
    ...{
      title: again ? 'Run it again?' : 'Start this run?',
      button: again ? 'Run it again' : 'Start it',
      done: 'The run has begun',
    },
    says: [
      `${countWords(what, items - done - held)}. ${retainedSentences[what]}`,
      'The central service goes on by itself; you may leave this screen. Who started it and when is kept in the audit.',
    ],
  };
}
