import { useCovered } from './covering.ts';
import { isAsked } from './is-asked.ts';
import { queryClient } from './query-client.ts';
import { sessionKey, useSession, whoIn } from './session.ts';
import { makeStore, useStore } from './store.ts';

/** Whether somebody has asked for the way to anything. */
const asked = makeStore(false);

/** It is there for whoever is signed in, and never over what is hidden. */
export function usePaletteShown(): boolean {
  const signedIn = whoIn(useSession().data) !== null;
  const covered = useCovered();
  return useStore(asked) && signedIn && !covered;
}

/** How its key is shown. */
export const PALETTE_KEY = 'Ctrl+K';

/** Opens it, unless nobody is signed in or a question waits for its answer. */
export function openPalette(): void {
  if (whoIn(queryClient.getQueryData(sessionKey)) === null) return;
  if (isAsked()) return;
  asked.set(() => true);
}

export function closePalette(): void {
  asked.set(() => false);
}

/** Its key opens it and closes it again, wherever the focus is. Returns what stops listening. */
export function listenForPalette(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    if (event.repeat) return;
    if (asked.get()) closePalette();
    else openPalette();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
