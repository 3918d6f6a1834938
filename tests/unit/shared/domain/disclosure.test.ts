import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../../shared/domain/customer.ts';
import {
  BASIC_DETAILS,
  GETTING_ON,
  hasEnded,
  LEGAL_BASES,
  mayBecome,
  NOTICE_STATES,
  RECIPIENT_KINDS,
  SHARED_ITEMS,
  SURVEY_DETAILS,
  shutGates,
  type ToShare,
} from '../../../../shared/domain/disclosure.ts';

const sharing: ToShare = {
  ...{ kind: 'local-careers', items: ['givenName'], basis: 'public-task', agreement: null, bySupervisor: false },
  ...{ states: {}, beingChecked: [] },
};
const gates = (changes: Partial<ToShare>) =>
  shutGates({ ...sharing, ...changes }).map(({ gate, item }) => (item ? `${gate} ${item}` : gate));

describe('market research', () => {
  const research = { kind: 'market-research', basis: 'consent' } as const;
  test.each(['not-asked', 'refused', 'withdrawn'] as const)('gets nobody whose answer is %s', (state) => {
    expect(gates({ ...research, states: { 'satisfaction-survey': state } })).toEqual(['survey-not-agreed']);
  });
  test('gets those who agreed, and what a survey needs', () => {
    expect(gates({ ...research, items: SURVEY_DETAILS, states: { 'satisfaction-survey': 'given' } })).toEqual([]);
  });
  test('gets a special category only where that was agreed to as well', () => {
    const asked = { ...research, items: ['ethnicity', 'disability'] } as const;
    expect(gates({ ...asked, states: { 'satisfaction-survey': 'given' } })).toEqual([
      'answer-not-agreed ethnicity',
      'answer-not-agreed disability',
    ]);
    const agreed = { 'satisfaction-survey': 'given', 'ethnicity-monitoring': 'given', 'disability-monitoring': 'given' } as const;
    expect(gates({ ...asked, states: agreed })).toEqual([]);
  });
});

test('somebody the customer is introduced to gets basic details alone', () => {
  expect(gates({ kind: 'introduced-to', items: BASIC_DETAILS })).toEqual([]);
  expect(gates({ kind: 'introduced-to', items: ['givenName', 'dateOfBirth', 'sessions', 'ethnicity'] })).toEqual([
    'basic-details-only dateOfBirth',
    'basic-details-only sessions',
    'special-category ethnicity',
  ]);
});

test('an introducer learns how the customer is getting on, and nothing else', () => {
  expect(gates({ kind: 'introducer', items: GETTING_ON })).toEqual([]);
  expect(gates({ kind: 'introducer', items: ['progress', 'mobile'] })).toEqual(['getting-on-only mobile']);
});

test('a partner needs a named basis that is not consent, and an agreement; never a special category', () => {
  const agreed = { 'ethnicity-monitoring': 'given' } as const;
  expect(gates({ kind: 'partner', basis: null })).toEqual(['basis-needed', 'agreement-needed']);
  expect(gates({ kind: 'partner', basis: 'consent', agreement: 'DSA 12' })).toEqual(['basis-needed']);
  expect(gates({ kind: 'partner', basis: 'legal-obligation', agreement: 'DSA 12' })).toEqual([]);
  expect(gates({ kind: 'partner', agreement: 'DSA 12', items: ['ethnicity'], states: agreed })).toEqual([
    'special-category ethnicity',
  ]);
});

test('Ofsted gets nothing by which anybody could be known', () => {
  expect(gates({ kind: 'ofsted', items: ['sessions', 'outcomes', 'progress'] })).toEqual([]);
  expect(gates({ kind: 'ofsted', items: ['sessions', 'givenName', 'postcode'] })).toEqual([
    'nobody-to-be-known givenName',
    'nobody-to-be-known postcode',
  ]);
});

test('a legal demand is a supervisor’s, and names the demand', () => {
  expect(gates({ kind: 'legal-demand', basis: 'legal-obligation', agreement: 'Order 7' })).toEqual(['supervisor-only']);
  expect(gates({ kind: 'legal-demand', basis: 'legal-obligation', bySupervisor: true })).toEqual(['agreement-needed']);
  expect(gates({ kind: 'legal-demand', agreement: 'Order 7', bySupervisor: true, items: ['ethnicity'] })).toEqual([]);
});

test('what is being checked goes to nobody', () => {
  expect(gates({ items: ['givenName', 'mobile'], beingChecked: ['mobile', 'email'] })).toEqual(['being-checked mobile']);
});

const any = fc.record({
  kind: fc.constantFrom(...RECIPIENT_KINDS),
  items: fc.uniqueArray(fc.constantFrom(...SHARED_ITEMS), { minLength: 1 }),
  basis: fc.constantFrom(null, ...LEGAL_BASES),
  agreement: fc.constantFrom(null, 'DSA 12'),
  bySupervisor: fc.boolean(),
  states: fc.record({
    'satisfaction-survey': fc.constantFrom('given', 'withdrawn'),
    'ethnicity-monitoring': fc.constantFrom('given', 'refused'),
    'disability-monitoring': fc.constantFrom('given', 'not-asked'),
    'priority-group-targeting': fc.constantFrom('given', 'withdrawn'),
  }),
  beingChecked: fc.uniqueArray(fc.constantFrom(...FIELDS)),
}) as fc.Arbitrary<ToShare>;

describe('whatever is asked', () => {
  test('less is never refused where more is let through', () =>
    fc.assert(
      fc.property(any, fc.nat(), (to, at) => {
        const less = to.items.filter((_, index) => index !== at % to.items.length);
        expect(shutGates({ ...to, items: less }).length).toBeLessThanOrEqual(shutGates(to).length);
      }),
    ));

  test('taking back a consent opens no gate', () =>
    fc.assert(
      fc.property(any, (to) => {
        const takenBack = Object.fromEntries(Object.keys(to.states).map((purpose) => [purpose, 'withdrawn']));
        expect(shutGates({ ...to, states: takenBack }).length).toBeGreaterThanOrEqual(shutGates(to).length);
      }),
    ));

  test('leaving out the items a gate names is enough for the items', () =>
    fc.assert(
      fc.property(any, (to) => {
        const named = new Set(shutGates(to).flatMap(({ item }) => item ?? []));
        const left = shutGates({ ...to, items: to.items.filter((item) => !named.has(item)) });
        expect(left.every(({ item }) => item === undefined)).toBe(true);
      }),
    ));
});

test('a notice ends acknowledged or impossible, and only once', () => {
  const ways = NOTICE_STATES.flatMap((from) => NOTICE_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`));
  expect(ways).toEqual(['to-tell → told', 'to-tell → impossible', 'told → told', 'told → acknowledged', 'told → impossible']);
  expect(NOTICE_STATES.filter(hasEnded)).toEqual(['acknowledged', 'impossible']);
});
