import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeredHow } from '../../../renderer/screens/wrong/answered-how.ts';
import { disputesOf, emptyWrong, mayPutRight, type Shown, type TypedWrong } from '../../../renderer/screens/wrong/disputes-of.ts';
import { FIELDS, type Field } from '../../../shared/domain/customer.ts';
import { faultOf } from '../../../shared/domain/field-values.ts';
import { isLowRisk } from '../../../shared/domain/rectification.ts';
import { disputeSchema } from '../../../shared/operations/rectifications.ts';

const TODAY = '2026-11-29';
const SEEN: Shown = {
  values: new Map([
    ['mobile', '07700 900123'],
    ['dateOfBirth', '1984-03-12'],
    ['email', 'ann@example.org'],
    ['addressLine1', '1 High Street'],
  ]),
  checking: new Set(['email']),
};
const UNSEEN: Shown = { values: null, checking: new Set() };

type One = {
  readonly says?: string;
  readonly how?: 'wrong' | 'incomplete';
  readonly way?: 'now' | 'check';
  readonly howToCheck?: string;
};
function form(picked: Partial<Record<Field, One>>, shown = SEEN) {
  const typed = structuredClone(emptyWrong('By phone')) as {
    -readonly [K in keyof TypedWrong]: TypedWrong[K] extends string ? string : Record<Field, unknown>;
  };
  for (const [field, one] of Object.entries(picked) as [Field, One][]) {
    (typed.picked as Record<Field, unknown>)[field] = true;
    for (const [name, value] of Object.entries(one)) (typed[name as 'says'] as Record<Field, unknown>)[field] = value;
  }
  const { fields, faults } = disputesOf(typed as unknown as TypedWrong, shown, TODAY);
  return { fields, faults: Object.fromEntries(faults) };
}

test('nothing picked is nothing in dispute, whatever was typed', () => {
  expect(form({})).toEqual({ fields: [], faults: {} });
});

describe('a picked value', () => {
  test('of low risk is put right now, with what was seen', () => {
    expect(form({ mobile: { says: ' 07700 900 999 ' } }).fields).toEqual([
      { field: 'mobile', seen: '07700 900123', says: '07700 900 999', incomplete: false, decidedOnCall: true },
    ]);
  });

  test('is checked where that is chosen, with how that could be done', () => {
    expect(form({ mobile: { says: '07700 900 999', way: 'check', howToCheck: ' a bill ' } }).fields).toEqual([
      { field: 'mobile', seen: '07700 900123', says: '07700 900 999', incomplete: false, howToCheck: 'a bill' },
    ]);
  });

  test('that others decide is always checked; they need not say what it should be', () => {
    expect(form({ dateOfBirth: { says: '21/3/1984' } }).fields).toEqual([
      { field: 'dateOfBirth', seen: '1984-03-12', says: '1984-03-21', incomplete: false },
    ]);
    expect(form({ dateOfBirth: {} }).fields).toMatchObject([{ says: null }]);
  });

  test('that is being checked already joins that, and is not put right on the call', () => {
    expect(form({ email: { says: 'anne@example.org' } }).fields).toEqual([
      { field: 'email', seen: 'ann@example.org', says: 'anne@example.org', incomplete: false },
    ]);
  });

  test('below level 2 names nothing that was seen, and is checked', () => {
    expect(form({ mobile: { says: '07700 900 999' } }, UNSEEN).fields).toEqual([
      { field: 'mobile', says: '07700 900 999', incomplete: false },
    ]);
  });

  test('that is not complete may be less than a whole value, where somebody checks it', () => {
    expect(form({ addressLine1: { says: '1 High Street', how: 'incomplete', way: 'check' } }).faults).toEqual({});
    expect(form({ mobile: { says: 'an extension', how: 'incomplete', way: 'check' } }).faults).toEqual({});
    expect(form({ mobile: { says: 'an extension', how: 'incomplete' } }).faults).toEqual({ mobile: 'not-a-phone' });
  });
});

test.each([
  ['nothing to put right', { mobile: {} }, { mobile: 'say-what' }],
  ['no number', { mobile: { says: 'seven' } }, { mobile: 'not-a-phone' }],
  ['no number to check either', { mobile: { says: 'seven', way: 'check' } }, { mobile: 'not-a-phone' }],
  ['what is held', { mobile: { says: '07700 900123' } }, { mobile: 'as-held' }],
  ['no date', { dateOfBirth: { says: 'Tuesday' } }, { dateOfBirth: 'not-a-day' }],
] as const)('is stopped: %s', (_, picked, faults) => {
  expect(form(picked)).toEqual({ fields: [], faults });
});

test('whatever is typed: what passes is what the contract takes, and on the call only what may be decided there', () => {
  const one = fc.record({
    says: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('07700 900 999', 'LS6 1AA', '1/2/1990', '3')),
    how: fc.constantFrom('wrong' as const, 'incomplete' as const),
    way: fc.constantFrom('now' as const, 'check' as const),
  });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...FIELDS), one), fc.boolean(), (picked, seen) => {
      const shown = seen ? SEEN : UNSEEN;
      const { fields, faults } = form(picked as Partial<Record<Field, One>>, shown);
      expect(fields.length + Object.keys(faults).length).toBe(Object.keys(picked).length);
      for (const dispute of fields) {
        // A control character is refused where it is typed into; here it may come through.
        if (!/[\p{Cc}\p{Cs}]/u.test(dispute.says ?? '')) expect(disputeSchema.safeParse(dispute).success).toBe(true);
        if (!dispute.decidedOnCall) continue;
        expect(isLowRisk(dispute.field) && mayPutRight(dispute.field, shown) && dispute.seen !== undefined).toBe(true);
        expect(faultOf(dispute.field, dispute.says as string, TODAY)).toBeNull();
      }
    }),
  );
});

test('how they are answered begins as they prefer, else the way they came', () => {
  expect(answeredHow('telephone', undefined)).toBe('By phone');
  expect(answeredHow('post', '99')).toBe('By letter');
  expect(answeredHow('telephone', '5')).toBe('By letter');
});
