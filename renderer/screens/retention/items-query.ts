import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type RunItem = Output<'retention.items'>['items'][number];

/** What is in a run, or what of it is held; forgotten when it is shut. */
export const useRunItems = (runId: string, which: 'all' | 'held') =>
  useInfiniteQuery({
    queryKey: ['retention-items', runId, which],
    queryFn: ({ pageParam }) => desk.retention.items({ runId, which, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    gcTime: 0,
  });
