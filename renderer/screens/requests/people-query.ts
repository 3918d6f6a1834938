import { useQuery } from '@tanstack/react-query';
import { desk } from '../../lib/desk.ts';

/** Whom a request can be given to. */
export const usePeople = (requestId: string) =>
  useQuery({
    queryKey: ['request-people', requestId],
    queryFn: () => desk.requests.people({ requestId }),
    staleTime: 0,
  });
