import { desk } from './desk.ts';
import { makeStore } from './store.ts';

/** When the desk will lock if nobody moves; null while that is not soon. */
export const lockWarning = makeStore<string | null>(null);

/** Somebody is there. */
export function stayHere(): void {
  lockWarning.set(() => null);
  desk.shell.stay().catch(() => undefined);
}
