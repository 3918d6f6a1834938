import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type HandedOver = Output<'requests.handedOver'>['items'][number];

/**
 * What the own organisation handed over to another, the last first, page by page; each look is audited. Its key begins as that of the
 * lists of requests, so that it is read again with them: what is handed back stands here no more.
 */
export const useHandedOver = () =>
  useInfiniteQuery({
    queryKey: ['requests', 'handed-over'],
    queryFn: ({ pageParam }) => desk.requests.handedOver(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
