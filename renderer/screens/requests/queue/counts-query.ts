import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../../shared/operations.ts';
import { desk } from '../../../lib/desk.ts';
import { OFTEN, useLookAgain } from '../../../lib/look-again.ts';
import { queryClient } from '../../../lib/query-client.ts';

export type Counts = Output<'requests.counts'>;

const KEY = 'request-counts';

/** How many each view holds; looked at again every half minute, for a day begins by itself. */
export function useCounts() {
  const query = useQuery({ queryKey: [KEY], queryFn: () => desk.requests.counts({}), ...OFTEN });
  useLookAgain(query.refetch);
  return query;
}

/** Has the counts read again where they are on screen. */
export const countsChanged = () => queryClient.invalidateQueries({ queryKey: [KEY] });
