import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Input, Output } from '../../../shared/operations.ts';
import { BusyButton } from '../../components/busy-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { desk } from '../../lib/desk.ts';
import { useSync } from '../../lib/sync.ts';
import { showDay } from '../../lib/time.ts';
import { FoundFacts } from '../find-customer/found-facts.tsx';
import type { CorrectProps } from '../unsent/correct.tsx';
import { sayWhose } from './say-whose.ts';

type Found = Output<'customers.find'>['results'][number];

/** Whose record does this belong to? Found by the ordinary find, confirmed by the adviser; or by nobody. */
export function MatchMeeting({ item, busy, onAct }: CorrectProps) {
  const met = item.input as Input<'requests.logUnmatched'>;
  const online = useSync()?.online ?? false;
  const [picked, setPicked] = useState<Found | null>(null);
  const { data, error } = useQuery({
    queryKey: ['match', item.itemId],
    enabled: online,
    queryFn: () => desk.customers.find(wanted(met)),
  });
  const logged = () => desk.shell.sendNow({ itemId: item.itemId });
  if (!online) return <Typography variant="body2">There is no connection yet. It is matched once there is one.</Typography>;
  return (
    <Box role="group" aria-label="Whose record is it?" sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="body2">
        They said: {met.whoName}
        {met.whoDateOfBirth && `, born ${showDay(met.whoDateOfBirth)}`}
        {met.whoPostcode && `, ${met.whoPostcode}`}.
      </Typography>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Loading what="who it may be" />}
      {data?.results.length === 0 && <Typography variant="body2">Nobody like this was found.</Typography>}
      <Box component="ul" aria-label="Who it may be" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {data?.results.map((person) => (
          <Box
            component="li"
            key={person.id}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr auto' },
              gap: 1.5,
              alignItems: 'center',
              py: 1,
            }}
          >
            <FoundFacts person={person} />
            <Button
              size="small"
              variant={picked?.id === person.id ? 'contained' : 'outlined'}
              aria-pressed={picked?.id === person.id}
              onClick={() => setPicked(person)}
            >
              It is {person.givenName} {person.familyName}
            </Button>
          </Box>
        ))}
      </Box>
      {picked && (
        <Box
          role="group"
          aria-label="Confirm"
          sx={{ display: 'grid', gap: 1, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}
        >
          <Typography variant="body2">
            You say that you met {picked.givenName} {picked.familyName}. What they told you then is compared with the record; it
            is recorded there, as said on that day, if two things match.
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <BusyButton
              size="small"
              variant="contained"
              busy={busy}
              onClick={() => onAct(() => sayWhose(item, picked.id), 'It belongs to that record, and is sent.')}
            >
              Yes, record it there
            </BusyButton>
            <Button size="small" onClick={() => setPicked(null)}>
              No
            </Button>
          </Box>
        </Box>
      )}
      <Box>
        <BusyButton
          size="small"
          variant="outlined"
          busy={busy}
          onClick={() => onAct(logged, 'It goes as a request of somebody we cannot find.')}
        >
          It is nobody here: log it as a request
        </BusyButton>
      </Box>
    </Box>
  );
}

/** What they said of themselves, as a find takes it. */
function wanted({ whoName, whoDateOfBirth, whoPostcode }: Input<'requests.logUnmatched'>) {
  return {
    line: whoName ?? '',
    ...(whoDateOfBirth ? { dateOfBirth: whoDateOfBirth } : {}),
    ...(whoPostcode ? { postcode: whoPostcode } : {}),
  };
}
