import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fits,
  KEPT_BECAUSE,
  LEFT_OUT_BECAUSE,
  PLACES,
  placeLabels,
  REVIEW_DECISIONS,
  UNSAID,
} from '../../../../shared/domain/access.ts';
import type { AccessCopy, CopyFact } from '../../../../shared/domain/access-copy.ts';
import { documentOf, documentSchema, LEFT_OUT_WORDS } from '../../../../shared/domain/access-document.ts';
import { copyText } from '../../../../shared/domain/access-text.ts';
import { codeWords, inWords, timeWords } from '../../../../shared/domain/access-words.ts';

const copyWith = (facts: CopyFact[]): AccessCopy => ({
  ...{
    madeAt: '2026-11-29T14:02:00.000Z',
    requestReference: '0000000000',
    customerReference: null,
    name: null,
    hash: 'a'.repeat(64),
  },
  controller: { name: 'Department for Education', service: 'National Careers Service', phone: null, contact: [] },
  sections: [{ id: 'details', heading: 'Your details', items: [{ path: 'held_values/mobile', title: 'Mobile', facts }] }],
  ...{ looks: [], places: [], explanations: [], notIncluded: [] },
});
const factOf = (id: string, value: string): CopyFact => ({
  ...{ id, label: 'Value', value, says: null, flag: null, decision: null, reason: null },
});
const reasons = [...KEPT_BECAUSE, ...LEFT_OUT_BECAUSE];
const marker = fc.stringMatching(/^Q[bdfghjlnpqrtwxz]{12}$/);
const fact = fc.record({
  ...{ id: fc.constantFrom('value', 'note', 'name'), label: fc.constant('Value'), value: marker, says: fc.constant(null) },
  ...{ flag: fc.constantFrom(null, 'note' as const), decision: fc.constantFrom(null, ...REVIEW_DECISIONS) },
  reason: fc.constantFrom(null, ...reasons.filter((reason) => reason !== UNSAID)),
});

describe('what goes to the customer', () => {
  test('has every value that stays, none that is left out or that nobody has decided about, and says of each that it is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fact, { maxLength: 12, selector: ({ value }) => value }), (facts) => {
        const document = documentOf(copyWith(facts));
        expect(documentSchema.parse(document)).toEqual(document);
        const [data, text] = [JSON.stringify(document), copyText(document)];
        const stays = ({ flag, decision }: CopyFact) => decision === 'keep' || (decision === null && flag === null);
        for (const one of facts) expect([data.includes(one.value), text.includes(one.value)]).toEqual([stays(one), stays(one)]);
        expect(document.sections[0]?.items[0]?.leftOut).toHaveLength(facts.filter((one) => !stays(one)).length);
      }),
    );
  });

  test('has nothing of an item that must not be told of, nor of what the law demanded before it is decided that it may be', () => {
    const [other, named] = [factOf('value', '12 May'), factOf('name', 'A court or the police')];
    const items = (one: Partial<CopyFact>) => documentOf(copyWith([other, { ...named, ...one }])).sections[0]?.items;
    expect(items({ decision: 'leave-out', reason: UNSAID })).toEqual([]);
    expect(items({ flag: 'legal-demand' })).toEqual([]);
    expect(items({ flag: 'legal-demand', decision: 'leave-out', reason: 'given-in-confidence' })).toEqual([]);
    expect(items({ flag: 'legal-demand', decision: 'keep', reason: 'may-be-told' })?.[0]?.values).toHaveLength(2);
    const look = { day: '2026-11-29', what: 'Passed on', outcome: 'Recorded', by: 'z', why: '', times: 1, unsaid: true };
    const looks = (one: Partial<CopyFact>) => documentOf({ ...copyWith([{ ...named, ...one }]), looks: [look] }).looks;
    expect(looks({ flag: 'legal-demand' })).toEqual([]);
    const { unsaid: _, ...told } = look;
    expect(looks({ flag: 'legal-demand', decision: 'keep', reason: 'may-be-told' })).toEqual([told]);
  });

  test('says why in words that name nobody', () => {
    const left: CopyFact = {
      ...{ id: 'note', label: 'Note', value: 'His sister', says: null, flag: 'note' },
      ...{ decision: 'leave-out', reason: 'somebody-else-unsafe' },
    };
    expect(copyText(documentOf(copyWith([left])))).toContain(`Note: left out. ${LEFT_OUT_WORDS['somebody-else-unsafe']}`);
  });
});

test('each reason is for one of the two decisions', () => {
  for (const reason of reasons) expect([fits('keep', reason), fits('leave-out', reason)].toSorted()).toEqual([false, true]);
});

test('each place has words of its own', () => {
  expect(PLACES.length).toBeGreaterThan(3);
  expect(new Set(PLACES.map((place) => placeLabels[place])).size).toBe(PLACES.length);
});

describe('words', () => {
  test.each([
    ['2026-11-29', '29 November 2026'],
    ['2026-06-29T23:30:00+00:00', '30 June 2026 at 00:30'],
    ['12 Road', null],
    ['2026', null],
  ])('%s is %s', (value, words) => expect(timeWords(value)).toBe(words));

  test('a code is said, a value that says itself is not said twice', () => {
    expect(codeWords('stop-contact')).toBe('to stop contacting you');
    expect(codeWords('never-heard-of')).toBe('never heard of');
    expect(inWords('value-of-field', '4', 'title')).toBe('Dr');
    expect(inWords('value-of-field', '4 Road', 'addressLine1')).toBeNull();
    expect(inWords('organisation', '0000000999', null)).toMatch(/\w/);
    expect(inWords(undefined, 'A note', null)).toBeNull();
    expect(inWords('code', 'given', null)).toBeNull();
  });
});
