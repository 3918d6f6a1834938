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
const stands = (change: Partial<ClockFacts> = {}) => standsStill({ ...facts(change), dueOn: String(due(change)) });
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
    expect(stands({ waitingFor: 'proof', waitingSince: '2026-10-12' })).toBe(true);
    expect(stands({ waitingFor: 'proof', waitingSince: '2026-10-13' })).toBe(false);
    expect(stands({ waitingFor: 'customer', waitingSince: '2026-10-30' })).toBe(true);
    expect(stands({ kind: 'rectification', waitingFor: 'customer', waitingSince: '2026-10-06' })).toBe(false);
    expect([stands(), lastDayForProof('2026-10-05')]).toEqual([false, '2026-10-12']);
  });

  test('leaves out the days an access request waits for what the customer wants, and of no other kind', () => {
    // Ten days from 6 to 15 October: 5 November and ten days is Sunday 15 November.
    expect(due({ waitingFor: 'customer', waitingSince: '2026-10-06' }, '2026-10-15')).toBe('2026-11-16');
    expect(due({ waited: [{ from: '2026-10-06', to: '2026-10-15' }] }, '2026-11-01')).toBe('2026-11-16');
    expect(due({ kind: 'rectification', waitingFor: 'customer', waitingSince: '2026-10-06' }, '2026-10-15')).toBe('2026-11-05');
  });

  test('goes on where the customer was asked what they want after the due day, and stands still up to it', () => {
    const asked = (waitingSince: string) => ({ waitingFor: 'customer', waitingSince }) as const;
    expect([due(asked('2026-11-05'), '2026-11-20'), stands(asked('2026-11-05'))]).toEqual(['2026-11-20', true]);
    expect([due(asked('2026-11-06'), '2026-11-20'), stands(asked('2026-11-06'))]).toEqual(['2026-11-05', false]);
    // Made on 7 October it falls on a Saturday: the Monday after is its last day.
    const off = (waitingSince: string) => ({ ...asked(waitingSince), madeOn: '2026-10-07' });
    expect([due(off('2026-11-09'), '2026-11-20'), stands(off('2026-11-09'))]).toEqual(['2026-11-20', true]);
    expect([due(off('2026-11-10'), '2026-11-20'), stands(off('2026-11-10'))]).toEqual(['2026-11-09', false]);
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

  test('of a copy never moves for what the customer is asked after the due day, and is never behind while it waits for what they were asked before', () => {
    fc.assert(
      fc.property(days, fc.nat({ max: 90 }), fc.nat({ max: 90 }), anything, (madeOn, after, waited, { extensionMonths }) => {
        const waitingSince = addDays(madeOn, after);
        const today = addDays(waitingSince, waited);
        const plain = facts({ madeOn, extensionMonths });
        const waits = { ...plain, waitingFor: 'customer', waitingSince } as const;
        const [first, then] = [requestClock(plain, today).dueOn, requestClock(waits, today).dueOn] as [string, string];
        expect(standsStill({ ...waits, dueOn: first })).toBe(waitingSince <= first);
        // It comes to the same by the day it has come to meanwhile, which is all that a row has.
        expect(standsStill({ ...waits, dueOn: then })).toBe(waitingSince <= first);
        expect(waitingSince <= first ? then >= first && then >= today : then === first).toBe(true);
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
