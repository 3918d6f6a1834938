import { useQuery } from '@tanstack/react-query';
import type { Input, Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';

export type Promised = Output<'promises.list'>['items'][number];

/** Promises, the earliest day first; with what this computer has not sent yet. Looked at anew each time they come up. */
export const usePromises = (input: Input<'promises.list'>) =>
  useQuery({ queryKey: ['promises', input], queryFn: () => desk.promises.list(input), staleTime: 0 });

/** A promise was made here, or has its end: what is on screen of promises is read again. */
export const readPromisesAgain = () => queryClient.invalidateQueries({ queryKey: ['promises'] });
