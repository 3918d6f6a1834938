import { useEffect } from 'react';
import type { Purpose } from '../../shared/domain/consent.ts';
import { makeStore, useStore } from './store.ts';

type Wanted = { readonly customerId: string; readonly purpose: Purpose };

/** Which purpose the caller's words were about, until the consent screen of that customer has taken it up. */
export const wantedPurpose = makeStore<Wanted | null>(null);

/** Chooses the wanted purpose of this customer, once, whenever one comes. */
export function useWantedPurpose(customerId: string, choose: (purpose: Purpose) => void): void {
  const wanted = useStore(wantedPurpose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish chooses
  useEffect(() => {
    if (wanted?.customerId !== customerId) return;
    choose(wanted.purpose);
    wantedPurpose.set(() => null);
  }, [wanted, customerId]);
}
