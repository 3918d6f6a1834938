import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { londonDay } from '../../../shared/domain/day.ts';
import type { Output } from '../../../shared/operations.ts';
import { DueDay } from '../../components/due-day.tsx';
import { ReadBack } from '../../components/read-back.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import type { AskedAfter } from '../../lib/asked-after.ts';
import { cameToNothing, items } from '../../lib/items.ts';
import { useStore } from '../../lib/store.ts';
import { readBackAfter } from './after-words.ts';

type Props = { readonly title: string; readonly recorded: AskedAfter };

/** After it was taken down: what to read back, the request's own reference to spell, and by when they hear from us and why. */
export function RecordedAfter({ title, recorded }: Props) {
  const { itemId, reference, kind, saidAt } = recorded;
  const item = useStore(items).get(itemId);
  const refused = cameToNothing(item?.state);
  const answer = item?.state === 'received' ? (item.output as Output<'requests.logUnmatched'>) : undefined;
  return (
    <ReadBack
      title={title}
      customerId={null}
      itemId={itemId}
      lead={null}
      heading="Read back"
      refusedHeading="This was not recorded. Unsent work says what to do."
      otherwise={{ to: '/unsent', label: 'To Unsent work' }}
      within={
        <Box sx={{ mt: 1, fontSize: '1.125rem' }}>
          You hear from us by <DueDay facts={{ madeOn: answer?.madeOn ?? londonDay(new Date(saidAt)), kind }} />
        </Box>
      }
      after={
        !refused && (
          <Typography variant="body2" sx={{ mt: 1 }}>
            A supervisor looks at what stays. Whether there is anything is not for the caller to hear now.
          </Typography>
        )
      }
    >
      {readBackAfter(recorded).map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
      {!refused && <SpeltReference begin="Your reference for this is" reference={reference} />}
    </ReadBack>
  );
}
