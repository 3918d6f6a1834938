import { useEffect } from 'react';
import { makeStore, useStore } from './store.ts';

/** The customer about whom the caller's words gave reason to worry, until *I am worried* has been opened for it. */
export const wantedWorry = makeStore<string | null>(null);

/** Opens what is wanted for this customer, once, whenever it comes. */
export function useWantedWorry(customerId: string, open: () => void): void {
  const wanted = useStore(wantedWorry);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new worry opens
  useEffect(() => {
    if (wanted !== customerId) return;
    wantedWorry.set(() => null);
    open();
  }, [wanted, customerId]);
}
