import { useEffect } from 'react';
import type { ClosingScope } from '../../shared/domain/closing.ts';
import { makeStore, useStore } from './store.ts';

type Wanted = { readonly customerId: string; readonly scope: ClosingScope };

/** What the caller has said they want to stop, until *Stop using the service* of that customer has taken it up. */
export const wantedClosing = makeStore<Wanted | null>(null);

/** Takes up what is wanted of this customer, once, whenever it comes: the one question has been asked then. */
export function useWantedClosing(customerId: string, take: (scope: ClosingScope) => void): void {
  const wanted = useStore(wantedClosing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish is taken up
  useEffect(() => {
    if (wanted?.customerId !== customerId) return;
    take(wanted.scope);
    wantedClosing.set(() => null);
  }, [wanted, customerId]);
}
