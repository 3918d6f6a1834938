import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Input } from '../../../shared/operations.ts';
import { whenKnown } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';

/** Which record, and why it is open: a conversation, or a reason from the list. */
export type Opened = Input<'customers.read'>;

export const customerQuery = (opened: Opened) =>
  queryOptions({
    queryKey: ['customer', opened.customerId, opened],
    queryFn: async () => {
      if (opened.conversationId) await whenKnown(opened.conversationId);
      return desk.customers.read(opened);
    },
  });

/** One record, as far as the level or the reason allows; `known` is false while the centre cannot have heard of them. */
export const useCustomer = (opened: Opened, known = true) => useQuery({ ...customerQuery(opened), enabled: known });

/** Reads a record again after something about it has changed at the centre. */
export async function readAgain(customerId: string): Promise<void> {
  queryClient.removeQueries({ queryKey: ['timeline', customerId], type: 'inactive' });
  queryClient.removeQueries({ queryKey: ['ledger', customerId], type: 'inactive' });
  // A find may find them now, or no longer.
  queryClient.removeQueries({ queryKey: ['find'], type: 'inactive' });
  await queryClient.invalidateQueries({ queryKey: ['customer', customerId] });
}
