import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { NOT_KEPT, type NotKept } from '../../../shared/domain/promise.ts';
import { nextWorkingDay } from '../../../shared/domain/working-days.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ChoiceRow } from '../../components/form/choice-row.tsx';
import { notKeptLabels } from '../../lib/words/promises.ts';
import { DayAndPart, dayNote, type WhenChosen } from './day-and-part.tsx';
import type { Promised } from './promises-query.ts';
import { useKeeping } from './use-keeping.ts';

type Props = {
  readonly one: Promised;
  readonly what: string;
  readonly onClose: () => void;
  readonly onEnded: () => void;
};

/** Why a promise was not kept, or the other day that was agreed: which of the two it is, is chosen first. */
export function EndDialog({ one, what, onClose, onEnded }: Props) {
  const today = londonDay(new Date());
  const [outcome, setOutcome] = useState<'moved' | 'not-kept'>('moved');
  const [because, setBecause] = useState<NotKept>('nobody-answered');
  const [when, setWhen] = useState<WhenChosen>({ day: nextWorkingDay(today), part: one.part });
  const { keep, busy, error } = useKeeping(one.id, () => {
    onEnded();
    onClose();
  });
  const moved = outcome === 'moved';
  return (
    <Dialog open onClose={onClose} aria-labelledby="end-promise" aria-modal="true" fullWidth maxWidth="xs">
      <DialogTitle id="end-promise">{what}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <ChoiceRow<'moved' | 'not-kept'>
          label="What became of it"
          autoFocus
          value={outcome}
          options={[
            ['moved', 'Another day was agreed'],
            ['not-kept', 'It was not kept'],
          ]}
          onChoose={setOutcome}
        />
        {moved ? (
          <DayAndPart when={when} today={today} onWhen={setWhen} />
        ) : (
          <ChoiceRow<NotKept>
            label="Why"
            value={because}
            options={NOT_KEPT.map((why) => [why, notKeptLabels[why]] as const)}
            onChoose={setBecause}
          />
        )}
        {error !== null && <ErrorNote error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <BusyButton
          variant="contained"
          busy={busy}
          disabled={moved && dayNote(when.day, today).fault}
          onClick={() => void keep(moved ? { outcome, when } : { outcome, because })}
        >
          Record it
        </BusyButton>
      </DialogActions>
    </Dialog>
  );
}
