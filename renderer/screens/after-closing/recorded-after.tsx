import Typography from '@mui/material/Typography';
import { londonDay } from '../../../shared/domain/day.ts';
import type { Output } from '../../../shared/operations.ts';
import { ReadBackRequest } from '../../components/read-back-request.tsx';
import type { AskedAfter } from '../../lib/asked-after.ts';
import { items } from '../../lib/items.ts';
import { useStore } from '../../lib/store.ts';
import { readBackAfter } from './after-words.ts';

type Props = { readonly title: string; readonly recorded: AskedAfter };

/** After it was taken down: what to read back, the request's own reference to spell, and by when they hear from us and why. */
export function RecordedAfter({ title, recorded }: Props) {
  const { itemId, reference, kind, saidAt } = recorded;
  const item = useStore(items).get(itemId);
  const answer = item?.state === 'received' ? (item.output as Output<'requests.logUnmatched'>) : undefined;
  return (
    <ReadBackRequest
      title={title}
      customerId={null}
      itemId={itemId}
      lead={null}
      heading="Read back"
      sentences={readBackAfter(recorded)}
      reference={reference}
      hearsBy={{ madeOn: answer?.madeOn ?? londonDay(new Date(saidAt)), kind }}
      after={
        <Typography variant="body2" sx={{ mt: 1 }}>
          A supervisor looks at what stays. Whether there is anything is not for the caller to hear now.
        </Typography>
      }
    />
  );
}
