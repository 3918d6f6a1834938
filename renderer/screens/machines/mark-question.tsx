import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type LostReason, machineCode } from '../../../shared/domain/machine.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { announce } from '../../lib/announcer.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { foundReasons, lostReasons } from './machine-words.ts';
import type { MachineRow } from './machines-query.ts';

type Props = { readonly row: MachineRow; readonly onClose: () => void; readonly onMarked: () => void };

/** Asks for the reason, says what follows, and marks a machine as lost or as back again. */
export function MarkQuestion({ row, onClose, onMarked }: Props) {
  const lost = row.lostSince === null;
  const reasons = lost ? lostReasons : foundReasons;
  const [reason, setReason] = useState<LostReason>(lost ? 'lost' : 'found');
  // Made once: pressing twice is one command.
  const [commandId] = useState(newId);
  const code = machineCode(row.machineId);
  const mark = useMutation({
    mutationFn: () => desk.machines.markLost({ commandId, machineId: row.machineId, lost, reason }),
    onSuccess: () => {
      announce(lost ? `Computer ${code} is marked as lost` : `Computer ${code} is no longer marked as lost`);
      onMarked();
    },
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby="mark-title" aria-modal="true">
      <DialogTitle id="mark-title">{lost ? `Mark computer ${code} as lost?` : `Computer ${code} is back?`}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {mark.error && <ErrorNote error={mark.error} />}
        <Typography>
          {lost
            ? `Everybody who is signed in on it, ${row.personName} too, is signed out, and as soon as it next reaches the central service it destroys the copies of customers’ records it holds. Nobody can sign in on it. What is unsent stays sealed on it and is lost only if it never comes back.`
            : 'People can sign in on it again, and what lies sealed on it is sent when its own person does.'}
        </Typography>
        <ChoiceRow label="Why" value={reason} options={reasons} onChoose={setReason} />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          Who marked it, when and why is kept in the audit.
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Cancel
        </Button>
        <BusyButton variant="contained" color={lost ? 'error' : 'primary'} busy={mark.isPending} onClick={() => mark.mutate()}>
          {lost ? 'Mark as lost' : 'It is back'}
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
