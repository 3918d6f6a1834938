import { describe, expect, test } from 'vitest';
import type { Item } from '../../../renderer/lib/items.ts';
import { newsIn, type Own, type Seen } from '../../../renderer/lib/news.ts';
import { newsWords } from '../../../renderer/lib/words/news.ts';

const AT = '2026-11-23T14:02:00.000Z';
const NOW = new Date('2026-11-23T14:03:00.000Z');
type Consents = NonNullable<Seen['consents']>;
type Values = NonNullable<Seen['values']>;
const survey = (state: Consents[number]['state'], receivedAt: string | null): Consents => [
  { purpose: 'satisfaction-survey', state, since: receivedAt, receivedAt, channel: 'online-account' },
  { purpose: 'ethnicity-monitoring', state: 'not-asked', since: null, receivedAt: null },
];
const value = (field: Values[number]['field'], text: string): Values[number] => ({
  ...{ field, value: text, label: null, source: 'website', sourceName: null, obtainedOn: '2026-11-23' },
});
const nothing: Own = { said: [], changed: [], disputed: [], items: new Map() };
const item = (itemId: string, receivedAt: string | null): ReadonlyMap<string, Item> =>
  new Map([[itemId, { itemId, operation: 'consents.decide', state: 'received', at: AT, receivedAt, learnt: 0, problem: null }]]);
const words = (seen: Seen, now: Seen, own: Own = nothing) => newsWords(newsIn(seen, now, own), NOW);

describe('what is new', () => {
  test('a decision, with how and when it came', () => {
    const seen = { consents: survey('given', '2026-01-01T10:00:00.000Z') };
    expect(words(seen, { consents: survey('withdrawn', AT) })).toEqual([
      'Satisfaction surveys: withdrawn on the website today at 14:02',
    ]);
  });

  test('the same decision said again', () => {
    const seen = { consents: survey('withdrawn', '2026-01-01T10:00:00.000Z') };
    expect(words(seen, { consents: survey('withdrawn', AT) })).toHaveLength(1);
  });

  test('a value that has come to be checked, or is so no longer; not where this window said it', () => {
    const mark = (field: 'mobile' | 'email', requestId: string) => ({ field, requestId, reference: 'x', since: '2026-11-23' });
    const [seen, now] = [{ beingChecked: [mark('email', 'r-1')] }, { beingChecked: [mark('mobile', 'r-2')] }];
    expect(words(seen, now)).toEqual(['Mobile: is being checked now', 'E-mail: no longer being checked']);
    const mine = { requestId: 'r-2', fields: [] } as unknown as Own['disputed'][number];
    expect(words(seen, now, { ...nothing, disputed: [mine] })).toEqual(['E-mail: no longer being checked']);
    expect(words({}, now)).toEqual([]);
  });

  test('a value changed, told for the first time, or gone', () => {
    const seen = { values: [value('mobile', '07700900001'), value('email', 'a@example.org')] };
    const now = { values: [value('mobile', '07700900002'), value('addressTown', 'Otley')] };
    expect(words(seen, now)).toEqual([
      'Mobile: now 07700900002, from the customer, on the website',
      'Town: now Otley, from the customer, on the website',
      'E-mail: no longer held',
    ]);
  });
});

describe('what is no news', () => {
  test('nothing different', () => {
    const seen = { consents: survey('given', AT), values: [value('mobile', '07700900001')] };
    expect(words(seen, structuredClone(seen))).toEqual([]);
  });

  test('a part the level did not show before', () => {
    expect(words({}, { consents: survey('given', AT), values: [value('mobile', '07700900001')] })).toEqual([]);
    expect(words({ consents: survey('given', AT) }, {})).toEqual([]);
  });

  test('a decision of this window, known by the time the centre received it', () => {
    const said = [
      {
        ...{ itemId: 'a', customerId: 'c', conversationId: 'v', saidAt: AT },
        decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' } as const],
      },
    ];
    const seen = { consents: survey('given', null) };
    const now = { consents: survey('withdrawn', AT) };
    expect(words(seen, now, { ...nothing, said, items: item('a', '2026-11-23T14:02:00Z') })).toEqual([]);
    // Somebody else's came after it.
    expect(words(seen, now, { ...nothing, said, items: item('a', '2026-11-23T14:01:59Z') })).toHaveLength(1);
    expect(words(seen, now, { ...nothing, said, items: item('a', null) })).toHaveLength(1);
  });

  test('a value of this window', () => {
    const changed = [
      {
        ...{ itemId: 'a', customerId: 'c', conversationId: 'v', saidAt: AT },
        changes: [{ field: 'postcode', value: 'ls6 2ab', how: 'changed', seen: { value: 'LS6 1AA' } } as const],
      },
    ];
    const seen = { values: [value('postcode', 'LS6 1AA')] };
    expect(words(seen, { values: [value('postcode', 'LS6 2AB')] }, { ...nothing, changed })).toEqual([]);
    expect(words(seen, { values: [value('postcode', 'LS6 3AB')] }, { ...nothing, changed })).toHaveLength(1);
  });
});
