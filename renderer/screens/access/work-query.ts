import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';
import { readRequestAgain } from '../requests/requests-query.ts';

export type Work = Output<'accessRequests.work'>;

/** How far the work on a copy is. */
export const useWork = (requestId: string) =>
  useQuery({
    queryKey: ['access-work', requestId],
    queryFn: () => desk.accessRequests.work({ requestId }),
    staleTime: 0,
  });

/** Reads the work, the request and a copy that is open again, after something was done with it. */
export async function readWorkAgain(requestId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['access-work', requestId] });
  await queryClient.invalidateQueries({ queryKey: ['access-copy', requestId] });
  await readRequestAgain(requestId);
}

/** The work on a copy as it was last read on this screen; undefined where it was not. */
export const workAsRead = (requestId: string): Work | undefined => queryClient.getQueryData<Work>(['access-work', requestId]);
