import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar.ts';
import { deadlineFor } from '../../../../shared/domain/deadline.ts';
import { PROOF_ASKED_DAYS } from '../../../../shared/domain/limits.ts';
import { REQUEST_KINDS } from '../../../../shared/domain/request.ts';
import {
  arrivedLate,
  type ClockFacts,
  lastDayForProof,
  requestClock,
  standsStill,
} from '../../../../shared/domain/request-clock.ts';

const facts = (change: Partial<ClockFacts> = {}): ClockFacts => ({
  ...{ status: 'open', kind: 'access', madeOn: '2026-10-05', proofOn: null, extensionMonths: null, waitingFor: null },
  ...{ waitingSince: null, waited: [], acknowledgedOn: null, progressDueOn: null },
  ...change,
});
const due = (change: Partial<ClockFacts>, today = '2026-10-20') => requestClock(facts(change), today).dueOn;

describe('the clock of a request', () => {
  test('runs a month from the day it was made, and is none once it is finished', () => {
    expect(requestClock(facts(), '2026-10-20')).toEqual({ dueOn: '2026-11-05', extendBy: '2026-11-05' });
    expect(requestClock(facts({ status: 'completed' }), '2026-10-20')).toEqual({ dueOn: null, extendBy: null });
    expect(requestClock(facts({ status: 'joined' }), '2026-10-20')).toEqual({ dueOn: null, extendBy: null });
  });

  test('runs longer once extended, and can be extended no later than the first due day', () => {
    expect(requestClock(facts({ extensionMonths: 2 }), '2026-10-20')).toEqual({ dueOn: '2027-01-05', extendBy: '2026-11-05' });
  });

  test('of a complaint runs to its acknowledgement, then to each word on its progress', () => {
    // 5 October is the first day, 3 November the thirtieth.
    expect(requestClock(facts({ kind: 'complaint' }), '2026-10-20')).toEqual({ dueOn: '2026-11-03', extendBy: null });
    expect(due({ kind: 'complaint', acknowledgedOn: '2026-10-12' })).toBe('2026-10-26');
    expect(due({ kind: 'complaint', acknowledgedOn: '2026-10-12', progressDueOn: '2026-11-09' })).toBe('2026-11-09');
  });

  test('moves with the day while it waits for proof, and then runs from the day that came', () => {
    expect(due({ waitingFor: 'proof', waitingSince: '2026-10-06' }, '2026-10-20')).toBe('2026-11-20');
    expect(due({ waitingFor: 'proof', waitingSince: '2026-10-06' }, '2026-10-21')).toBe('2026-11-23');
    expect(due({ proofOn: '2026-10-20' }, '2026-11-01')).toBe('2026-11-20');
  });

  test('goes on where proof was not asked for without delay, and so what is overdue stays overdue', () => {
    // A week after 5 October is the 12th.
    expect(due({ waitingFor: 'proof', waitingSince: '2026-10-12' }, '2026-12-01')).toBe('2027-01-04');
    expect(due({ waitingFor: 'proof', waitingSince: '2026-10-13' }, '2026-12-01')).toBe('2026-11-05');
    expect(due({ waitingFor: 'proof', waitingSince: '2026-11-06' }, '2026-12-01')).toBe('2026-11-05');
    expect(standsStill(facts({ waitingFor: 'proof', waitingSince: '2026-10-12' }))).toBe(true);
    expect(standsStill(facts({ waitingFor: 'proof', waitingSince: '2026-10-13' }))).toBe(false);
    expect(standsStill(facts({ waitingFor: 'customer', waitingSince: '2026-10-30' }))).toBe(true);
    expect(standsStill(facts({ kind: 'rectification', waitingFor: 'customer', waitingSince: '2026-10-06' }))).toBe(false);
    expect([standsStill(facts()), lastDayForProof('2026-10-05')]).toEqual([false, '2026-10-12']);
  });

  test('leaves out the days an access request waits for what the customer wants, and of no other kind', () => {
    // Ten days from 6 to 15 October: 5 November and ten days is Sunday 15 November.
    expect(due({ waitingFor: 'customer', waitingSince: '2026-10-06' }, '2026-10-15')).toBe('2026-11-16');
    expect(due({ waited: [{ from: '2026-10-06', to: '2026-10-15' }] }, '2026-11-01')).toBe('2026-11-16');
    expect(due({ kind: 'rectification', waitingFor: 'customer', waitingSince: '2026-10-06' }, '2026-10-15')).toBe('2026-11-05');
  });

  const days = fc.integer({ min: 0, max: 900 }).map((many) => addDays('2025-01-01', many));
  const anything = fc.record({
    kind: fc.constantFrom(...REQUEST_KINDS),
    madeOn: days,
    proof: fc.option(fc.nat({ max: 20 }), { nil: null }),
    extensionMonths: fc.constantFrom(null, 1, 2),
  });

  test('is, of whatever does not wait, what its deadline explains', () => {
    fc.assert(
      fc.property(anything, days, ({ kind, madeOn, proof, extensionMonths }, today) => {
        fc.pre(kind !== 'complaint' || extensionMonths === null);
        const proofOn = proof === null ? null : addDays(madeOn, proof);
        const { dueOn, extendBy } = deadlineFor({
          ...{ kind, madeOn },
          ...(proofOn && kind !== 'complaint' ? { proofOn } : {}),
          ...(extensionMonths === null ? {} : { extensionMonths }),
        });
        expect(requestClock(facts({ kind, madeOn, proofOn, extensionMonths }), today)).toEqual({
          dueOn,
          extendBy: extendBy ?? null,
        });
      }),
    );
  });

  test('never makes what waits overdue, as long as the wait began in time', () => {
    fc.assert(
      fc.property(days, fc.nat({ max: 25 }), fc.nat({ max: 400 }), fc.boolean(), (madeOn, after, waited, proof) => {
        const waitingSince = addDays(madeOn, proof ? after % (PROOF_ASKED_DAYS.value + 1) : after);
        const today = addDays(waitingSince, waited);
        const waitingFor = proof ? 'proof' : 'customer';
        const { dueOn } = requestClock(facts({ madeOn, waitingFor, waitingSince }), today);
        expect(String(dueOn) >= today).toBe(true);
      }),
    );
  });

  test('is never the day it was made: so stands what has not been worked out', () => {
    fc.assert(
      fc.property(anything, days, ({ kind, madeOn }, today) => {
        expect(String(requestClock(facts({ kind, madeOn }), today).dueOn) > madeOn).toBe(true);
      }),
    );
  });
});

test('what is received on the working day after, or later, arrived late; over a weekend it did not', () => {
  // Friday 9 October 2026.
  expect(arrivedLate('2026-10-09', '2026-10-09')).toBe(false);
  expect(arrivedLate('2026-10-09', '2026-10-11')).toBe(false);
  expect(arrivedLate('2026-10-09', '2026-10-12')).toBe(true);
  expect(arrivedLate('2026-10-08', '2026-10-09')).toBe(true);
});
