import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { OFTEN, useLookAgain } from '../../lib/look-again.ts';

export type ClosingRow = Output<'closures.list'>['items'][number];
export type Which = 'under-way' | 'held' | 'ended';

/** Closings, the newest first, page by page; looked at again every half minute and when the window comes to the front. */
export function useClosings(which: Which) {
  const query = useInfiniteQuery({
    queryKey: ['closings', which],
    queryFn: ({ pageParam }) => desk.closures.list({ which, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    ...OFTEN,
  });
  useLookAgain(query.refetch);
  return query;
}
