import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../../../shared/domain/calendar.ts';
import { evidenceGoesOn, financialYearEnd, isKept, lapsesOn, requestGoesOn } from '../../../../shared/domain/retention.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const leapDay = fc.integer({ min: 500, max: 513 }).map((fours) => `${fours * 4}-02-29`);
const few = { numRuns: rounds(2_000), seed: seed() };

describe('the evidence of a payment', () => {
  test.each<[string, string | null, string, string, string]>([
    ['2026-06-01', '2024-05-10', '2031-03-31', 'audit-period-over', 'paid two years before'],
    ['2026-06-01', '2026-04-01', '2032-06-01', 'years-after-closing', 'paid in the year of closing'],
    ['2026-06-01', '2026-03-31', '2032-03-31', 'audit-period-over', 'paid on the last day of a financial year'],
    ['2026-06-01', null, '2032-06-01', 'years-after-closing', 'not paid yet'],
    ['2028-02-29', '2028-03-30', '2034-02-28', 'years-after-closing', 'closed on a leap day'],
    ['2022-03-31', '2022-03-31', '2028-03-31', 'years-after-closing', 'both on the same day'],
    ['2026-06-01', '2019-01-15', '2025-03-31', 'audit-period-over', 'over before closing'],
  ])('closed %s, paid %s: goes on %s (%s): %s', (closedOn, paidOn, goesOn, rule, _why) => {
    expect(evidenceGoesOn({ closedOn, paidOn })).toEqual({ goesOn, rule });
  });

  test('is not kept at all where its audit period was over before', () => {
    expect(isKept({ closedOn: '2026-06-01', paidOn: '2019-01-15' })).toBe(false);
    expect(isKept({ closedOn: '2026-06-01', paidOn: '2020-04-01' })).toBe(true);
    expect(isKept({ closedOn: '2026-06-01', paidOn: null })).toBe(true);
  });

  test('goes on the earlier of the two days, neither before the one nor the other, and says which it was', () => {
    // Six years later, worked out by the calendar alone: of a leap day the last of February.
    const sixLater = (from: string) => {
      const later = `${Number(from.slice(0, 4)) + 6}${from.slice(4)}`;
      return later.endsWith('-02-29') && !isLeap(Number(later.slice(0, 4))) ? `${later.slice(0, 8)}28` : later;
    };
    fc.assert(
      fc.property(fc.oneof(day, leapDay), fc.option(fc.oneof(day, leapDay)), (closedOn, paidOn) => {
        const [afterClosing, afterAudit] = [sixLater(closedOn), paidOn && sixLater(financialYearEnd(paidOn))];
        const { goesOn, rule } = evidenceGoesOn({ closedOn, paidOn });
        expect(goesOn).toBe(afterAudit && afterAudit < afterClosing ? afterAudit : afterClosing);
        expect(rule).toBe(goesOn === afterClosing ? 'years-after-closing' : 'audit-period-over');
      }),
      few,
    );
  });

  test('never stays beyond closing + six years, nor goes later for an earlier closing or payment', () => {
    fc.assert(
      fc.property(day, fc.option(day), fc.nat(4_000), (closedOn, paidOn, earlier) => {
        const { goesOn } = evidenceGoesOn({ closedOn, paidOn });
        expect(goesOn <= addMonths(closedOn, 72)).toBe(true);
        expect(daysBetween(closedOn, goesOn)).toBeLessThanOrEqual(2_192);
        expect(evidenceGoesOn({ closedOn: addDays(closedOn, -earlier), paidOn }).goesOn <= goesOn).toBe(true);
        if (paidOn) expect(evidenceGoesOn({ closedOn, paidOn: addDays(paidOn, -earlier) }).goesOn <= goesOn).toBe(true);
      }),
      few,
    );
  });
});

test('a financial year ends on the 31 March that is not before', () => {
  expect(['2026-03-31', '2026-04-01', '2025-12-31', '2024-02-29'].map(financialYearEnd)).toEqual([
    '2026-03-31',
    '2027-03-31',
    '2026-03-31',
    '2024-03-31',
  ]);
  fc.assert(
    fc.property(day, (one) => {
      const end = financialYearEnd(one);
      expect(end >= one && daysBetween(one, end) < 366 && end.endsWith('-03-31')).toBe(true);
    }),
    few,
  );
});

test('somebody lapses six years after the last contact; from a leap day on the last day of February', () => {
  expect(['2020-11-29', '2024-02-29', '2021-12-31'].map(lapsesOn)).toEqual(['2026-11-29', '2030-02-28', '2027-12-31']);
  fc.assert(
    fc.property(day, fc.nat(3_000), (one, later) => {
      expect(lapsesOn(one) <= lapsesOn(addDays(one, later))).toBe(true);
      expect(daysBetween(one, lapsesOn(one))).toBeGreaterThanOrEqual(2_190);
    }),
    few,
  );
});

test('a request that is over goes two years later; from a leap day on the last day of February', () => {
  expect(['2024-02-29', '2026-02-28', '2025-12-31'].map(requestGoesOn)).toEqual(['2026-02-28', '2028-02-28', '2027-12-31']);
});
