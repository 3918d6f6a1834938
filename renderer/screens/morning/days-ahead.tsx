import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { addDays, weekdayOf } from '../../../shared/domain/calendar.ts';
import { MORNING_DAYS } from '../../../shared/domain/limits.ts';
import { Panel } from '../../components/panel.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { showWeekday } from '../../lib/time.ts';
import type { Morning } from './morning-query.ts';
import { showCount } from './morning-words.ts';

/** The height of the tallest bar, in rem. */
const TALLEST = 6;

/** The numbers above the bars: turned where as many figures as the largest has are wider than a bar. */
const above = (most: number) => ({
  ...{ lineHeight: 1.2, fontSize: '0.6875rem', whiteSpace: 'nowrap' as const },
  height: { xs: most < 10 ? '0.9rem' : '2rem', md: most < 100 ? '0.9rem' : '2rem' },
  writingMode: { xs: most < 10 ? 'horizontal-tb' : 'vertical-rl', md: most < 100 ? 'horizontal-tb' : 'vertical-rl' },
});

/** How many requests are due on each of the next days, as bars; the same in words for whoever does not see them. */
export function DaysAhead({ morning: { today, days } }: { readonly morning: Morning }) {
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const all = Array.from({ length: MORNING_DAYS }, (_, index) => addDays(today, index));
  const most = Math.max(1, ...counts.values());
  return (
    <Panel title={`Due in the next ${MORNING_DAYS} days`}>
      {counts.size === 0 && <Typography variant="body2">Nothing is due in the next {MORNING_DAYS} days.</Typography>}
      <Box
        component="ol"
        aria-label="Due by day"
        sx={{
          ...{ listStyle: 'none', p: 0, m: 0, display: counts.size === 0 ? 'none' : 'grid', alignItems: 'end', columnGap: '2px' },
          gridTemplateColumns: `repeat(${MORNING_DAYS}, minmax(0, 1fr))`,
        }}
      >
        {all.map((day) => {
          const count = counts.get(day) ?? 0;
          const monday = weekdayOf(day) === 1;
          return (
            <Box component="li" key={day} sx={{ minWidth: 0, textAlign: 'center' }}>
              <VisuallyHidden>
                {showWeekday(day)}: {showCount(count)}
              </VisuallyHidden>
              <Box aria-hidden="true" sx={{ display: 'flex', justifyContent: 'center', alignItems: 'flex-end', ...above(most) }}>
                {count > 0 ? showCount(count) : ''}
              </Box>
              <Box
                aria-hidden="true"
                sx={{
                  ...{ height: `${(count / most) * TALLEST}rem`, minHeight: count > 0 ? 3 : 0, borderRadius: '2px 2px 0 0' },
                  bgcolor: day === today ? 'error.main' : 'primary.main',
                }}
              />
              <Box
                aria-hidden="true"
                sx={{
                  ...{
                    borderTop: 1,
                    borderColor: 'text.secondary',
                    fontSize: '0.6875rem',
                    height: '1.1rem',
                    overflow: 'visible',
                  },
                  whiteSpace: 'nowrap',
                }}
              >
                {day === today ? 'now' : monday ? String(Number(day.slice(8))) : ''}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Panel>
  );
}
