import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type Morning = Output<'requests.morning'>;

/** Milliseconds for which a picture is good enough for the line on the first screen. */
const GOOD_FOR = 120_000;

/** The picture of the morning; on its own screen it is looked at anew. */
export const useMorning = (enabled: boolean, anew: boolean) =>
  useQuery({ queryKey: ['morning'], queryFn: () => desk.requests.morning({}), enabled, staleTime: anew ? 0 : GOOD_FOR });
