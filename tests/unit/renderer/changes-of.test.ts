import { describe, expect, test } from 'vitest';
import type { newsOf } from '../../../renderer/lib/changed.ts';
import { changesOf, type Held, type HowTyped, type Typed, typedFrom } from '../../../renderer/screens/amend/changes-of.ts';
import { readBackChanges } from '../../../renderer/screens/amend/read-back-changes.ts';
import type { Field } from '../../../shared/domain/customer.ts';

const TODAY = '2026-11-24';
const value = (field: Field, held: string) =>
  ({ field, value: held, label: null, source: 'phone', sourceName: null, obtainedOn: '2026-01-01' }) as const;
const HELD: Held = [
  value('givenName', 'Ann'),
  value('familyName', 'Lee'),
  value('mobile', '07700 900123'),
  value('dateOfBirth', '1984-03-12'),
  value('title', '3'),
];
const NO_NEWS: ReturnType<typeof newsOf> = new Map();

type Change = { readonly value?: string; readonly how?: HowTyped; readonly since?: string };
function form(changes: Partial<Record<Field, Change>>, news = NO_NEWS) {
  const typed = structuredClone(typedFrom(HELD, news)) as {
    -readonly [K in keyof Typed]: Record<Field, never>;
  } as unknown as Typed;
  for (const [field, change] of Object.entries(changes) as [Field, Change][]) {
    if (change.value !== undefined) typed.values[field] = change.value;
    if (change.how) typed.how[field] = change.how;
    if (change.since) typed.since[field] = change.since;
  }
  const made = changesOf(typed, HELD, news, TODAY);
  return { changes: made.changes, faults: Object.fromEntries(made.faults) };
}

test('a form left alone changes nothing, whatever blanks were typed', () => {
  expect(form({})).toEqual({ changes: [], faults: {} });
  expect(form({ familyName: { value: ' Lee ' }, email: { value: '  ' } })).toEqual({ changes: [], faults: {} });
});

describe('a value typed over', () => {
  test('is a change once somebody has said that it has changed, with what was seen', () => {
    expect(form({ mobile: { value: '07700 900999', how: 'changed', since: '1 Nov 2026' } }).changes).toEqual([
      { field: 'mobile', value: '07700 900999', how: 'changed', since: '2026-11-01', seen: { value: '07700 900123' } },
    ]);
  });

  test('where nothing was held is first told, and asks nothing', () => {
    expect(form({ email: { value: 'ann@example.org' } }).changes).toEqual([
      { field: 'email', value: 'ann@example.org', how: 'first-told', seen: { value: null } },
    ]);
  });

  test('emptied is taken out', () => {
    expect(form({ mobile: { value: '', how: 'changed' } }).changes).toMatchObject([{ field: 'mobile', value: null }]);
  });

  test('after an earlier change of this window names that one, and what the centre was seen to hold', () => {
    const earlier = {
      field: 'mobile',
      value: '07700 900111',
      how: 'changed',
      seen: { value: '07700 900123' },
      itemId: 'i-1',
    } as const;
    expect(
      form({ mobile: { value: '07700 900112', how: 'typed-wrong-just-now' } }, new Map([['mobile', earlier]])).changes,
    ).toEqual([
      { field: 'mobile', value: '07700 900112', how: 'typed-wrong-just-now', seen: { value: '07700 900123', after: 'i-1' } },
    ]);
  });
});

test.each([
  ['not said how', { mobile: { value: '07700 900999' } }, { mobile: 'say-how' }],
  ['was wrong', { mobile: { value: '07700 900999', how: 'wrong' } }, { mobile: 'was-wrong' }],
  ['a date of birth does not change', { dateOfBirth: { value: '13/03/1984', how: 'changed' } }, { dateOfBirth: 'was-wrong' }],
  ['no date', { dateOfBirth: { value: 'Tuesday', how: 'wrong' } }, { dateOfBirth: 'not-a-day' }],
  ['no name', { givenName: { value: ' ', how: 'changed' } }, { givenName: 'required' }],
  ['no number', { mobile: { value: 'seven', how: 'changed' } }, { mobile: 'not-a-phone' }],
  ['a day to come', { mobile: { value: '07700 900999', how: 'changed', since: '1 Dec 2026' } }, { mobile: 'since-not-a-day' }],
] as const)('is stopped: %s', (_, typed, faults) => {
  expect(form(typed)).toEqual({ changes: [], faults });
});

test('it is read back in sentences', () => {
  const { changes } = form({ mobile: { value: '', how: 'changed' }, title: { value: '4', how: 'changed', since: '1/11/2026' } });
  expect(readBackChanges(changes)).toEqual([
    expect.stringMatching(/^I have recorded your title as \w+, since 1 November 2026\.$/),
    'I have taken out your mobile number.',
  ]);
});
