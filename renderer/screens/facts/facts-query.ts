import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';

export type AskedFacts = Output<'requests.factsAsked'>['items'][number];

/**
 * What the own organisation is asked about complaints and has not answered, the oldest first, or what it has given, the last first;
 * looked at anew each time it comes up.
 */
export const useFactsAsked = (which: 'open' | 'given') =>
  useInfiniteQuery({
    queryKey: ['facts-asked', which],
    queryFn: ({ pageParam }) => desk.requests.factsAsked({ which, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

/** Reads them again after one was answered, or was no longer wanted. */
export const readFactsAgain = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['facts-asked'] });
