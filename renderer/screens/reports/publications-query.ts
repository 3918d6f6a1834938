import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';

export type Publication = Output<'publications.read'>;
export type Preview = Output<'publications.preview'>;
export type PublishedTable = Publication['tables'][number];

const KEY = 'publications';

/** The months that are published, and those that could be. */
export const usePublications = () => useQuery({ queryKey: [KEY], queryFn: () => desk.publications.list({}), staleTime: 0 });

/** A month as it was published: that never changes. */
export const usePublication = (month: string) =>
  useQuery({
    queryKey: [KEY, month],
    queryFn: () => desk.publications.read({ month }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A month as it would be published now. */
export const usePreview = (month: string) =>
  useQuery({ queryKey: [KEY, 'preview', month], queryFn: () => desk.publications.preview({ month }), staleTime: 0, gcTime: 0 });

/** Has the list of them read anew. */
export const readPublicationsAnew = () => queryClient.invalidateQueries({ queryKey: [KEY], exact: true });
