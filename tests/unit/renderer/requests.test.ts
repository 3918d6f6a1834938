import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysLeftWords, isLate } from '../../../renderer/lib/words/due.ts';
import { decisionsFor, nothingTyped, readDecide, type TypedField } from '../../../renderer/screens/requests/decide-reading.ts';
import { recipientsWords, tellWords } from '../../../renderer/screens/requests/request-words.ts';
import type { Dispute, Request } from '../../../renderer/screens/requests/requests-query.ts';
import { readToldOn } from '../../../renderer/screens/requests/told-on.ts';
import { whatIsNew } from '../../../renderer/screens/requests/what-is-new.ts';
import { mayCheck, mayDecide, mayExtend, mayTell } from '../../../renderer/screens/requests/what-may-be.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { FIELDS } from '../../../shared/domain/customer.ts';

const TODAY = '2026-11-28';
const born = (change: Partial<Dispute> = {}): Dispute => ({
  ...{ field: 'dateOfBirth', held: '1984-03-12', heldSource: 'phone', heldSourceName: null, heldOn: '2026-01-05' },
  ...{ says: '1984-03-21', saidBefore: [], incomplete: false, howToCheck: null, now: '1984-03-12', decision: null },
  ...{ decidedValue: null, reasons: null, onCall: false, decidedByName: null, decidedAt: null },
  ...change,
});
const request = (change: Partial<Request> = {}): Request => ({
  ...{ id: '01890000-0000-7000-8000-000000000001', reference: 'ABCDEFGHJK', kind: 'rectification' },
  ...{ customerId: '01890000-0000-7000-8000-000000000002', organisation: '0000000999', recordedByName: 'Priya Shah' },
  ...{ madeOn: '2026-11-20', dueOn: '2026-12-21', proofOn: null, extensionMonths: null, step: 'being-checked' },
  ...{ fields: ['dateOfBirth'], decided: 0, noticesOpen: 0, version: 1, completedOn: null, words: '', howToAnswer: 'by phone' },
  ...{ receivedOn: '2026-11-20', arrivedLate: false, waitingFor: null, waitingSince: null, acknowledgedOn: null },
  ...{ progressDueOn: null, promisedOn: null, assignedTo: null, assignedToName: null, handedOverFrom: null },
  ...{ fromRepair: false, lookAt: null },
  ...{ right: null, name: 'Somebody', extendBy: '2026-12-21', toldOn: null, toldHow: null, toldByName: null, statement: null },
  ...{ joinedTo: null, closedReference: null, evidence: [], mayDecide: true, disputes: [born()], checks: [], notices: [] },
  ...change,
});
const typed = (one: Partial<TypedField>, ticks = false) => ({
  fields: { ...nothingTyped().fields, dateOfBirth: { decision: '', value: '', reasons: '', ...one } as TypedField },
  ...{ tellsComplaint: ticks, tellsCommissioner: ticks, tellsCourt: ticks },
});

describe('days left', () => {
  test.each([
    ['2026-12-10', '12 days left'],
    ['2026-11-29', 'one day left'],
    ['2026-11-28', 'due today'],
    ['2026-11-27', 'one day late'],
    ['2026-11-18', '10 days late'],
  ])('until %s', (dueOn, words) => expect(daysLeftWords(dueOn, TODAY)).toBe(words));

  test('late is said in words exactly when it is late', () =>
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), (days) => {
        const dueOn = addDays(TODAY, days);
        expect(/late$/.test(daysLeftWords(dueOn, TODAY))).toBe(isLate(dueOn, TODAY));
      }),
    ));
});

