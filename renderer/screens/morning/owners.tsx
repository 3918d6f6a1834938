import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as Way } from 'wouter';
import { addDays } from '../../../shared/domain/calendar.ts';
import { SOON_DAYS } from '../../../shared/domain/limits.ts';
import { Panel } from '../../components/panel.tsx';
import { queueAddress } from '../../lib/queue-address.ts';
import type { Morning } from './morning-query.ts';
import { moreOwnersWords, showCount } from './morning-words.ts';

/** Whose it is: what is late or due soon, by who has it; and what nobody has picked up, last. */
export function Owners({ morning }: { readonly morning: Morning }) {
  const { owners, unassignedSoon, today } = morning;
  const more = moreOwnersWords(morning);
  const dueTo = addDays(today, SOON_DAYS);
  const cell = { borderTop: 1, borderColor: 'divider', py: 1, textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;
  return (
    <Panel title="Whose it is">
      {owners.length === 0 && unassignedSoon === 0 ? (
        <Typography variant="body2">Nobody has anything that is late or due in {SOON_DAYS} days.</Typography>
      ) : (
        <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', '& th': { fontWeight: 600 } }}>
          <thead>
            <tr>
              <Box component="th" scope="col" sx={{ textAlign: 'left', pb: 1 }}>
                With
              </Box>
              <Box component="th" scope="col" sx={{ textAlign: 'right', pb: 1 }}>
                Late
              </Box>
              <Box component="th" scope="col" sx={{ textAlign: 'right', pb: 1 }}>
                Due in {SOON_DAYS} days
              </Box>
            </tr>
          </thead>
          <tbody>
            {owners.map(({ name, mine, late, soon }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two colleagues may have one name; a row is nothing but its words
              <tr key={place}>
                <Box component="th" scope="row" sx={{ ...cell, textAlign: 'left' }}>
                  {mine ? 'You' : name}
                </Box>
                <Box
                  component="td"
                  sx={{ ...cell, color: late > 0 ? 'error.main' : undefined, fontWeight: late > 0 ? 700 : undefined }}
                >
                  {showCount(late)}
                </Box>
                <Box component="td" sx={cell}>
                  {showCount(soon)}
                </Box>
              </tr>
            ))}
          </tbody>
        </Box>
      )}
      {more !== null && (
        <Typography sx={{ mt: 1.5 }}>
          {more}:{' '}
          <Link
            component={Way}
            href={queueAddress({ dueTo, sort: 'assignee', direction: 'descending' })}
            sx={{ fontWeight: 600 }}
          >
            all of it in the queue, by who has it
          </Link>
        </Typography>
      )}
      {unassignedSoon > 0 && (
        <Typography sx={{ mt: 1.5 }}>
          <Link component={Way} href={queueAddress({ view: 'unassigned', dueTo })} sx={{ fontWeight: 600 }}>
            {showCount(unassignedSoon)} late or due in {SOON_DAYS} days {unassignedSoon === 1 ? 'is' : 'are'} with nobody
          </Link>
        </Typography>
      )}
    </Panel>
  );
}
