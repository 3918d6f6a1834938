import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { OFTEN, useLookAgain } from '../../lib/look-again.ts';
import { queryClient } from '../../lib/query-client.ts';

export type Notice = Output<'recipientNotices.list'>['items'][number];
export type Which = 'open' | 'ended';

const KEY = 'recipient-notices';
const PAGE = 100;

/** What recipients are to be told or were, oldest first, of all or of one, looked at again every half minute: others tell them too. */
export function useNotices(which: Which, recipientId?: string) {
  const query = useInfiniteQuery({
    queryKey: [KEY, which, recipientId ?? 'all'],
    queryFn: ({ pageParam }) =>
      desk.recipientNotices.list({
        ...{ which, limit: PAGE },
        ...(recipientId ? { recipientId } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    ...OFTEN,
  });
  useLookAgain(query.refetch);
  return query;
}

/** Has every list on screen read anew. */
export const readNoticesAnew = () => queryClient.invalidateQueries({ queryKey: [KEY] });

/** How a notice stands now, open or ended; null where it has gone from both. */
export async function noticeNow({ id, customerId, recipientId }: Notice): Promise<Notice | null> {
  const whose = customerId === null ? { recipientId } : { customerId };
  for (const which of ['open', 'ended'] as const) {
    const { items } = await desk.recipientNotices.list({ which, limit: PAGE, ...whose });
    const found = items.find((one) => one.id === id);
    if (found) return found;
  }
  return null;
}
