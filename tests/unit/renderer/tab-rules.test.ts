import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterClosing,
  isTab,
  MOST_TABS,
  stepFrom,
  type Tab,
  tabAt,
  tabOfDigit,
  thingAt,
  tooMany,
  withAddress,
  withNext,
} from '../../../renderer/lib/tab-rules.ts';
import { tabWords } from '../../../renderer/lib/tab-words.ts';

const went = (...addresses: string[]): readonly Tab[] => addresses.reduce<readonly Tab[]>(withAddress, []);
const idsOf = (tabs: readonly Tab[]) => tabs.map(({ id }) => id);

test('customers and requests are tabs, places are not', () => {
  expect(thingAt('/customer/a')).toEqual({ kind: 'customer', id: 'a' });
  expect(thingAt('/customer/a/consent')).toEqual({ kind: 'customer', id: 'a' });
  expect(thingAt('/requests/r')).toEqual({ kind: 'request', id: 'r' });
  for (const place of ['/find', '/customer/new', '/requests', '/requests?view=mine', '/', '', '/notice/retention'])
    expect(thingAt(place), place).toBeNull();
});

describe('going about', () => {
  test('opens a tab once, and it remembers where in it somebody was', () => {
    const tabs = went('/find', '/customer/a', '/requests/r', '/customer/a/change', '/my-day');
    expect(tabs.map(({ to }) => to)).toEqual(['/customer/a/change', '/requests/r']);
    expect([tabAt(tabs, '/customer/a'), tabAt(tabs, '/requests/r'), tabAt(tabs, '/find')]).toEqual([0, 1, -1]);
    expect(withAddress(tabs, '/requests/r')).toBe(tabs);
  });

  test('to the next of a list takes the tab along, unless it is kept or the next is open already', () => {
    const tabs = went('/customer/a', '/requests/r', '/requests/z');
    expect(idsOf(withNext(tabs, '/requests/r', '/requests/s'))).toEqual(['a', 's', 'z']);
    expect(withNext(tabs, '/requests/r', '/requests/z')).toBe(tabs);
    const kept = tabs.map((tab) => ({ ...tab, pinned: true }));
    expect(withNext(kept, '/requests/r', '/requests/s')).toBe(kept);
    expect(withNext(tabs, '/my-day', '/requests/s')).toBe(tabs);
  });

  test('from tab to tab goes round; from a place to the first or the last', () => {
    const tabs = went('/customer/a', '/customer/b', '/requests/r');
    const on = (address: string, by: 1 | -1) => stepFrom(tabs, address, by)?.id;
    expect([on('/customer/a', 1), on('/requests/r', 1), on('/customer/a', -1)]).toEqual(['b', 'a', 'r']);
    expect([on('/find', 1), on('/find', -1)]).toEqual(['a', 'r']);
    expect(stepFrom([], '/find', 1)).toBeNull();
    expect([1, 3, 4, 9].map((digit) => tabOfDigit(tabs, digit)?.id)).toEqual(['a', 'r', undefined, 'r']);
  });

  test('closing leads to the neighbour, and from the last one to where there are others', () => {
    const tabs = went('/customer/a', '/requests/r', '/customer/b');
    expect(tabs.map((tab) => afterClosing(tabs, tab))).toEqual(['/requests/r', '/customer/b', '/requests/r']);
    expect(afterClosing(went('/customer/a'), went('/customer/a')[0] as Tab)).toBe('/find');
    expect(afterClosing(went('/requests/r'), went('/requests/r')[0] as Tab)).toBe('/requests');
  });
});

test('with one too many the oldest goes that is neither kept nor on screen', () => {
  const addresses = Array.from({ length: MOST_TABS + 1 }, (_, index) => `/customer/${index}`);
  const tabs = went(...addresses);
  expect(tooMany(tabs.slice(1), '/find')).toBeNull();
  expect(tooMany(tabs, '/customer/8')?.id).toBe('0');
  expect(tooMany(tabs, '/customer/0')?.id).toBe('1');
  const kept = tabs.map((tab) => ({ ...tab, pinned: tab.id !== '8' }));
  expect(tooMany(kept, '/find')?.id).toBe('8');
  expect(tooMany(kept, '/customer/8')).toBeNull();
});

test('wherever somebody goes, each thing is open once, and where they are is among what is open', () => {
  const address = fc.constantFrom(
    '/find',
    '/requests',
    '/customer/new',
    '/customer/a',
    '/customer/b/stop',
    '/requests/a',
    '/requests/b',
  );
  fc.assert(
    fc.property(fc.array(address), (addresses) => {
      const tabs = went(...addresses);
      for (const [index, tab] of tabs.entries()) expect(tabs.findIndex((other) => isTab(other, tab))).toBe(index);
      const last = addresses.at(-1);
      if (last && thingAt(last)) expect(tabs[tabAt(tabs, last)]?.to).toBe(last);
      expect(idsOf(tabs).length).toBeLessThanOrEqual(4);
    }),
  );
});

test('a tab says a name only while the conversation is about them or they were just found', () => {
  const [customer, request] = went('/customer/a', '/requests/r') as [Tab, Tab];
  const about = [{ customerId: 'a', name: 'Jo Smith', level: 0 as const }];
  const found = { id: 'a', givenName: 'Jo', familyName: 'Smith' };
  const nothing = { conversation: null, chosen: null };
  expect(tabWords(customer, nothing)).toBe('Customer');
  expect(tabWords(customer, { ...nothing, conversation: { about } })).toBe('Jo Smith');
  expect(tabWords(customer, { ...nothing, chosen: found })).toBe('Jo Smith');
  expect(tabWords(customer, { ...nothing, chosen: { ...found, id: 'b' } })).toBe('Customer');
  expect(tabWords(request, nothing)).toBe('Request');
  expect(tabWords({ ...request, reference: 'ABCDE12345' }, nothing)).toBe('Request ABCDE 12345');
});
