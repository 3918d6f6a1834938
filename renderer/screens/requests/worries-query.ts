import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { OFTEN, useLookAgain } from '../../lib/look-again.ts';
import { queryClient } from '../../lib/query-client.ts';

export type Worried = Output<'worries.list'>['items'][number];

const KEY = 'worries';
const AT_ONCE = 100;

/** The worries no supervisor has seen, the oldest first, looked at again every half minute and when the window comes forward. */
export function useWorries() {
  const query = useQuery({
    queryKey: [KEY],
    queryFn: () => desk.worries.list({ limit: AT_ONCE }),
    ...OFTEN,
  });
  useLookAgain(query.refetch);
  return query;
}

/** Has the list read anew. */
export const readWorriesAnew = () => queryClient.invalidateQueries({ queryKey: [KEY] });
