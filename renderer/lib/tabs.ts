import { addressNow } from './address.ts';
import { type Conversation, conversation, noteMet, parked } from './conversation.ts';
import { dropDraft, typedPlaces } from './drafts.ts';
import { go, goKept, goLosing, isUnfinished } from './go.ts';
import { closing, tabs } from './open-tabs.ts';
import {
  afterClosing,
  isTab,
  stepFrom,
  type Tab,
  tabAt,
  tabOfDigit,
  thingAt,
  tooMany,
  withAddress,
  withNext,
} from './tab-rules.ts';

/** The places in a tab where something typed is kept. */
const typedIn = ({ id }: Tab): string[] => [...typedPlaces.get()].filter((place) => place.includes(id));

/** Goes to a tab. What is typed in the one on screen is kept, where the shell keeps it; otherwise leaving asks. */
export function toTab(tab: Tab): void {
  const now = tabs.get()[tabAt(tabs.get(), addressNow())];
  goKept(tab.to, now ? typedIn(now) : []);
}

/** Goes on to the next of a list in the same tab; where something is typed, that one stays and the next has its own. */
export function goOn(to: string): void {
  const from = addressNow();
  const here = tabs.get()[tabAt(tabs.get(), from)];
  const typed = here !== undefined && typedIn(here).length > 0;
  if (!typed && !isUnfinished()) tabs.set((now) => withNext(now, from, to));
  go(to, { replace: true });
}

export function stepTab(by: 1 | -1): void {
  const to = stepFrom(tabs.get(), addressNow(), by);
  if (to) toTab(to);
}

export function toDigit(digit: number): void {
  const to = tabOfDigit(tabs.get(), digit);
  if (to) toTab(to);
}

/** Closes a tab, or asks first where something is typed in it. */
export function closeTab(tab: Tab): void {
  if (typedIn(tab).length > 0) closing.set(() => tab);
  else takeAway(tab);
}

export function closeTabHere(): void {
  const here = tabs.get()[tabAt(tabs.get(), addressNow())];
  if (here) closeTab(here);
}

/** The answer to the question: close it and lose what is typed, or keep it, from now on also when there are too many. */
export function answerClosing(close: boolean): void {
  const tab = closing.get();
  closing.set(() => null);
  if (!tab) return;
  if (close) {
    for (const place of typedIn(tab)) dropDraft(place);
    takeAway(tab, true);
  } else if (tabs.get().length > 1 && tooMany(tabs.get(), addressNow()) !== null) pinTab(tab, true);
  makeRoom();
}

export function pinTab(tab: Tab, pinned: boolean): void {
  tabs.set((now) => now.map((one) => (isTab(one, tab) ? { ...one, pinned } : one)));
}

/** Says which request a tab is of, in the words of its screen. */
export function nameTab(id: string, reference: string): void {
  tabs.set((now) =>
    now.some((one) => one.id === id && one.reference !== reference)
      ? now.map((one) => (one.id === id ? { ...one, reference } : one))
      : now,
  );
}

function takeAway(tab: Tab, lost = false): void {
  const before = tabs.get();
  const here = before[tabAt(before, addressNow())];
  if (here && isTab(here, tab)) {
    const to = afterClosing(before, tab);
    // What is not kept anywhere else still asks; the tab goes once it has been left.
    if (lost) goLosing(to);
    else go(to);
    if (addressNow() !== to) return;
  }
  tabs.set((now) => now.filter((one) => !isTab(one, tab)));
}

function makeRoom(): void {
  const oldest = tooMany(tabs.get(), addressNow());
  if (oldest) closeTab(oldest);
}

/** Whom somebody speaks with. */
type Talk = Pick<Conversation, 'about' | 'met'>;
const peopleIn = (talks: readonly Talk[]) =>
  talks.flatMap(({ about, met = [] }) => [...about.map(({ customerId }) => customerId), ...met]);

/** Closes the tabs of customers nobody speaks with any more, now that of these conversations only those are left. */
export function dropTabsAfter(before: readonly Talk[], left: readonly Talk[]): void {
  const stay = peopleIn(left);
  const over = peopleIn(before).filter((id) => !stay.includes(id));
  if (over.length > 0) tabs.set((all) => all.filter(({ kind, id }) => kind !== 'customer' || !over.includes(id)));
}

/** The conversation that is open, and those whose line dropped: somebody may take them up. */
function talksNow(): readonly Talk[] {
  const now = conversation.get();
  return now ? [now, ...parked.get()] : parked.get();
}

/** From now on each address that is gone to has its tab, and a customer's goes with the conversation it was open in. */
export function followTabs(): void {
  let before = talksNow();
  const met = () => {
    const here = thingAt(addressNow());
    if (here?.kind === 'customer') noteMet(here.id);
  };
  const note = () => {
    tabs.set((now) => withAddress(now, addressNow()));
    met();
    makeRoom();
  };
  window.addEventListener('hashchange', note);
  const noteTalks = () => {
    met();
    const now = talksNow();
    dropTabsAfter(before, now);
    before = now;
  };
  conversation.subscribe(noteTalks);
  parked.subscribe(noteTalks);
  note();
}
