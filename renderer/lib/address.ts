import { useSyncExternalStore } from 'react';

type Options = { readonly replace?: boolean };

/** The whole address behind the `#`, what is chosen on the screen included: `/requests?view=overdue`. */
export const addressNow = (): string => `/${location.hash.replace(/^#?\/?/, '')}`;

/**
 * Goes to an address. All of it lives in the hash, the part after `?` too: so a lock, a reload and the way back keep what was
 * chosen, and another screen does not inherit it.
 */
export function navigateTo(to: string, { replace = false }: Options = {}): void {
  const before = location.href;
  history[replace ? 'replaceState' : 'pushState'](null, '', `#${to.replace(/^#?\/?/, '/')}`);
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL: before, newURL: location.href }));
}

function subscribe(heard: () => void): () => void {
  addEventListener('hashchange', heard);
  return () => removeEventListener('hashchange', heard);
}

/** Where the window is, without what is chosen there. */
export const useAddressPath = (): string => useSyncExternalStore(subscribe, () => addressNow().replace(/\?.*$/s, ''));

/** What is chosen on the screen, without its `?`. */
export const useAddressSearch = (): string => useSyncExternalStore(subscribe, () => /\?(.*)$/s.exec(addressNow())?.[1] ?? '');
