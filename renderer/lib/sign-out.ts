import { desk, failureOf } from './desk.ts';
import { queryClient } from './query-client.ts';
import { sessionKey } from './session.ts';
import { makeStore } from './store.ts';

/** True while the question is on screen whether unsent work is to be lost. */
export const signOutAsked = makeStore(false);

/** Signs out, or asks first when something is unsent. */
export async function signOut(loseUnsent = false): Promise<void> {
  signOutAsked.set(() => false);
  try {
    queryClient.setQueryData(sessionKey, await desk.shell.signOut({ loseUnsent }));
  } catch (error) {
    if (failureOf(error).code === 'unsent') signOutAsked.set(() => true);
  }
}
