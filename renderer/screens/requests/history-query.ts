import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type Happened = Output<'requests.history'>['items'][number];

/** Everything that happened with a request; its key begins as the request's, so that both are read again together. Each look is audited. */
export const useHistory = (requestId: string) =>
  useQuery({
    queryKey: ['request', requestId, 'history'],
    queryFn: () => desk.requests.history({ requestId }),
    staleTime: 0,
  });
