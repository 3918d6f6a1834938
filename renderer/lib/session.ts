import { useQuery } from '@tanstack/react-query';
import { desk } from './desk.ts';

/** Who is signed in, for which organisation. */
export const useSession = () =>
  useQuery({ queryKey: ['session'], queryFn: () => desk.shell.session(), gcTime: Number.POSITIVE_INFINITY });