describe('what may be done when', () => {
  test('deciding is for a supervisor who did not log it, while it is being checked', () => {
    expect(mayDecide(request(), ['supervisor'])).toEqual({ may: true });
    expect(mayDecide(request({ mayDecide: false }), ['supervisor'])).toMatchObject({ why: expect.stringContaining('yourself') });
    expect(mayDecide(request({ mayDecide: false }), ['adviser'])).toMatchObject({ why: expect.stringContaining('supervisor') });
    expect(mayDecide(request({ customerId: null }), ['supervisor'])).toMatchObject({ may: false });
    for (const step of ['open', 'tell-customer', 'tell-recipients', 'completed', 'joined'] as const)
      expect(mayDecide(request({ step }), ['supervisor'])).toBeNull();
  });

  test('checking while it is open, telling once all is decided', () => {
    expect([mayCheck(request()), mayTell(request())]).toEqual([true, false]);
    expect([mayCheck(request({ step: 'tell-customer' })), mayTell(request({ step: 'tell-customer' }))]).toEqual([true, true]);
    expect([mayCheck(request({ step: 'completed' })), mayTell(request({ step: 'completed' }))]).toEqual([false, false]);
    expect(mayCheck(request({ step: 'open', kind: 'access' }))).toBe(false);
  });

  test('more time once, by a supervisor, never for a complaint', () => {
    expect(mayExtend(request(), ['supervisor'])).toEqual({ may: true });
    expect(mayExtend(request({ extensionMonths: 1 }), ['supervisor'])).toMatchObject({ may: false });
    expect(mayExtend(request(), ['adviser'])).toBeNull();
    expect(mayExtend(request({ kind: 'complaint', step: 'open' }), ['supervisor'])).toBeNull();
    expect(mayExtend(request({ step: 'completed' }), ['supervisor'])).toBeNull();
  });

  test('told on a day from the request to today, and for more time by the first due day', () => {
    const when = { madeOn: '2026-11-20', today: TODAY };
    expect(readToldOn('28/11/2026', when)).toEqual({ on: TODAY });
    for (const wrong of ['', 'yesterday', '19/11/2026']) expect(readToldOn(wrong, when)).toHaveProperty('fault');
    expect(readToldOn('25/11/2026', { ...when, notAfter: '2026-11-24' })).toHaveProperty('fault');
    expect(readToldOn('24/11/2026', { ...when, notAfter: '2026-11-24' })).toEqual({ on: '2026-11-24' });
  });
});

describe('the form of a decision', () => {
  test('offers to take over what the customer says only where it can be the value, and a note only where something is held', () => {
    expect(decisionsFor(born(), TODAY)).toEqual(['corrected', 'corrected-differently', 'completed', 'kept']);
    expect(decisionsFor(born({ says: 'in spring' }), TODAY)).not.toContain('corrected');
    expect(decisionsFor(born({ says: null }), TODAY)).not.toContain('corrected');
    expect(decisionsFor(born({ now: null }), TODAY)).not.toContain('completed');
  });

  test('sends what was seen with what was chosen, and nothing of what is decided or left', () => {
    const read = readDecide(typed({ decision: 'corrected' }), [born()], TODAY);
    expect([read.fields, read.faults.size]).toEqual([
      [{ field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' }],
      0,
    ]);
    expect(readDecide(typed({ decision: 'corrected' }), [born({ decision: 'kept' })], TODAY).fields).toEqual([]);
    expect(readDecide(typed({}), [born()], TODAY).fields).toEqual([]);
  });

  test('reads another value as it is typed, and says what it cannot be', () => {
    const differently = (value: string) => readDecide(typed({ decision: 'corrected-differently', value }), [born()], TODAY);
    expect(differently('13/3/1984').fields).toMatchObject([{ value: '1984-03-13' }]);
    expect(differently('').fields).toMatchObject([{ value: null }]);
    expect(differently('in spring').faults.get('dateOfBirth')).toBe('not-a-day');
    const name = {
      ...typed({}),
      fields: { ...typed({}).fields, givenName: { ...typed({}).fields.givenName, decision: 'corrected-differently' as const } },
    };
    expect(readDecide(name, [born({ field: 'givenName', now: 'Jo' })], TODAY).faults.get('givenName')).toBe('required');
  });

  test('“kept” needs reasons and all three ticks', () => {
    const bare = readDecide(typed({ decision: 'kept', reasons: ' \n' }), [born()], TODAY);
    expect([...bare.faults]).toEqual([
      ['dateOfBirth', 'reasons'],
      ['ticks', 'ticks'],
    ]);
    const two = { ...typed({ decision: 'kept', reasons: 'The passport says so.' }, true), tellsCourt: false };
    expect([...readDecide(two, [born()], TODAY).faults]).toEqual([['ticks', 'ticks']]);
    const all = readDecide(typed({ decision: 'kept', reasons: 'The passport says so. ' }, true), [born()], TODAY);
    expect([all.faults.size, all.keeps, all.fields[0]?.reasons]).toEqual([0, true, 'The passport says so.']);
  });

  test('nothing chosen is nothing sent, whatever else is typed', () =>
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), fc.string(), fc.string(), (field, value, reasons) => {
        const some = { ...nothingTyped(), fields: { ...nothingTyped().fields, [field]: { decision: '', value, reasons } } };
        expect(readDecide(some, [born({ field })], TODAY)).toMatchObject({ fields: [], keeps: false });
      }),
    ));
});

