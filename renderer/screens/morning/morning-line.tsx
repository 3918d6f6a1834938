import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as Way } from 'wouter';
import { useSession, whoIn } from '../../lib/session.ts';
import { figuresOf } from './figures.tsx';
import { useMorning } from './morning-query.ts';
import { showCount } from './morning-words.ts';

/** On a supervisor’s first screen: what is late and what will be, and the way to the whole picture. Nothing where it cannot be had. */
export function MorningLine() {
  const supervisor = whoIn(useSession().data)?.roles.includes('supervisor') ?? false;
  const { data } = useMorning(supervisor, false);
  if (!supervisor || !data) return null;
  return (
    <Box
      component="section"
      aria-label="This morning"
      sx={{ mt: 3, display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5 }}
    >
      <Link component={Way} href="/morning" sx={{ fontWeight: 650 }}>
        Morning
      </Link>
      {figuresOf(data)
        .slice(0, 4)
        .map(({ count, label, to, pressing }) => (
          <Link key={label} component={Way} href={to} sx={{ color: 'text.primary' }}>
            <Box component="span" sx={{ fontWeight: 700, color: pressing && count > 0 ? 'error.main' : undefined }}>
              {showCount(count)}
            </Box>{' '}
            {label}
          </Link>
        ))}
    </Box>
  );
}
