import { useInfiniteQuery } from '@tanstack/react-query';
import { desk } from '../../lib/desk.ts';
import type { Opened } from './customer-query.ts';

/** What happened with a person, newest first, page by page; read only once somebody asks. */
export const useTimeline = (opened: Opened, asked: boolean) =>
  useInfiniteQuery({
    queryKey: ['timeline', opened.customerId, opened],
    queryFn: ({ pageParam }) => desk.customers.timeline({ ...opened, limit: 10, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: asked,
  });
