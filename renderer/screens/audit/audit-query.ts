import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditFilters } from '../../../shared/desk.ts';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type AuditEntry = Output<'audit.list'>['items'][number];

const PAGE = 50;

/** What the filters find in the audit, newest first, page by page; `asked` counts how often somebody asked, each time anew. */
export const useAudit = (filters: AuditFilters, asked: number) =>
  useInfiniteQuery({
    queryKey: ['audit', filters, asked],
    queryFn: ({ pageParam }) => desk.audit.list({ ...filters, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
