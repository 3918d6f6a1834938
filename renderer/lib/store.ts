import { useSyncExternalStore } from 'react';

/** A value with listeners, for state that outlives a screen. */
export type Store<T> = {
  readonly get: () => T;
  readonly set: (change: (now: T) => T) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Makes a store; `set` with the same value tells nobody. */
export function makeStore<T>(initial: T): Store<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set: (change) => {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads a store in a component. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
