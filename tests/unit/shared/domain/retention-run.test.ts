import { expect, test } from 'vitest';
import { labelOf } from '../../../../shared/codes/codes.ts';
import { type Dealing, lastContactOn, NO_CONTACT_INTERACTIONS, RESTARTS } from '../../../../shared/domain/last-contact.ts';
import { mayRunBecome, RETAINED, RUN_STATES, STORES_OF } from '../../../../shared/domain/retention-run.ts';

test('a run is approved before it runs, and ends finished; stopped part-way it runs again', () => {
  const ways = RUN_STATES.flatMap((from) => RUN_STATES.filter((to) => mayRunBecome(from, to)).map((to) => `${from} > ${to}`));
  expect(ways).toEqual([
    ...['proposed > refused', 'proposed > approved', 'approved > refused', 'approved > running'],
    ...['running > interrupted', 'running > finished', 'interrupted > running'],
  ]);
});

test('back-ups are a store of everything, and no store is named twice', () => {
  for (const what of RETAINED) {
    expect(STORES_OF[what]).toContain('back-ups');
    expect(new Set(STORES_OF[what]).size).toBe(STORES_OF[what].length);
  }
});

test('what starts the retention period again: the service was used; a right alone, or nobody reached, does not', () => {
  expect(
    Object.entries(RESTARTS)
      .filter(([, restarts]) => restarts)
      .map(([what]) => what),
  ).toEqual([...['registered', 'interaction', 'session', 'details-changed', 'consent-given', 'passed-on-with-them-there']]);
  expect(NO_CONTACT_INTERACTIONS.map((code) => labelOf('interaction-type', code))).toEqual([
    'Complaint',
    'Call-back, unsuccessful',
  ]);
});

test('the last contact is a day in London, and none where only rights were used', () => {
  const dealt = (what: Dealing, at: string) => ({ what, at });
  expect(
    lastContactOn([
      dealt('registered', '2019-01-02T10:00:00Z'),
      dealt('session', '2020-06-30T23:30:00Z'),
      dealt('consent-withdrawn', '2026-01-02T10:00:00Z'),
      dealt('request', '2026-02-02T10:00:00Z'),
    ]),
  ).toBe('2020-07-01');
  expect(lastContactOn([dealt('worry', '2026-01-02T10:00:00Z')])).toBeUndefined();
});
