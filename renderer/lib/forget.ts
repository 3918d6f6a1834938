import { askedAfter } from './asked-after.ts';
import { authorised } from './authorised.ts';
import { forgetCallersWords } from './callers-words.ts';
import { changed } from './changed.ts';
import { disputed } from './disputed.ts';
import { isStillHere } from './items.ts';
import { nobodyFound } from './nobody-found.ts';
import { openedFor } from './opened-for.ts';
import { passedOn } from './passed-on.ts';
import { promised } from './promised.ts';
import { queryClient } from './query-client.ts';
import { registered } from './registered.ts';
import { said } from './said.ts';
import { stopping } from './stopping.ts';
import { wantedAfter } from './wanted-after.ts';
import { wantedAsk } from './wanted-ask.ts';
import { wantedClosing } from './wanted-closing.ts';
import { wantedPurpose } from './wanted-purpose.ts';
import { wantedWorry } from './wanted-worry.ts';
import { forgetWantedWrong } from './wanted-wrong.ts';

const kept = new Set(['session', 'settings', 'configuration', 'notice', 'recipients']);

/** Forgets what was read at the central service about people. */
export function forgetFetched(): void {
  openedFor.set(() => null);
  queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.has(String(queryKey[0])) });
}

/** Forgets what was said in a command that came too late for a closed account. */
export function forgetItem(itemId: string): void {
  const others = <T extends { readonly itemId: string }>(now: readonly T[]): readonly T[] => {
    const left = now.filter((one) => one.itemId !== itemId);
    return left.length === now.length ? now : left;
  };
  authorised.set(others);
  changed.set(others);
  passedOn.set(others);
  disputed.set(others);
  promised.set(others);
  registered.set(others);
  said.set(others);
}

const onlyHere = <T extends { readonly itemId: string }>(now: readonly T[]): readonly T[] => now.filter(isStillHere);

/** Forgets what was fetched and typed about people when a conversation is over; only what is still unsent stays known. */
export function forgetConversation(): void {
  forgetCallersWords();
  wantedPurpose.set(() => null);
  forgetWantedWrong();
  wantedClosing.set(() => null);
  wantedAfter.set(() => null);
  wantedAsk.set(() => null);
  wantedWorry.set(() => null);
  nobodyFound.set(() => false);
  forgetFetched();
  askedAfter.set(onlyHere);
  authorised.set(onlyHere);
  changed.set(onlyHere);
  passedOn.set(onlyHere);
  disputed.set(onlyHere);
  promised.set(onlyHere);
  registered.set(onlyHere);
  stopping.set(onlyHere);
  said.set(onlyHere);
}
