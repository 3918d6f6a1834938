import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { OFTEN, useLookAgain } from '../../lib/look-again.ts';

export type MachineRow = Output<'machines.list'>['items'][number];

const PAGE = 100;

/** The machines there are, worst first, looked at again every half minute and when the window comes to the front. */
export function useMachines() {
  const query = useInfiniteQuery({
    queryKey: ['machines'],
    queryFn: ({ pageParam }) => desk.machines.list({ limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    ...OFTEN,
  });
  useLookAgain(query.refetch);
  return query;
}
