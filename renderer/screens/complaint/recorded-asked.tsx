import { londonDay } from '../../../shared/domain/day.ts';
import type { Output } from '../../../shared/operations.ts';
import { ReadBackRequest } from '../../components/read-back-request.tsx';
import { items } from '../../lib/items.ts';
import { useStore } from '../../lib/store.ts';
import { askedTitle, readBackAsked } from './asked-words.ts';
import type { Asked } from './use-asking.ts';

/** After it was taken down: what to read back, the reference to spell, and by when they hear from us and why. */
export function RecordedAsked({ customerId, asked }: { readonly customerId: string; readonly asked: Asked }) {
  const { itemId, reference, saidAt, said } = asked;
  const item = useStore(items).get(itemId);
  const answer = item?.state === 'received' ? (item.output as Output<'complaints.log'>) : undefined;
  return (
    <ReadBackRequest
      title={askedTitle[said.kind]}
      customerId={customerId}
      itemId={itemId}
      lead={null}
      sentences={readBackAsked(said)}
      reference={reference}
      hearsBy={{ madeOn: answer?.madeOn ?? londonDay(new Date(saidAt)), kind: said.kind }}
    />
  );
}
