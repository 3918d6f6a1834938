import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { desk, failureOf } from '../../lib/desk.ts';
import { useSending } from '../requests/use-sending.ts';
import { type Away, readAwayAgain } from './away-query.ts';
import { awayWords } from './away-words.ts';

type Props = {
  readonly one: Away;
  readonly today: string;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

/** Asks before it is taken back that somebody is away. */
export function TakeBackQuestion({ one, today, onClose, onDone }: Props) {
  const { id: absenceId, sub, name, mine, from, to } = one;
  const { send, busy, error } = useSending(absenceId, readAwayAgain);
  const takeBack = async () => {
    const whom = mine ? {} : { sub, name };
    const end = await send((commandId) =>
      desk.absences.set({ commandId, absenceId, ...whom, from, to, over: true }).catch(unlessGone),
    );
    if (end === 'done') onDone(mine ? 'Taken back: you are not away then.' : `Taken back: ${name} is not away then.`);
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="not-away-title" aria-modal="true">
      <DialogTitle id="not-away-title">Take this back?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {error !== null && <ErrorNote error={error} />}
        <Typography>{awayWords(mine ? null : name, one, today)}.</Typography>
        <Typography variant="body2">
          Once it is taken back, the requests {mine ? 'you have' : 'they have'} are not under “Owner away” any more.
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Back
        </Button>
        <BusyButton variant="contained" busy={busy} onClick={() => void takeBack()}>
          Take it back
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}

/** A colleague took it back already: that is what was wanted. */
function unlessGone(failure: unknown): void {
  if (failureOf(failure).code !== 'not-found') throw failure;
}
