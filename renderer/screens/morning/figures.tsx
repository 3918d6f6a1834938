import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as Way } from 'wouter';
import { addDays } from '../../../shared/domain/calendar.ts';
import { SOON_DAYS } from '../../../shared/domain/limits.ts';
import { queueAddress } from '../../lib/queue-address.ts';
import type { Morning } from './morning-query.ts';
import { showCount } from './morning-words.ts';

type Figure = { readonly count: number; readonly label: string; readonly to: string; readonly pressing?: boolean };

/** The numbers of a morning in the order in which they matter, each with the way to what it counts. */
export function figuresOf(morning: Morning): readonly Figure[] {
  const { today, late, dueToday, dueSoon, unassigned, mine, promisedToday } = morning;
  return [
    { count: late, label: 'late', to: queueAddress({ view: 'overdue' }), pressing: true },
    { count: dueToday, label: 'due today', to: queueAddress({ dueFrom: today, dueTo: today }), pressing: true },
    { count: dueSoon, label: `due in ${SOON_DAYS} days`, to: queueAddress({ dueFrom: today, dueTo: addDays(today, SOON_DAYS) }) },
    { count: unassigned, label: 'with nobody yet', to: queueAddress({ view: 'unassigned' }) },
    { count: promisedToday, label: 'promised by today', to: queueAddress({ view: 'promised-today' }), pressing: true },
    { count: mine, label: 'with you', to: queueAddress({ view: 'mine' }) },
  ];
}

/** Big plain numbers: what they count stands below each, and each is the way there. */
export function Figures({ morning }: { readonly morning: Morning }) {
  return (
    <Box
      component="ul"
      aria-label="This morning in numbers"
      sx={{
        ...{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 },
        gridTemplateColumns: 'repeat(auto-fit, minmax(8.5rem, 1fr))',
      }}
    >
      {figuresOf(morning).map(({ count, label, to, pressing }) => (
        <Box component="li" key={label} sx={{ display: 'grid' }}>
          <Link
            component={Way}
            href={to}
            underline="none"
            sx={{
              ...{ display: 'block', p: 2, border: 1, borderColor: 'divider', borderRadius: 2, bgcolor: 'background.paper' },
              ...{ color: 'text.primary', '&:hover': { borderColor: 'primary.main' } },
            }}
          >
            <Box
              component="span"
              sx={{
                ...{
                  display: 'block',
                  fontSize: '2.25rem',
                  fontWeight: 700,
                  lineHeight: 1.1,
                  fontVariantNumeric: 'tabular-nums',
                },
                color: pressing && count > 0 ? 'error.main' : undefined,
              }}
            >
              {showCount(count)}
            </Box>
            <Box component="span" sx={{ typography: 'body2' }}>
              {label}
            </Box>
          </Link>
        </Box>
      ))}
    </Box>
  );
}
