import { useQuery } from '@tanstack/react-query';
import type { SessionState, SignedIn } from '../../shared/session-state.ts';
import { desk } from './desk.ts';

export const sessionKey = ['session'];

/** Where the person at this desk stands. */
export const useSession = () =>
  useQuery({ queryKey: sessionKey, queryFn: () => desk.shell.session(), gcTime: Number.POSITIVE_INFINITY });

/** Who is signed in and not locked out. */
export function whoIn(session: SessionState | undefined): SignedIn | null {
  return session?.kind === 'signed-in' ? session.who : null;
}
