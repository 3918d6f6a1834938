import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBackAfter } from '../../../renderer/screens/after-closing/after-words.ts';
import { changedSince, type Evidence, groupsOf, partsOf } from '../../../renderer/screens/after-closing/evidence-parts.ts';
import { nothingDecided, readEvidence, type TypedPart } from '../../../renderer/screens/after-closing/evidence-reading.ts';
import {
  type DecidedPart,
  decidedEvidence,
  showEvidence,
  tellEvidence,
} from '../../../renderer/screens/after-closing/evidence-words.ts';
import {
  AFTER_KINDS,
  emptyAfter,
  readAfter,
  slipIn,
  type TypedAfter,
} from '../../../renderer/screens/after-closing/typed-after.ts';
import { askedAfterHere } from '../../../renderer/screens/conversation/asked-after-here.ts';
import { closedWords } from '../../../renderer/screens/requests/request-words.ts';
import { whatSaid } from '../../../renderer/screens/unsent/what-said.ts';
import { EVIDENCE_FIELDS, isOfPerson } from '../../../shared/domain/evidence.ts';
import { makeReference, showReference } from '../../../shared/domain/reference.ts';
import { rowOf } from '../../../shared/operations.ts';

const TODAY = '2026-11-29';
const ID = '01890000-0000-7000-8000-000000000001';
const OTHER = '01890000-0000-7000-8000-000000000002';
const reference = makeReference(Uint8Array.from([1, 2, 3, 4, 15, 16, 17, 18, 19]));
const slip = `${reference[1]}${reference[0]}${reference.slice(2)}`;

describe('what is asked after closing', () => {
  const typed: TypedAfter = { ...emptyAfter, reference, kind: 'access', words: ' Everything ', howToAnswer: 'By letter' };

  test('a reference is read however it is written; a slip, and what is none, are told apart', () => {
    for (const one of [reference, showReference(reference), reference.toLowerCase()]) expect(slipIn(one)).toBeNull();
    expect(slipIn(slip)).toContain('slip');
    expect(slipIn('ABC')).toContain('not a reference');
    expect(slipIn(' ')).toContain('Ask for the reference');
  });

  test('it goes with the reference of the account, what it is, their words and how to answer', () => {
    expect(readAfter({ ...typed, reference: showReference(reference) })).toEqual({
      ok: true,
      said: { closedReference: reference, kind: 'access', words: 'Everything', howToAnswer: 'By letter' },
    });
    expect(readAfter({ ...typed, right: 'erasure' })).toMatchObject({ said: expect.not.objectContaining({ right: 'erasure' }) });
    expect(readAfter({ ...typed, kind: 'other-right', right: 'erasure' })).toMatchObject({ said: { right: 'erasure' } });
  });

  test('a complaint says what it is about, and whom as far as they say; nothing else does', () => {
    const said = (more: Partial<TypedAfter>) => readAfter({ ...typed, kind: 'complaint', about: 'service', ...more });
    const plain = { closedReference: reference, kind: 'complaint', words: 'Everything', howToAnswer: 'By letter' };
    expect(said({})).toEqual({ ok: true, said: { ...plain, complaintAbout: 'service' } });
    expect(said({ whom: 'person', name: ' Mrs Doyle ' })).toEqual({
      ok: true,
      said: { ...plain, complaintAbout: 'service', aboutName: 'Mrs Doyle' },
    });
    expect(said({ whom: 'person', name: 'Doyle', sub: 'm.doyle' })).toMatchObject({ said: { aboutSub: 'm.doyle' } });
    expect(said({ whom: 'organisation', organisation: '0000000203' })).toMatchObject({
      said: { aboutOrganisation: '0000000203' },
    });
    // What was typed for a complaint does not go with another kind.
    expect(said({ kind: 'access', whom: 'person', name: 'Doyle' })).toEqual({ ok: true, said: { ...plain, kind: 'access' } });
  });

  test.each([
    ['about', { kind: 'complaint' }],
    ['words', { kind: 'complaint', about: 'service', whom: 'person', words: '' }],
    ['name', { kind: 'complaint', about: 'service', whom: 'person', name: ' ' }],
    ['organisation', { kind: 'complaint', about: 'information', whom: 'organisation' }],
    ['reference', { reference: slip }],
    ['kind', { kind: '' }],
    ['words', { words: '\n' }],
    ['howToAnswer', { howToAnswer: ' ' }],
  ] as const)('without %s nothing goes', (field, change) =>
    expect(readAfter({ ...typed, ...change })).toMatchObject({ ok: false, field }),
  );

  test('what is read back says of no kind that there was an account or that anything is kept', () => {
    for (const kind of AFTER_KINDS) {
      const said = readBackAfter({ kind, howToAnswer: 'By letter' }).join(' ');
      expect(said).toContain('I cannot see or say whether anything is kept.');
      expect(said).not.toContain('account');
      expect(said).toContain('How we answer you: by letter.');
      expect(said.includes('complain to the Information Commissioner')).toBe(kind === 'complaint');
    }
  });

  test('at the end of the conversation it is read back with its own reference', () => {
    const one = { itemId: 'a', conversationId: 'v', reference, saidAt: '2026-11-29T14:02:00Z', kind: 'complaint' as const };
    expect(askedAfterHere([{ ...one, howToAnswer: 'By letter' }], new Map(), true)[0]?.words).toBe(
      `At 14:02 you told us what you are unhappy with. The reference is ${showReference(reference)}.`,
    );
  });

  test('unsent, it says of which account it is', () => {
    const input = { closedReference: reference, reference: slip, words: 'Everything' };
    expect(whatSaid({ operation: 'requests.logUnmatched', input, problem: { code: 'not-found' } })).toEqual({
      title: 'Asked after closing',
      lines: [`Reference ${showReference(slip)}`, `Of the account closed under ${showReference(reference)}`, 'Everything'],
    });
  });

  test('a list says that the account is closed', () => {
    expect(closedWords({ closedReference: reference })).toBe(`Closed account ${showReference(reference)}`);
    expect([closedWords({ closedReference: null }), closedWords({})]).toEqual(['', '']);
  });
});

