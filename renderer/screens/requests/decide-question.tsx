import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { desk } from '../../lib/desk.ts';
import { fieldWords } from '../../lib/words/details.ts';
import type { ReadDecide } from './decide-reading.ts';
import { decidedWords } from './request-words.ts';
import type { Request } from './requests-query.ts';
import { useSending } from './use-sending.ts';

type Props = {
  readonly request: Request;
  readonly read: ReadDecide;
  readonly onClose: () => void;
  /** The central service has it; the request is still to be read again. */
  readonly onRecorded: () => void;
  /** Somebody was quicker, or the record is another. */
  readonly onMovedOn: () => void;
  readonly onDone: (words: string) => void;
};

const TOLD = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true } as const;

/** Asks once more before a decision, which cannot be undone, and sends it. */
export function DecideQuestion({ request, read: { fields, keeps }, onClose, onRecorded, onMovedOn, onDone }: Props) {
  const { id, version, disputes } = request;
  const { send, busy, error } = useSending(id);
  const decide = async () => {
    const end = await send(async (commandId) => {
      await desk.requests.decide({ commandId, requestId: id, version, fields: [...fields], ...(keeps ? TOLD : {}) });
      onRecorded();
    });
    if (end === 'done') onDone('The decision is recorded.');
    if (end === 'moved-on') onMovedOn();
  };
  const sentences = fields.map(({ field, decision, value, reasons }) => {
    const before = disputes.find((one) => one.field === field);
    const decidedValue = decision === 'corrected' ? (before?.says ?? null) : (value ?? null);
    const words = before ? decidedWords({ ...before, decision, decidedValue }) : '';
    return `${fieldWords[field]}: ${words}${reasons ? `. ${reasons}` : ''}`;
  });
  return (
    <Dialog open onClose={busy ? () => undefined : onClose} aria-labelledby="decide-title" aria-modal="true">
      <DialogTitle id="decide-title">Decide this for good?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {error !== null && <ErrorNote error={error} />}
        <Box component="ul" aria-label="What is decided" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </Box>
        <Typography variant="body2">
          It cannot be undone. What is corrected lands on the record at once, and every recipient of it is to be told; the mark
          stays until the customer was told.
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose} disabled={busy}>
          Back
        </Button>
        <Button variant="contained" disabled={busy} onClick={decide}>
          {busy ? 'Recording…' : 'Decide'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
