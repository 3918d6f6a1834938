import { desk } from './desk.ts';
import { go } from './go.ts';
import { whenOnTop } from './on-top.ts';
import { makeStore } from './store.ts';

/** True once this window has gone on where the last one was: before that, whoever is sent somewhere would not stay there. */
const ready = makeStore(false);

/**
 * Goes where the person wanted to by pressing a notification, if anywhere: once nothing is over the screen, a page shown to a customer or a
 * question; what is unfinished is asked about first.
 */
export async function goToWanted(): Promise<void> {
  if (!ready.get()) return;
  await whenOnTop();
  const { path } = await desk.shell.wantedPlace().catch(() => ({ path: null }));
  if (path !== null) go(path);
}

/** The window has found its place; now it may be sent to another. */
export function mayBeSent(): void {
  ready.set(() => true);
  void goToWanted();
}