const row = (more: Partial<Evidence> = {}): Evidence => ({
  ...{ outcomeId: ID, customerId: ID, reference, birthDate: '1984-03-12', postcode: 'LS61AA', sessionId: ID },
  ...{ sessionOn: '2024-01-05', organisation: '0000000203', adviser: 'Priya Shah', outcomeType: 1, effectiveOn: '2024-02-01' },
  ...{ paidOn: '2024-05-04', priority: true, goesOn: '2030-03-31', ...more },
});
const rows = [row(), row({ outcomeId: OTHER, sessionOn: '2024-06-07', paidOn: null })];
const read = (parts: Record<string, Partial<TypedPart>>, ticks = false) => {
  const nothing = nothingDecided(partsOf(rows));
  const typed = Object.entries(parts).map(([key, one]) => [key, { decision: '', value: '', reasons: '', ...one }]);
  return readEvidence(
    {
      parts: { ...nothing.parts, ...(Object.fromEntries(typed) as Record<string, TypedPart>) },
      ...{ tellsComplaint: ticks, tellsCommissioner: ticks, tellsCourt: ticks },
    },
    partsOf(rows),
    TODAY,
  );
};

describe('what stays, part by part', () => {
  test('what is of the person stands once, what is of a session in each', () => {
    expect(groupsOf(rows).map(({ title, parts }) => [title, parts.length])).toEqual([
      ['The person', 2],
      ['The session on 5 January 2024', 7],
      ['The session on 7 June 2024', 7],
    ]);
    expect(groupsOf([])).toEqual([]);
    expect(new Set(partsOf(rows).map(({ key }) => key)).size).toBe(16);
  });

  test('what has become another is told, and has to be chosen again', () => {
    expect(changedSince(rows, rows)).toEqual({ keys: [], sentences: [] });
    expect(changedSince([row()], [row({ birthDate: '1984-03-21' })])).toEqual({
      keys: ['dateOfBirth'],
      sentences: ['Date of birth is now: 21 March 1984.'],
    });
    expect(changedSince(rows, [row()]).sentences).toContain('Adviser: it does not stay any more.');
  });
});

