import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';

export type Certificate = Output<'retention.certificates'>['items'][number];

const KEY = 'retention-certificates';

/** Certificates of destruction, the newest first. */
export const useCertificates = () =>
  useInfiniteQuery({
    queryKey: [KEY],
    queryFn: ({ pageParam }) => desk.retention.certificates(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

/** Has the certificates read anew. */
export const readCertificatesAnew = () => queryClient.invalidateQueries({ queryKey: [KEY] });
