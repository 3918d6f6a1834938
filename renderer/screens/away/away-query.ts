import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';
import { countsChanged } from '../requests/queue/counts-query.ts';
import { queuesChanged } from '../requests/queue/queue-query.ts';

export type Away = Output<'absences.list'>['items'][number];

/** The most that one read gives: as a rule everybody. */
const LIMIT = 100;

/** Who is away or will be, who comes back first first; looked at anew each time it comes up. */
export const useAway = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['absences'],
    queryFn: ({ pageParam }) => desk.absences.list({ limit: LIMIT, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    enabled,
  });

/** Reads again what follows from who is away: the list of them, the morning, and the queue with its numbers. */
export async function readAwayAgain(): Promise<void> {
  const own = ['absences', 'morning'].map((key) => queryClient.invalidateQueries({ queryKey: [key] }));
  await Promise.all([...own, queuesChanged(), countsChanged()]);
}
