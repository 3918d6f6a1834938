import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { ErrorNote } from '../../components/error-note.tsx';
import { desk } from '../../lib/desk.ts';
import type { Request } from '../requests/requests-query.ts';
import { useSending } from '../requests/use-sending.ts';
import type { Part } from './evidence-parts.ts';
import type { ReadEvidence } from './evidence-reading.ts';
import { decidedEvidence, evidenceWords, showEvidence } from './evidence-words.ts';

type Props = {
  readonly request: Request;
  readonly read: ReadEvidence;
  readonly parts: readonly Part[];
  readonly onClose: () => void;
  /** Somebody was quicker. */
  readonly onMovedOn: () => void;
  readonly onDone: () => void;
};

const TOLD = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true } as const;

/** Asks once more before a decision, which cannot be undone, and sends it. */
export function EvidenceQuestion({ request, read: { fields, keeps }, parts, onClose, onMovedOn, onDone }: Props) {
  const { id, version } = request;
  const { send, busy, error } = useSending(id);
  const decide = async () => {
    const end = await send((commandId) =>
      desk.closures.correct({ commandId, requestId: id, version, fields: [...fields], ...(keeps ? TOLD : {}) }),
    );
    if (end === 'done') onDone();
    if (end === 'moved-on') onMovedOn();
  };
  const dayOf = (outcomeId: string | undefined) =>
    parts.find((part) => part.field === 'sessionOn' && part.outcomeId === outcomeId)?.held ?? null;
  const sentences = fields.map(({ field, outcomeId, decision, value = null, reasons }) => {
    const session = outcomeId === undefined ? '' : ` (session on ${showEvidence('sessionOn', dayOf(outcomeId))})`;
    const what = decidedEvidence({ field, decision, decidedValue: value });
    return `${evidenceWords[field]}${session}: ${what}${reasons ? `. ${reasons}` : ''}`;
  });
  const another = fields.some(({ field, decision }) => field === 'paidOn' && decision === 'corrected');
  return (
    <Dialog open onClose={busy ? () => undefined : onClose} aria-labelledby="decide-title" aria-modal="true">
      <DialogTitle id="decide-title">Decide this for good?</DialogTitle>
      <DialogContent tabIndex={0} sx={{ display: 'grid', gap: 2 }}>
        {error !== null && <ErrorNote error={error} />}
        <Box component="ul" aria-label="What is decided" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </Box>
        <Typography variant="body2">
          It cannot be undone, and it is the whole decision of this request: what you left stays as it is.
          {another && ' With another day of payment it may go on another day.'} Then the person is told.
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
