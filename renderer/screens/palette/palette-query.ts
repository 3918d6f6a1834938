import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';

const KEY = 'palette';

/** The people a line finds, as Find finds them: one audited search for each line asked. Null asks nothing. */
export const usePeople = (line: string | null) =>
  useQuery({ queryKey: [KEY, 'people', line], queryFn: () => desk.customers.find({ line: line ?? '' }), enabled: line !== null });

/** The request of a whole reference. Null asks nothing. */
export const useRequestOf = (reference: string | null) =>
  useQuery({
    queryKey: [KEY, 'request', reference],
    queryFn: () => desk.requests.byReference({ reference: reference ?? '' }),
    enabled: reference !== null,
  });

/** Nothing that was looked up stays once the palette has gone. */
export function useForgetting(): void {
  useEffect(() => () => queryClient.removeQueries({ queryKey: [KEY] }), []);
}
