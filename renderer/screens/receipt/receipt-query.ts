import { useQuery } from '@tanstack/react-query';
import type { Input } from '../../../shared/operations.ts';
import { whenKnown } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { items } from '../../lib/items.ts';
import { said } from '../../lib/said.ts';
import { useStore } from '../../lib/store.ts';

export type Asked = Pick<Input<'consents.receipt'>, 'customerId' | 'conversationId' | 'reason'>;

/**
 * A new receipt: each is numbered and audited, so that it is made when it is looked at and forgotten afterwards. `unsent`: what was
 * decided here and is not received yet cannot be on it; once it is, a new one is made.
 */
export function useReceipt(asked: Asked) {
  const itemsById = useStore(items);
  const theirs = useStore(said).filter(({ customerId }) => customerId === asked.customerId);
  const states = theirs.map(({ itemId }) => itemsById.get(itemId)?.state);
  const received = states.filter((state) => state === 'received').length;
  const query = useQuery({
    queryKey: ['receipt', asked, received],
    queryFn: async () => {
      if (asked.conversationId) await whenKnown(asked.conversationId);
      return desk.consents.receipt(asked);
    },
    gcTime: 0,
  });
  return { ...query, unsent: states.some((state) => state === undefined || OPEN.includes(state)) };
}

const OPEN: readonly string[] = ['waiting', 'sending', 'asking-again'];
