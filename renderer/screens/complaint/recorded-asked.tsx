import Box from '@mui/material/Box';
import { londonDay } from '../../../shared/domain/day.ts';
import type { Output } from '../../../shared/operations.ts';
import { DueDay } from '../../components/due-day.tsx';
import { ReadBack } from '../../components/read-back.tsx';
import { SpeltReference } from '../../components/spelt-reference.tsx';
import { cameToNothing, items } from '../../lib/items.ts';
import { useStore } from '../../lib/store.ts';
import { askedTitle, readBackAsked } from './asked-words.ts';
import type { Asked } from './use-asking.ts';

/** After it was taken down: what to read back, the reference to spell, and by when they hear from us and why. */
export function RecordedAsked({ customerId, asked }: { readonly customerId: string; readonly asked: Asked }) {
  const { itemId, reference, saidAt, said } = asked;
  const item = useStore(items).get(itemId);
  const refused = cameToNothing(item?.state);
  const answer = item?.state === 'received' ? (item.output as Output<'complaints.log'>) : undefined;
  return (
    <ReadBack
      title={askedTitle[said.kind]}
      customerId={customerId}
      itemId={itemId}
      lead={null}
      refusedHeading="This was not recorded. Unsent work says what to do."
      otherwise={{ to: '/unsent', label: 'To Unsent work' }}
      within={
        <Box sx={{ mt: 1, fontSize: '1.125rem' }}>
          You hear from us by <DueDay facts={{ madeOn: answer?.madeOn ?? londonDay(new Date(saidAt)), kind: said.kind }} />
        </Box>
      }
    >
      {readBackAsked(said).map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
      {!refused && <SpeltReference begin="Your reference for this is" reference={reference} />}
    </ReadBack>
  );
}
