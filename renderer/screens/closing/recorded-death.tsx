import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ReadBack } from '../../components/read-back.tsx';
import { items } from '../../lib/items.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { useStore } from '../../lib/store.ts';
import type { Answer } from './after-words.ts';
import { DIED } from './died-form.tsx';
import { diedBecame, diedTaken } from './died-words.ts';

/** After a death was taken down: two sentences to say, and for the adviser what became of it. */
export function RecordedDeath({ stopping: { itemId, customerId } }: { readonly stopping: Stopping }) {
  const item = useStore(items).get(itemId);
  const requested = item?.state === 'received' && (item.output as Answer).state === 'requested';
  const became = diedBecame(item, requested);
  return (
    <ReadBack
      title={DIED}
      customerId={customerId}
      itemId={itemId}
      lead={null}
      heading="Say"
      refusedHeading="This was not recorded. Look at it in Unsent work."
      otherwise={{ to: '/unsent', label: 'To Unsent work' }}
      after={
        became !== null && (
          <Typography variant="body2" sx={{ mt: 1 }}>
            {became}
          </Typography>
        )
      }
    >
      {diedTaken.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
    </ReadBack>
  );
}
