import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';
import { readAgain } from '../customer/customer-query.ts';

export type Listed = Output<'requests.list'>['items'][number];
export type Request = Output<'requests.read'>;
export type Dispute = Request['disputes'][number];
export type Which = 'open' | 'finished';

/** Requests, oldest first, page by page; of one customer where one is named. The list is looked at anew each time it comes up. */
export const useRequests = (which: Which, customerId?: string) =>
  useInfiniteQuery({
    queryKey: ['requests', which, customerId ?? null],
    queryFn: ({ pageParam }) =>
      desk.requests.list({ which, ...(customerId ? { customerId } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

/** One request with everything that decides it; each look is audited. Read anew each time it comes up: much ends elsewhere. */
export const useRequest = (requestId: string) =>
  useQuery({ queryKey: ['request', requestId], queryFn: () => desk.requests.read({ requestId }), staleTime: 0 });

/** Reads a request again after something was done with it, or somebody else was quicker. */
export async function readRequestAgain(requestId: string): Promise<void> {
  queryClient.removeQueries({ queryKey: ['requests'], type: 'inactive' });
  await queryClient.invalidateQueries({ queryKey: ['request', requestId] });
  // What this desk decides comes back to it as no news, and the record holds something else now.
  const customerId = queryClient.getQueryData<Request>(['request', requestId])?.customerId;
  if (customerId) await readAgain(customerId);
}
