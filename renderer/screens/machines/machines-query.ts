import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type MachineRow = Output<'machines.list'>['items'][number];

const PAGE = 100;
const EVERY = 30_000;

/** The machines there are, worst first, looked at again every half minute and when the window comes to the front. */
export function useMachines() {
  const query = useInfiniteQuery({
    queryKey: ['machines'],
    queryFn: ({ pageParam }) => desk.machines.list({ limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    refetchInterval: EVERY,
  });
  const { refetch } = query;
  useEffect(() => {
    const look = () => void refetch();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [refetch]);
  return query;
}
