import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';

export type Worried = Output<'worries.list'>['items'][number];

const KEY = 'worries';
const AT_ONCE = 100;
const EVERY = 30_000;

/** The worries no supervisor has seen, the oldest first, looked at again every half minute and when the window comes forward. */
export function useWorries() {
  const query = useQuery({
    queryKey: [KEY],
    queryFn: () => desk.worries.list({ limit: AT_ONCE }),
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

/** Has the list read anew. */
export const readWorriesAnew = () => queryClient.invalidateQueries({ queryKey: [KEY] });
