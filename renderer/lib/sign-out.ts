import { desk, failureOf } from './desk.ts';
import { queryClient } from './query-client.ts';
import { sessionKey } from './session.ts';
import { makeStore } from './store.ts';
import { syncNow } from './sync.ts';

/** True while the question is on screen whether unsent work is to be left or lost. */
export const signOutAsked = makeStore(false);

/** Signs out, or asks first when something is unsent. */
export async function signOut(asked = false): Promise<void> {
  const sync = syncNow();
  const ask = !asked && (sync?.unsent ?? 0) > 0;
  signOutAsked.set(() => ask);
  if (ask) return;
  try {
    queryClient.setQueryData(sessionKey, await desk.shell.signOut({ loseUnsent: asked }));
  } catch (error) {
    if (failureOf(error).code === 'unsent') signOutAsked.set(() => true);
  }
}
