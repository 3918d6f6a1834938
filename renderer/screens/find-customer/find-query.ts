import { queryOptions, useQuery } from '@tanstack/react-query';
import { desk } from '../../lib/desk.ts';

/** A find of one line as typed. Each is audited, so the caller decides when a line is worth one. */
export const findQuery = (line: string) =>
  queryOptions({
    queryKey: ['find', line],
    queryFn: () => desk.customers.find({ line }),
    enabled: line.length > 1,
    placeholderData: (before) => before,
  });

export const useFind = (line: string) => useQuery(findQuery(line));
