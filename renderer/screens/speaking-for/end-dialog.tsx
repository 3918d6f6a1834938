import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { AUTHORITY_ENDS } from '../../../shared/domain/authority.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { endBecauseWords } from '../../lib/words/authority.ts';
import type { Authority } from './authorities-query.ts';
import { useEnding } from './use-ending.ts';

type Props = { readonly customerId: string; readonly one: Authority; readonly onClose: () => void };
type Because = (typeof AUTHORITY_ENDS)[number];

/** Asks why, and whether it is so: whoever speaks under it stops at once, also in a conversation under way. */
export function EndDialog({ customerId, one, onClose }: Props) {
  const [because, setBecause] = useState<Because>('customer-ended-it');
  const { end, busy, error } = useEnding(customerId, one, onClose);
  return (
    <Dialog open onClose={onClose} aria-labelledby="end-authority" aria-modal="true" fullWidth maxWidth="sm">
      <DialogTitle id="end-authority">{one.name} no longer speaks for them</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <ChoiceRow
          label="Why"
          autoFocus
          value={because}
          options={AUTHORITY_ENDS.map((why) => [why, endBecauseWords[why]] as const)}
          onChoose={setBecause}
        />
        <Typography>They are told nothing more from then on. It cannot be undone; it can be recorded again.</Typography>
        {error !== null && <ErrorNote error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <BusyButton variant="contained" busy={busy} onClick={() => end(because)}>
          Yes, end it
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
