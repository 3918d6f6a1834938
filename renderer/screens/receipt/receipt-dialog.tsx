import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import type { Conversation } from '../../lib/conversation.ts';
import { ConfirmationPart } from './confirmation-part.tsx';
import { ReceiptPart } from './receipt-part.tsx';
import type { Asked } from './receipt-query.ts';

type Props = {
  readonly asked: Asked;
  readonly name: string;
  /** None where the record is open without the person: then there is nothing to confirm. */
  readonly conversation: Conversation | null;
  readonly onClose: () => void;
};

const papers = [
  ['confirmation', 'Confirmation of what was done'],
  ['receipt', 'Consent receipt'],
] as const;

/** What can be given to a customer to take away, as it will stand on paper. */
export function ReceiptDialog({ asked, name, conversation, onClose }: Props) {
  const [paper, setPaper] = useState<'confirmation' | 'receipt'>(conversation ? 'confirmation' : 'receipt');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="receipt-title" aria-modal="true">
      <DialogTitle id="receipt-title">Something to take away for {name}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {conversation && <ChoiceRow label="What to give" value={paper} options={papers} onChoose={setPaper} autoFocus row />}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          It has no name and no answer on it, only the reference. That it was prepared, printed or saved is recorded.
        </Typography>
        {conversation && paper === 'confirmation' ? (
          <ConfirmationPart conversation={conversation} customerId={asked.customerId} />
        ) : (
          <ReceiptPart asked={asked} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
