import { expect, test } from 'vitest';
import { barWords, dueNow, monthBars, yearBars } from '../../../renderer/screens/retention/calendar.ts';
import { certificateText } from '../../../renderer/screens/retention/certificate-text.ts';
import type { Due } from '../../../renderer/screens/retention/due-query.ts';
import { heldSentence, storeSentence } from '../../../renderer/screens/retention/retention-words.ts';

const due = (more: Partial<Due>): Due => ({
  ...{ what: 'evidence', rule: 'audit-period-over', organisation: '0000000203', year: 2026, month: null },
  ...{ count: 1, due: 0, held: 0 },
  ...more,
});

test('what is due now stands by itself, and no year between is left out', () => {
  const items = [
    due({ year: 2025, count: 4, due: 4, held: 1 }),
    due({ count: 1_200, due: 200 }),
    due({ what: 'lapsed', rule: 'no-contact', year: 2029 }),
  ];
  expect(yearBars(items, '2026-11-29').map(barWords)).toEqual([
    'Now: 204 proofs of payment',
    '2026: 1,000 proofs of payment',
    '2027: nothing',
    '2028: nothing',
    '2029: 1 person out of contact',
  ]);
  expect(dueNow(items)).toEqual([
    { what: 'evidence', due: 204, held: 1 },
    { what: 'lapsed', due: 0, held: 0 },
    { what: 'old-requests', due: 0, held: 0 },
  ]);
});

test('a year has its twelve months, with what is still to come in each', () => {
  const bars = monthBars([due({ month: 11, count: 5, due: 3 }), due({ month: 12 })], 2026);
  expect(bars.map(({ total }) => total)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1]);
});

test('a certificate says what, how many, when, by which rule and where, with its hashes', () => {
  const text = certificateText({
    ...{ id: 'c1', runId: 'r1', store: 'disk', what: 'evidence', organisation: null, count: 3, sound: true },
    rules: [{ rule: 'audit-period-over', count: 3 }],
    ...{ fromOn: '2026-03-31', toOn: '2026-06-01', madeAt: '2026-11-29T09:00:00.000Z' },
    ...{ itemsHash: 'aaa', previous: '', hash: 'bbb' },
  });
  for (const said of [
    ...['The files on the disk', '3 proofs of payment', 'from 31 March 2026 to 1 June 2026', 'every organisation'],
    ...['The payment can no longer be audited (3)', '29 November 2026 at 09:00', 'aaa', 'bbb', 'this is the first'],
  ])
    expect(text).toContain(said);
});

test('a store says plainly when there is no certificate, and why something is not destroyed', () => {
  expect(storeSentence({ store: 'back-ups', state: 'not-checked', certifiedAt: null, emptyOn: '2027-01-03' })).toBe(
    'Back-ups: cannot be checked from here, no certificate; the last that may hold it goes on 3 January 2027',
  );
  expect(storeSentence({ store: 'disk', state: 'waiting', certifiedAt: null, emptyOn: null })).toBe(
    'The files on the disk: not checked yet, no certificate',
  );
  expect(heldSentence('complaint-open')).toBe('Held: They have complained');
  expect(heldSentence('stopped')).toBe('Left out: A supervisor stopped the closing');
});
