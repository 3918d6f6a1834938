import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useId, useState } from 'react';
import { type DeadlineFacts, deadlineFor } from '../../shared/domain/deadline.ts';
import { showDay } from '../lib/time.ts';
import { daysLeftWords, isLate } from '../lib/words/due.ts';

type Props = { readonly facts: DeadlineFacts; readonly today: string };

/** The day something is due, with how long that is; it opens the steps that lead to it. */
export function DueLeft({ facts, today }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { dueOn, steps } = deadlineFor(facts);
  const late = isLate(dueOn, today);
  return (
    <Box component="span" sx={{ display: 'block' }}>
      <Link
        component="button"
        type="button"
        variant="body2"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        sx={{ fontWeight: 650, textAlign: 'left', ...(late ? { color: 'error.main' } : {}) }}
      >
        {late ? 'Late: due' : 'Due'} {showDay(dueOn)}, {daysLeftWords(dueOn, today)}
      </Link>
      {open && (
        <Box component="ol" id={id} aria-label="Why this day" sx={{ m: 0, mt: 0.5, pl: 3, typography: 'body2' }}>
          {steps.map(({ says }) => (
            <li key={says}>{says}</li>
          ))}
        </Box>
      )}
    </Box>
  );
}
