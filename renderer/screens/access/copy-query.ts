import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';

export type Copied = Output<'requests.copy'>;

/** The copy of everything held; each look is audited, so that it is made when it is opened and forgotten when it is shut. */
export const useCopy = (requestId: string) =>
  useQuery({
    ...{ queryKey: ['access-copy', requestId], queryFn: () => desk.requests.copy({ requestId }), gcTime: 0 },
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  });
