import { useMutation } from '@tanstack/react-query';
import type { SessionState } from '../../../shared/session-state.ts';
import { queryClient } from '../../lib/query-client.ts';
import { sessionKey } from '../../lib/session.ts';

/** A step of the session: what it led to is known at once. */
export const useStep = <I = void>(step: (input: I) => Promise<SessionState>) =>
  useMutation({ mutationFn: step, onSuccess: (now) => queryClient.setQueryData(sessionKey, now) });
