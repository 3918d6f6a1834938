import { describe, expect, test } from 'vitest';
import { type Due, dueLine, dueSteps } from '../../../renderer/screens/requests/due-words.ts';
import { dueWord, pressing } from '../../../renderer/screens/requests/queue/cell-words.ts';
import { whySteps } from '../../../renderer/screens/requests/queue/why-words.ts';
import { requestClock } from '../../../shared/domain/request-clock.ts';
import { listed } from './queue-rows.ts';

/** A row as the list has it, due on the day the central service works out. */
function row(change: Parameters<typeof listed>[0], today: string, waited: NonNullable<Due['waited']> = []) {
  const one = listed({ fields: [], ...change });
  const { dueOn } = requestClock({ ...one, status: 'open', waited }, today);
  return { ...one, dueOn: dueOn as string };
}
// The 30th day of a complaint made on 1 October is 30 October.
const complaint = (change: Parameters<typeof listed>[0], today: string) =>
  row({ kind: 'complaint', madeOn: '2026-10-01', receivedOn: '2026-10-01', ...change }, today);

describe('the day a request is due', () => {
  test('of a complaint is its 30th day until it is acknowledged', () => {
    const one = complaint({}, '2026-10-20');
    expect(dueLine(one, '2026-10-20')).toEqual({ says: 'Due 30 October 2026, 10 days left', late: false });
    expect(dueLine(one, '2026-10-31')).toEqual({ says: 'Late: due 30 October 2026, one day late', late: true });
    expect(dueSteps(one).at(-1)).toContain('The 30th day is Friday 30 October 2026');
  });

  test.each([
    ['acknowledged', '2026-10-07', '2026-10-21', '2026-10-12', 'Due 21 October 2026, 9 days left'],
    ['told how it goes, after the 30th day', '2026-10-07', '2026-11-10', '2026-11-05', 'Due 10 November 2026, 5 days left'],
    [
      'acknowledged, its progress overdue before the 30th day',
      '2026-10-07',
      '2026-10-21',
      '2026-10-23',
      'Late: due 21 October 2026, 2 days late',
    ],
  ])('of a complaint that was %s is that of the next word on it', (_, acknowledgedOn, progressDueOn, today, says) => {
    const one = complaint({ acknowledgedOn, progressDueOn }, today);
    expect(dueLine(one, today)).toEqual({ says, late: says.startsWith('Late') });
    expect(dueSteps(one).at(-1)).toMatch(
      /^It was acknowledged on 7 October 2026\. How it is going is told next on \d+ \w+ 2026\.$/,
    );
  });

  test('of access that waited counts the days it waited, also in a list that does not say which', () => {
    const waited = [{ from: '2026-10-06', to: '2026-10-15' }];
    const one = row({ kind: 'access', madeOn: '2026-10-05' }, '2026-11-10', waited);
    const says = { says: 'Due 16 November 2026, 6 days left', late: false };
    expect(dueLine(one, '2026-11-10')).toEqual(says);
    expect(dueSteps(one).at(-1)).toBe(
      'Days spent waiting were not counted, so 16 November 2026. The request itself shows each of them.',
    );
    expect(dueLine({ ...one, waited }, '2026-11-10')).toEqual(says);
    expect(dueSteps({ ...one, waited }).filter((step) => step.includes('not counted'))).toEqual([
      expect.stringContaining('10 days not counted'),
    ]);
  });

  test('of what waits is that of an answer today, and never late', () => {
    const waits = { waitingFor: 'proof', waitingSince: '2026-10-06' } as const;
    const one = row({ kind: 'access', madeOn: '2026-10-05', ...waits }, '2026-10-20');
    expect(dueLine(one, '2026-12-20')).toEqual({ says: 'Due 20 November 2026 if the answer came today', late: false });
    expect(dueSteps(one).at(-1)).toContain('waiting for proof since 6 October 2026: if the answer came today');
    const late = row({ kind: 'access', madeOn: '2026-10-05', waitingFor: 'proof', waitingSince: '2026-10-20' }, '2026-11-10');
    expect(dueLine(late, '2026-11-10')).toEqual({ says: 'Late: due 5 November 2026, 5 days late', late: true });
    expect(dueSteps(late).at(-1)).toContain('so the time goes on');
  });

  test('is the one of the central service where something else moved it', () => {
    const one = { ...listed(), dueOn: '2026-12-22' };
    expect(dueLine(one, '2026-12-20').says).toBe('Due 22 December 2026, 2 days left');
    expect(dueSteps(one).at(-1)).toBe('The central service has 22 December 2026.');
  });

  test('is late where the queue says so, explained as the queue explains it', () => {
    for (const today of ['2026-10-12', '2026-10-23', '2026-11-05', '2026-12-20'])
      for (const one of [
        complaint({}, today),
        complaint({ acknowledgedOn: '2026-10-07', progressDueOn: '2026-10-21' }, today),
        row({ kind: 'access', madeOn: '2026-10-05' }, today, [{ from: '2026-10-06', to: '2026-10-15' }]),
        row({ kind: 'access', madeOn: '2026-10-05', waitingFor: 'customer', waitingSince: '2026-10-06' }, today),
      ]) {
        expect(dueLine(one, today).late).toBe(pressing(one, today) === 'late');
        expect(dueLine(one, today).late).toBe(dueWord(one, today).startsWith('overdue'));
        expect(whySteps(one, today).steps).toEqual([...dueSteps(one), expect.stringContaining('Logged by')]);
      }
  });
});
