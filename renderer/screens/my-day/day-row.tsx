import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DayLine } from '../../../shared/day-list.ts';
import type { ClosingReason } from '../../../shared/domain/closing.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { noteDay } from '../../lib/day.ts';
import { desk } from '../../lib/desk.ts';
import { go } from '../../lib/go.ts';
import { useNow } from '../../lib/now.ts';
import { showTime, showWhen } from '../../lib/time.ts';
import { askedToStopWords } from '../../lib/words/asked-to-stop.ts';

type Props = {
  readonly line: DayLine;
  /** Why they are to be closed by what is recorded here and has not been received. */
  readonly asked: ClosingReason | undefined;
  readonly onError: (error: unknown) => void;
};

/** One person of the day: on this computer or not, and why not. The mark has a shape and a word besides its colour. */
export function DayRow({ line, asked, onError }: Props) {
  const now = useNow(60);
  const { customerId, copy } = line;
  const closed = line.why === 'closed';
  // Of whoever has stopped using the service no name is kept.
  const name = `${line.givenName} ${line.familyName}`.trim() || 'Somebody who was on the list';
  const takeOff = () => desk.shell.takeOffDay({ customerId }).then(noteDay, onError);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1.5rem 1fr', sm: '1.5rem minmax(0, 1fr) auto' },
        columnGap: 1.5,
        rowGap: 0.5,
        alignItems: 'center',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box aria-hidden="true" sx={{ fontWeight: 700, fontSize: '1.125rem', color: copy ? 'success.main' : 'warning.main' }}>
        {copy ? '✓' : '–'}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box component="span" sx={{ fontWeight: 650 }}>
          {name}
        </Box>{' '}
        <Box component="span" sx={{ typography: 'body2', color: 'text.secondary' }}>
          {!closed &&
            [
              line.yearOfBirth === null ? 'year of birth not held' : `born ${line.yearOfBirth}`,
              line.outwardPostcode ?? 'no postcode held',
            ].join(' · ')}
        </Box>
        <Box sx={{ typography: 'body2' }}>
          {copy
            ? `On this computer: fetched ${showWhen(copy.fetchedAt, now)}, until ${untilWords(copy.expiresAt, now)}`
            : notHere[line.why ?? 'not-fetched']}
        </Box>
        {asked && !closed && (
          <Box sx={{ typography: 'body2', fontWeight: 600, color: 'warning.main' }}>
            {askedToStopWords(asked)}
            {copy && ' The copy stays until then.'}
          </Box>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, gridColumn: { xs: '2', sm: 'auto' } }}>
        {!closed && (
          <Button size="small" variant="outlined" onClick={() => go(`/customer/${customerId}`)}>
            Open<VisuallyHidden> {name}</VisuallyHidden>
          </Button>
        )}
        <Button size="small" onClick={takeOff}>
          Take off<VisuallyHidden> the list: {name}</VisuallyHidden>
        </Button>
      </Box>
    </Box>
  );
}

function untilWords(instant: string, now: Date): string {
  return showWhen(instant, now).startsWith('today') ? showTime(instant) : showWhen(instant, now);
}

const notHere: Record<NonNullable<DayLine['why']>, string> = {
  'not-fetched': 'Not on this computer: not fetched yet',
  closed: 'Not on this computer: this customer no longer uses the service',
  unknown: 'Not on this computer: there is no such record any more',
  expired: 'Not on this computer: its time was over. Fetch it anew.',
};
