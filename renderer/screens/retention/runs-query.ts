import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { useLookAgain } from '../../lib/look-again.ts';
import { queryClient } from '../../lib/query-client.ts';

export type Run = Output<'retention.runs'>['items'][number];

const KEY = 'retention-runs';
const QUIET = 30_000;
const UNDER_WAY = 1_000;

/** Destruction runs, the newest first; looked at every second while one is under way, for how far it is. */
export function useRuns() {
  const query = useInfiniteQuery({
    queryKey: [KEY],
    queryFn: ({ pageParam }) => desk.retention.runs(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((run) => run.state === 'running')) ? UNDER_WAY : QUIET,
  });
  useLookAgain(query.refetch);
  return query;
}

/** Has the runs read anew. */
export const readRunsAnew = () => queryClient.invalidateQueries({ queryKey: [KEY] });