describe('what is new', () => {
  test('nothing, of what was seen', () => expect(whatIsNew(request(), request())).toEqual({ sentences: [], fields: [] }));

  test('who decided what', () => {
    const theirs = born({ decision: 'corrected', decidedValue: '1984-03-21', now: '1984-03-21', decidedByName: 'Gareth Pugh' });
    expect(whatIsNew(request(), request({ disputes: [theirs], version: 2 }))).toEqual({
      sentences: ['Gareth Pugh has decided. Date of birth: Corrected to what the customer says: 21 March 1984.'],
      fields: ['dateOfBirth'],
    });
  });

  test('what joined it, and the earlier day it then runs from', () => {
    const joined = [{ reference: '7F3K9Q2M4T', madeOn: '2026-11-18', words: '', howToAnswer: 'by text' }];
    expect(whatIsNew(request(), request({ joined, madeOn: '2026-11-18', dueOn: '2026-12-18' })).sentences).toEqual([
      'It was asked again as 7F3K9 Q2M4T: the words are above.',
      'It runs from 18 November 2026 already: it is due on 18 December 2026 now.',
    ]);
  });

  test('what the record holds now, what is disputed again, more time, and that the customer was told', () => {
    expect(whatIsNew(request(), request({ disputes: [born({ now: '1984-03-13' })] }))).toMatchObject({
      sentences: ['The record has changed. Date of birth is now: 13 March 1984.'],
    });
    expect(whatIsNew(request(), request({ disputes: [born({ says: '1984-02-21' })] })).sentences[0]).toContain(
      '21 February 1984',
    );
    const longer = request({ extensionMonths: 2, dueOn: '2027-02-22', toldOn: TODAY, toldByName: 'Gareth Pugh' });
    expect(whatIsNew(request(), longer)).toEqual({
      sentences: [
        'More time was taken: it is due on 22 February 2027 now.',
        'Gareth Pugh told the customer on 28 November 2026.',
      ],
      fields: [],
    });
  });
});

test('what the customer is told, in sentences', () => {
  expect(tellWords(born({ decision: 'corrected', decidedValue: '1984-03-21' }))).toBe(
    'We have corrected your date of birth to 21 March 1984.',
  );
  expect(tellWords(born({ decision: 'kept', reasons: 'The passport says so.' }))).toContain('because: The passport says so.');
  expect(tellWords(born({ decision: 'corrected-differently' }))).toBe('We have taken out your date of birth.');
  expect([0, 1, 3].map((noticesOpen) => recipientsWords({ noticesOpen }))).toEqual([
    ...['', 'One recipient still open', '3 recipients still open'],
  ]);
});
