import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { BusyButton } from '../../components/busy-button.tsx';
import type { Request } from '../requests/requests-query.ts';
import { type Found, foundFacts, foundName } from './find-whose.tsx';
import { matchLines } from './match-words.ts';

type Props = {
  readonly request: Request;
  readonly found: Found;
  /** What they said of themselves, to be compared once more. */
  readonly said: string;
  readonly busy: boolean;
  readonly onMatch: () => void;
  readonly onClose: () => void;
};

/** Asks once before a request becomes somebody's. */
export function MatchQuestion({ request, found, said, busy, onMatch, onClose }: Props) {
  const facts = foundFacts(found);
  const lines = [
    ...(said === '' ? [] : [`They said they are ${said}.`]),
    `The record is of ${[foundName(found), facts].filter(Boolean).join(', ')}.`,
    ...matchLines(request),
  ];
  return (
    <Dialog open onClose={busy ? () => undefined : onClose} aria-labelledby="match-title" aria-modal="true">
      <DialogTitle id="match-title">Is it {foundName(found)}’s?</DialogTitle>
      <DialogContent tabIndex={0} sx={{ display: 'grid', gap: 1 }}>
        {lines.map((line) => (
          <Typography key={line}>{line}</Typography>
        ))}
      </DialogContent>
      <DialogActions>
        <BusyButton autoFocus onClick={onClose} busy={busy}>
          Back
        </BusyButton>
        <BusyButton variant="contained" busy={busy} onClick={onMatch}>
          It is theirs
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