describe('deciding what stays', () => {
  test('a day as it is typed, a postcode without a blank, and a payment taken out', () => {
    const { fields, faults, keeps } = read({
      dateOfBirth: { decision: 'corrected', value: '21/3/84' },
      postcode: { decision: 'corrected', value: 'ls6 2ab' },
      [`paidOn_${ID}`]: { decision: 'corrected' },
    });
    expect([...faults]).toEqual([]);
    expect(keeps).toBe(false);
    expect(fields).toEqual([
      { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12', value: '1984-03-21' },
      { field: 'postcode', decision: 'corrected', seenNow: 'LS61AA', value: 'LS6 2AB' },
      { field: 'paidOn', outcomeId: ID, decision: 'corrected', seenNow: '2024-05-04', value: null },
    ]);
  });

  test.each([
    ['dateOfBirth', '31/2/1984', 'date'],
    ['postcode', 'LS6', 'postcode'],
    ['postcode', 'LS6 1AA', 'what is held'],
    [`adviser_${ID}`, ' ', 'what it should be'],
    [`sessionOn_${ID}`, '5/1/2024', 'what is held'],
    [`organisation_${ID}`, '1', 'list'],
  ])('%s cannot be corrected to “%s”', (key, value, words) => {
    expect(read({ [key]: { decision: 'corrected', value } }).faults.get(key)).toMatchObject({
      at: 'value',
      words: expect.stringContaining(words),
    });
  });

  test('kept needs reasons and all three ticks', () => {
    const key = `adviser_${OTHER}`;
    const bare = read({ [key]: { decision: 'kept' } });
    expect([bare.faults.get(key)?.at, bare.unticked]).toEqual(['reasons', true]);
    const whole = read({ [key]: { decision: 'kept', reasons: ' As it was ' } }, true);
    expect([whole.faults.size, whole.unticked, whole.keeps]).toEqual([0, false, true]);
    expect(whole.fields).toEqual([
      { field: 'adviser', outcomeId: OTHER, decision: 'kept', seenNow: 'Priya Shah', reasons: 'As it was' },
    ]);
  });

  test('whatever goes is what the contract takes: a session for what is of one, and never more than it may hold', () =>
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...partsOf(rows).map(({ key }) => key)),
          fc.record({
            decision: fc.constantFrom('' as const, 'corrected' as const, 'kept' as const),
            value: fc.string(),
            reasons: fc.string(),
          }),
        ),
        (parts) => {
          const { fields, faults, tooMany } = read(parts, true);
          if (faults.size > 0 || tooMany || fields.length === 0) return;
          for (const { field, outcomeId } of fields) expect(isOfPerson(field)).toBe(outcomeId === undefined);
          const clean = fields.every(({ reasons = '' }) => !/[^\P{Cc}\n]|\p{Cs}/u.test(reasons));
          const input = { commandId: ID, requestId: ID, version: 1, fields };
          if (clean) expect(rowOf('closures.correct').input.safeParse(input).success).toBe(true);
        },
      ),
    ));
});

describe('what was decided of what stays', () => {
  const decided = (more: Partial<DecidedPart> = {}): DecidedPart => ({
    ...{ field: 'dateOfBirth', outcomeId: null, sessionOn: null, decision: 'corrected', held: '1984-03-12' },
    ...{ decidedValue: '1984-03-21', reasons: null, decidedByName: 'Kofi Mensah', ...more },
  });

  test('is told to the person, by session where it is of one', () => {
    expect(tellEvidence(decided())).toBe('We have corrected your date of birth to 21 March 1984.');
    const paid = { field: 'paidOn', outcomeId: ID, sessionOn: '2024-01-05', decidedValue: null } as const;
    expect(tellEvidence(decided(paid))).toBe('We have taken out the day of payment of the session on 5 January 2024.');
    expect(tellEvidence(decided({ field: 'adviser', decision: 'kept', reasons: 'As it was' }))).toBe(
      'We have kept the name of the adviser of a session as it is, because: As it was',
    );
    expect(decidedEvidence(decided({ decidedValue: null }))).toBe('Corrected to: nothing, taken out');
  });

  test('every part is shown in words', () => {
    const shown = EVIDENCE_FIELDS.map((field) => {
      const part = partsOf([row()]).find((one) => one.field === field);
      return showEvidence(field, part?.held ?? null);
    });
    expect(shown).toEqual([
      ...['12 March 1984', 'LS6 1AA', '5 January 2024', 'London', 'Priya Shah', 'Customer satisfaction', '1 February 2024'],
      ...['4 May 2024', 'Yes'],
    ]);
  });
});
