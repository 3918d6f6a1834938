import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { type DeadlineFacts, deadlineFor } from '../../shared/domain/deadline.ts';
import { showWeekday } from '../lib/time.ts';

/** The day by which something is due; *why this day* opens how it was reached, step by step. */
export function DueDay({ facts }: { readonly facts: DeadlineFacts }) {
  const [open, setOpen] = useState(false);
  const day = useId();
  const { dueOn, steps } = deadlineFor(facts);
  return (
    <Box sx={{ display: 'grid', justifyItems: 'start', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
        <Box component="strong" id={day}>
          {showWeekday(dueOn)}
        </Box>
        <Button size="small" aria-expanded={open} aria-describedby={day} onClick={() => setOpen(!open)}>
          Why this day?
        </Button>
      </Box>
      {open && (
        <Box component="ol" aria-label="How the day was reached" sx={{ m: 0, pl: 3, typography: 'body2' }}>
          {steps.map(({ says }) => (
            <li key={says}>{says}</li>
          ))}
        </Box>
      )}
    </Box>
  );
}
