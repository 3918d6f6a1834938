import { useQuery } from '@tanstack/react-query';
import { desk } from '../../../lib/desk.ts';

/** Whom requests can be given to: the supervisors of one’s own organisation. */
export const usePeople = () => useQuery({ queryKey: ['request-people'], queryFn: () => desk.requests.people({}), staleTime: 0 });
