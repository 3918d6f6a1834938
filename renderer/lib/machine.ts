import { useQuery } from '@tanstack/react-query';
import { desk } from './desk.ts';
import { useSession, whoIn } from './session.ts';

/** What may be said of this computer; looked at again whenever somebody comes or goes. */
export function useMachine() {
  const session = useSession().data;
  return useQuery({
    queryKey: ['machine', session?.kind ?? null, whoIn(session)?.name ?? null],
    queryFn: () => desk.shell.machine(),
    staleTime: 0,
  }).data;
}
