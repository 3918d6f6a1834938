import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';

export type Due = Output<'retention.due'>['items'][number];

const KEY = 'retention-due';
/** It goes through everything there is, and changes by the day. */
const FRESH = 10 * 60_000;

/** What falls due: by year, or by month of one. */
export const useDue = (year: number | null) =>
  useQuery({
    queryKey: [KEY, year],
    queryFn: () => desk.retention.due(year === null ? {} : { year }),
    staleTime: FRESH,
  });

/** Has what falls due read anew: a run has changed it. */
export const readDueAnew = () => queryClient.invalidateQueries({ queryKey: [KEY] });
