import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { PROMISE_HOWS, type PromiseHow } from '../../../shared/domain/promise.ts';
import { nextWorkingDay } from '../../../shared/domain/working-days.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { ReadBackWords } from '../../components/read-back-words.tsx';
import { SavedTruth } from '../../components/saved-truth.tsx';
import { byWhen, howLabels, howToYou } from '../../lib/words/promises.ts';
import { DayAndPart, dayNote, type WhenChosen } from './day-and-part.tsx';
import { type PromiseAbout, usePromising } from './use-promising.ts';

type Props = { readonly about: PromiseAbout; readonly onClose: () => void };

/** What is promised, by which day. The sentence to say stands below as it will be read back. */
export function PromiseDialog({ about, onClose }: Props) {
  const { promise, itemId, busy, error } = usePromising(about);
  const today = londonDay(new Date());
  const [how, setHow] = useState<PromiseHow>('ring');
  const [when, setWhen] = useState<WhenChosen>({ day: nextWorkingDay(today), part: null });
  const fault = dayNote(when.day, today).fault;
  return (
    <Dialog open onClose={onClose} aria-labelledby="promise-title" aria-modal="true" fullWidth maxWidth="xs">
      <DialogTitle id="promise-title">Promise something</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {itemId === null && (
          <>
            <ChoiceRow<PromiseHow>
              label="What"
              autoFocus
              value={how}
              options={PROMISE_HOWS.map((one) => [one, howLabels[one]] as const)}
              onChoose={setHow}
            />
            <DayAndPart when={when} today={today} onWhen={setWhen} />
          </>
        )}
        {!fault && (
          <ReadBackWords
            refused={false}
            heading="Say"
          >{`I promise to ${howToYou[how]} ${byWhen(when.day, when.part)}.`}</ReadBackWords>
        )}
        {error !== null && <ErrorNote error={error} />}
        {itemId !== null && <SavedTruth itemId={itemId} />}
      </DialogContent>
      {itemId === null ? (
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <BusyButton variant="contained" busy={busy} disabled={fault} onClick={() => void promise({ how, ...when })}>
            Promise it
          </BusyButton>
        </DialogActions>
      ) : (
        <DialogActions>
          {/* Another button than those before: it takes the focus, so that Enter closes. */}
          <Button key="close" variant="contained" autoFocus onClick={onClose}>
            Close
          </Button>
        </DialogActions>
      )}
    </Dialog>
  );
}
