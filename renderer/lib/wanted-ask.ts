import { useEffect } from 'react';
import { readDraft } from './drafts.ts';
import { makeStore, useStore } from './store.ts';

/** `customerId`: null where nobody had been found yet. */
type Wanted = { readonly customerId: string | null; readonly words: string };

/** In what words the caller asked for their information, until the form of that customer has taken them up. */
export const wantedAsk = makeStore<Wanted | null>(null);

/** Forgets what was asked by somebody who has not been found. */
export const forgetAskOfNobody = (): void => wantedAsk.set((now) => (now?.customerId === null ? null : now));

/** Takes up what was asked, once, whenever it comes: after a draft of the same form, kept at `place`, has come back. */
export function useWantedAsk(place: string, customerId: string, take: (words: string) => void): void {
  const wanted = useStore(wantedAsk);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is newly asked is taken up
  useEffect(() => {
    if (wanted === null || (wanted.customerId !== null && wanted.customerId !== customerId)) return;
    wantedAsk.set(() => null);
    void readDraft(place).then(() => take(wanted.words));
  }, [wanted, place, customerId]);
}
