import { useEffect } from 'react';
import type { JobName } from '../../shared/domain/caller-words.ts';
import { readDraft } from './drafts.ts';
import { makeStore, useStore } from './store.ts';

/** What takes down what is asked in the caller's own words: it is valid in whatever words. */
const TAKEN_DOWN = ['send-information', 'unhappy', 'other-right', 'something-wrong'] as const satisfies readonly JobName[];
type TakenDown = (typeof TAKEN_DOWN)[number];
/** `customerId`: null where nobody had been found yet. */
type Wanted = { readonly job: TakenDown; readonly customerId: string | null; readonly words: string };

/** In what words the caller asked, until the form for it of that customer has taken them up. */
export const wantedAsk = makeStore<Wanted | null>(null);

/** Keeps in what words something was asked, where they are taken down as they were said. */
export function wantAsk(job: JobName, customerId: string | null, words: string): void {
  const taken = TAKEN_DOWN.find((one) => one === job);
  if (taken && words) wantedAsk.set(() => ({ job: taken, customerId, words }));
}

/** Forgets what was asked by somebody who has not been found. */
export const forgetAskOfNobody = (): void => wantedAsk.set((now) => (now?.customerId === null ? null : now));

type Words = { readonly get: () => string; readonly set: (words: string) => void };

/** Takes up what was asked, once, whenever it comes: below what a draft of the same form, kept at `place`, has brought back. */
export function useWantedAsk(job: TakenDown, place: string, customerId: string, { get, set }: Words): void {
  const wanted = useStore(wantedAsk);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is newly asked is taken up
  useEffect(() => {
    if (wanted?.job !== job || (wanted.customerId !== null && wanted.customerId !== customerId)) return;
    wantedAsk.set(() => null);
    void readDraft(place).then(() => {
      const typed = get().trim();
      if (!typed.includes(wanted.words)) set(typed ? `${typed}\n${wanted.words}` : wanted.words);
    });
  }, [wanted, job, place, customerId]);
}
