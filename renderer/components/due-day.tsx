import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useId, useState } from 'react';
import { type DeadlineFacts, deadlineFor } from '../../shared/domain/deadline.ts';
import { showDay, showWeekday } from '../lib/time.ts';
import { daysLeftWords, isLate } from '../lib/words/due.ts';

type Props = {
  readonly facts: DeadlineFacts;
  /** Where it is to be seen how long that is; without it the day is one to read out. */
  readonly today?: string;
};

/** The day something is due. It opens how the day was reached, step by step. */
export function DueDay({ facts, today }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { dueOn, steps } = deadlineFor(facts);
  const late = today !== undefined && isLate(dueOn, today);
  return (
    <Box component="span" sx={{ display: 'block' }}>
      <Link
        component="button"
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        sx={{ font: 'inherit', fontWeight: 650, textAlign: 'left', ...(late ? { color: 'error.main' } : {}) }}
      >
        {today === undefined
          ? `${showWeekday(dueOn)} (why this day?)`
          : `${late ? 'Late: due' : 'Due'} ${showDay(dueOn)}, ${daysLeftWords(dueOn, today)}`}
      </Link>
      {open && (
        <Box component="ol" id={id} aria-label="How the day was reached" sx={{ m: 0, mt: 0.5, pl: 3, typography: 'body2' }}>
          {steps.map(({ says }) => (
            <li key={says}>{says}</li>
          ))}
        </Box>
      )}
    </Box>
  );
}
