import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { addDays, isDay } from '../../../shared/domain/calendar.ts';
import { PROMISE_DAYS } from '../../../shared/domain/limits.ts';
import { DAY_PARTS, type DayPart, dayFault } from '../../../shared/domain/promise.ts';
import { whyNotWorking } from '../../../shared/domain/working-days.ts';

import { partLabels } from '../../lib/words/promises.ts';

export type WhenChosen = { readonly day: string; readonly part: DayPart | null };
type Props = { readonly when: WhenChosen; readonly today: string; readonly onWhen: (when: WhenChosen) => void };

/** What is to be said of a chosen day; `fault`: it cannot be promised. */
export function dayNote(day: string, today: string): { readonly words: string; readonly fault: boolean } {
  if (!isDay(day)) return { words: 'Choose a day', fault: true };
  const fault = dayFault(day, `${today}T12:00:00Z`);
  if (fault === 'in-the-past') return { words: 'This day is over', fault: true };
  if (fault === 'too-far') return { words: `No more than ${PROMISE_DAYS.value} days ahead`, fault: true };
  const why = whyNotWorking(day);
  return { words: why === null ? '' : `Not a working day: ${why}`, fault: false };
}

/** The day by which, and if it matters the part of it. */
export function DayAndPart({ when, today, onWhen }: Props) {
  const { words, fault } = dayNote(when.day, today);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, pt: 1 }}>
      <TextField
        type="date"
        label="By which day"
        size="small"
        value={when.day}
        onChange={({ target }) => onWhen({ ...when, day: target.value })}
        error={fault}
        helperText={words || ' '}
        slotProps={{ htmlInput: { min: today, max: addDays(today, PROMISE_DAYS.value) }, inputLabel: { shrink: true } }}
        sx={{ minWidth: 180 }}
      />
      <TextField
        select
        label="Part of the day"
        size="small"
        value={when.part ?? ''}
        onChange={({ target }) => onWhen({ ...when, part: (target.value || null) as DayPart | null })}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        sx={{ minWidth: 150 }}
      >
        <option value="">Any time</option>
        {DAY_PARTS.map((part) => (
          <option key={part} value={part}>
            {partLabels[part]}
          </option>
        ))}
      </TextField>
    </Box>
  );
}
