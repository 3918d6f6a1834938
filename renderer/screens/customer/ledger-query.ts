import { useInfiniteQuery } from '@tanstack/react-query';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';
import type { Opened } from './customer-query.ts';

/** Who was sent something of a person, newest first, page by page; read only once somebody asks. */
export const useLedger = (opened: Opened, asked: boolean) =>
  useInfiniteQuery({
    queryKey: ['ledger', opened.customerId, opened],
    queryFn: ({ pageParam }) => desk.customers.disclosures({ ...opened, limit: 10, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: asked,
  });

/** Reads a ledger again that is on screen, after something was added to it. */
export const readLedgerAgain = (customerId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['ledger', customerId], refetchType: 'active' });
