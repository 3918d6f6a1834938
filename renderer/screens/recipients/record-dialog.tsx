import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { hasEnded, mayBecome } from '../../../shared/domain/disclosure.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { askedWords, standsWords } from './notice-words.ts';
import type { Notice } from './notices-query.ts';
import { StepFields, type Typed } from './step-fields.tsx';
import { type Step, useRecordStep } from './use-record-step.ts';

export type { Step } from './use-record-step.ts';

type Props = { readonly notice: Notice; readonly step: Step; readonly onClose: () => void };

const titles: Record<Step, string> = { told: 'Told', acknowledged: 'Answered', impossible: 'Cannot be told' };
const ends = { acknowledged: 'Have they answered?', impossible: 'Is it so that they cannot be told?' };

/** Records a step of a notice. An end is asked about once more, for nothing takes it back; what somebody else recorded meanwhile is shown. */
export function RecordDialog({ notice, step, onClose }: Props) {
  const today = londonDay(new Date());
  const [typed, setTyped] = useState<Typed>({ on: today, how: notice.toldBy, because: 'nobody-answers' });
  const [sure, setSure] = useState(false);
  const { record, seen, changed, error, isPending, anew } = useRecordStep(notice, step, onClose);
  const possible = mayBecome(seen.state, step);
  const asking = step !== 'told' && sure;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (hasEnded(step) && !sure) setSure(true);
    else record(typed).catch(() => setSure(false));
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="step-title" aria-modal="true" fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle id="step-title">
          {titles[step]}: {notice.recipient}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {changed && (
            <Alert severity="warning" variant="outlined">
              Somebody else has recorded something meanwhile. It now says: {standsWords(seen)}. Nothing of yours was recorded
              {possible ? '; look whether it still holds.' : ', and it can no longer be.'}
            </Alert>
          )}
          {error !== null && <ErrorNote error={error} />}
          <Typography variant="body2">
            {askedWords(notice)}, customer {showReference(notice.reference)}
          </Typography>
          {possible && !asking && (
            <StepFields
              step={step}
              typed={typed}
              madeOn={notice.madeOn}
              today={today}
              onType={(now) => {
                setTyped(now);
                anew();
              }}
            />
          )}
          {possible && asking && (
            <Typography sx={{ fontWeight: 650 }}>
              {ends[step]} Then this notice has its end, and that cannot be undone.
            </Typography>
          )}
        </DialogContent>
        <DialogActions>
          {/* Another button for the second question: it takes the focus, so that pressing Enter twice ends nothing. */}
          <Button key={String(asking)} autoFocus={asking} onClick={() => (asking ? setSure(false) : onClose())}>
            {asking ? 'Back' : possible ? 'Cancel' : 'Close'}
          </Button>
          {possible && (
            <BusyButton type="submit" variant="contained" busy={isPending}>
              {asking ? 'Yes, record its end' : 'Record'}
            </BusyButton>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
