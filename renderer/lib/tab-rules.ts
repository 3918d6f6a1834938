/** Something that is open: a customer or a request, and where in its screens somebody is. It holds nobody's name. */
export type Tab = {
  readonly kind: 'customer' | 'request';
  readonly id: string;
  /** The address last shown of it. */
  readonly to: string;
  /** A request's reference, once its screen has shown it. */
  readonly reference: string | null;
  /** It stays when there are too many. */
  readonly pinned: boolean;
};

/** As many as have room and a key each; one more, and the oldest goes. */
export const MOST_TABS = 8;

/** What an address belongs to; null for the places that are no tab. */
export function thingAt(address: string): Pick<Tab, 'kind' | 'id'> | null {
  const [, area, id] = (address.split('?')[0] ?? '').split('/');
  if (!id || id === 'new') return null;
  if (area === 'customer') return { kind: 'customer', id };
  return area === 'requests' ? { kind: 'request', id } : null;
}

const same = (one: Pick<Tab, 'kind' | 'id'>, other: Pick<Tab, 'kind' | 'id'> | null) =>
  other !== null && one.kind === other.kind && one.id === other.id;

/** Which of the tabs an address is in; -1 for none. */
export const tabAt = (tabs: readonly Tab[], address: string): number => {
  const thing = thingAt(address);
  return tabs.findIndex((tab) => same(tab, thing));
};

/** The tabs once somebody has gone to an address: its own says where, or a new one comes last. */
export function withAddress(tabs: readonly Tab[], address: string): readonly Tab[] {
  const thing = thingAt(address);
  if (thing === null) return tabs;
  const at = tabAt(tabs, address);
  if (at < 0) return [...tabs, { ...thing, to: address, reference: null, pinned: false }];
  return tabs[at]?.to === address ? tabs : tabs.with(at, { ...(tabs[at] as Tab), to: address });
}

/** The tabs once somebody has gone on from one thing to the next of a list: its tab, unless it is kept, goes along with them. */
export function withNext(tabs: readonly Tab[], from: string, to: string): readonly Tab[] {
  const [at, next] = [tabAt(tabs, from), thingAt(to)];
  const tab = tabs[at];
  if (!tab || tab.pinned || next === null || tabAt(tabs, to) >= 0) return tabs;
  return tabs.with(at, { ...next, to, reference: null, pinned: false });
}

/** Which one is to go because there are too many: the oldest that is neither kept nor on screen; null while there is room. */
export function tooMany(tabs: readonly Tab[], address: string): Tab | null {
  if (tabs.length <= MOST_TABS) return null;
  const here = thingAt(address);
  return tabs.find((tab) => !tab.pinned && !same(tab, here)) ?? null;
}

/** The tab so many steps on, round and round; from a place that is no tab the first or the last. */
export function stepFrom(tabs: readonly Tab[], address: string, by: 1 | -1): Tab | null {
  if (tabs.length === 0) return null;
  const at = tabAt(tabs, address);
  const from = at < 0 && by === -1 ? 0 : at;
  return tabs[(from + by + tabs.length) % tabs.length] ?? null;
}

/** The tab of a digit: 9 is the last, as in other programs. */
export const tabOfDigit = (tabs: readonly Tab[], digit: number): Tab | null =>
  (digit === 9 ? tabs.at(-1) : tabs[digit - 1]) ?? null;

/** Where to go once a tab has been closed that was on screen: its neighbour, or where one finds another. */
export function afterClosing(tabs: readonly Tab[], closed: Tab): string {
  const at = tabs.findIndex((tab) => same(tab, closed));
  const next = tabs[at + 1] ?? tabs[at - 1];
  return next?.to ?? (closed.kind === 'request' ? '/requests' : '/find');
}

export const isTab = same;
