import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { STOPPED_BECAUSE, type StoppedBecause } from '../../../shared/domain/closing.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { desk } from '../../lib/desk.ts';
import { stoppedWords, willComeBack } from './closing-row-words.ts';
import type { ClosingRow } from './closings-query.ts';
import { useClosingStep } from './use-closing-step.ts';

type Props = { readonly row: ClosingRow; readonly onClose: () => void };

/** Asks for the reason, says what will not come back, and stops a closing. */
export function StopQuestion({ row, onClose }: Props) {
  const [because, setBecause] = useState<StoppedBecause>(row.state === 'to-confirm' ? 'recorded-by-mistake' : 'wrong-person');
  const stop = useClosingStep({
    run: (commandId) => desk.closures.stop({ commandId, closingId: row.id, because }),
    done: 'The closing is stopped.',
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby="stop-title" aria-modal="true">
      <DialogTitle id="stop-title">Stop the closing of {showReference(row.reference)}?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {stop.error && <ErrorNote error={stop.error} />}
        <Box component="ul" aria-label="What comes back" sx={{ m: 0, pl: 2.5 }}>
          {willComeBack(row).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
        <ChoiceRow
          label="Why"
          value={because}
          options={STOPPED_BECAUSE.map((one) => [one, stoppedWords[one]] as const)}
          onChoose={setBecause}
        />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Who stopped it, when and why is kept in the audit.
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Cancel
        </Button>
        <BusyButton variant="contained" busy={stop.isPending} onClick={() => stop.mutate()}>
          Stop the closing
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
