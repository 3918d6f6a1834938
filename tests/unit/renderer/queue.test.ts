import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowUnderEye, shiftOf } from '../../../renderer/screens/requests/queue/anchor.ts';
import { filtersInForce, nothingWords, orderWords, viewWords } from '../../../renderer/screens/requests/queue/ask-words.ts';
import {
  ALL_OPEN,
  type Asked,
  addressOf,
  type FILTERS,
  inputOf,
  readAsked,
  sortedBy,
  type View,
  withFilter,
} from '../../../renderer/screens/requests/queue/asked.ts';
import { cellWords, dueWord, pressing, secondLine, whatWords } from '../../../renderer/screens/requests/queue/cell-words.ts';
import { layoutFor } from '../../../renderer/screens/requests/queue/columns.ts';
import { between, nearest, placeAfter } from '../../../renderer/screens/requests/queue/cursor.ts';
import { neighboursIn } from '../../../renderer/screens/requests/queue/neighbours.ts';
import { whySteps } from '../../../renderer/screens/requests/queue/why-words.ts';
import { REQUEST_SORTS, REQUEST_VIEWS } from '../../../shared/domain/request-view.ts';
import { rowOf } from '../../../shared/operations.ts';
import { listed } from './queue-rows.ts';

const TODAY = '2026-11-28';
const VIEWS = ['open', 'finished', ...REQUEST_VIEWS.map(({ view }) => view)] as const satisfies readonly View[];
const DAY = fc.constantFrom('2026-01-05', '2026-11-28', '2027-02-28');
const filter: Record<(typeof FILTERS)[number], fc.Arbitrary<string>> = {
  reference: fc.constantFrom('7F3K9Q2M4T', '0000000000'),
  kind: fc.constantFrom('access', 'complaint'),
  field: fc.constantFrom('dateOfBirth', 'mobile'),
  step: fc.constantFrom('open', 'being-checked', 'joined'),
  organisation: fc.constantFrom('0000000999', '0000000205'),
  assignee: fc.constantFrom('nobody', 'kofi & co=1?#', 'päivi'),
  ...{ madeFrom: DAY, madeTo: DAY, dueFrom: DAY, dueTo: DAY },
  toldOpen: fc.constantFrom('true', 'false'),
};
const asked: fc.Arbitrary<Asked> = fc
  .record({
    view: fc.constantFrom(...VIEWS),
    filters: fc.record(filter, { requiredKeys: [] }),
    sort: fc.option(fc.record({ by: fc.constantFrom(...REQUEST_SORTS), direction: fc.constantFrom('ascending', 'descending') })),
  })
  .map((one) => ({ ...one, sort: one.view === 'finished' || one.view === 'look-at' ? null : one.sort }) as Asked);

describe('what is looked at, in the address', () => {
  test('is read back as it was written, whatever it is, and is something the central service takes', () => {
    fc.assert(
      fc.property(asked, (one) => {
        expect(readAsked(addressOf(one).split('?')[1] ?? '')).toEqual(one);
        expect(rowOf('requests.list').input.safeParse(inputOf(one)).error).toBeUndefined();
      }),
    );
  });

  test('anything else there counts for nothing', () => {
    expect(readAsked('')).toEqual(ALL_OPEN);
    expect(readAsked('view=nonsense&kind=gift&dueTo=2026-13-01&reference=7F3K9&sort=name&x=1')).toEqual(ALL_OPEN);
    fc.assert(fc.property(fc.string(), (text) => void inputOf(readAsked(text))));
  });

  test('a filter is set and taken off, an order turns round and goes', () => {
    const one = withFilter(ALL_OPEN, 'kind', 'access');
    expect(addressOf(one)).toBe('/requests?kind=access');
    expect(withFilter(one, 'kind', '')).toEqual(ALL_OPEN);
    expect(withFilter(one, 'dueTo', 'tomorrow')).toEqual(one);
    const orders = [sortedBy(one, 'madeOn')];
    orders.push(sortedBy(orders[0] as Asked, 'madeOn'), sortedBy(sortedBy(orders[0] as Asked, 'madeOn'), 'madeOn'));
    expect(orders.map(orderWords)).toEqual(['by “made on”, rising', 'by “made on”, falling', 'what is due first comes first']);
  });

  test('every filter in force is said', () => {
    const all = { ...ALL_OPEN, filters: { kind: 'access', assignee: 'nobody', dueTo: '2026-12-01', toldOpen: 'true' } };
    expect(filtersInForce(all, new Map()).map(({ says }) => says)).toEqual([
      ...['kind: Send me my information', 'with nobody', 'due on or before 1 Dec 2026', 'somebody still to be told'],
    ]);
    expect(filtersInForce({ ...ALL_OPEN, filters: { assignee: 'k' } }, new Map([['k', 'Kofi Mensah']]))[0]?.says).toBe(
      'with Kofi Mensah',
    );
    for (const view of VIEWS) expect(viewWords(view).says).not.toBe('');
    expect(nothingWords('owner-away')).toBe('Nobody who has a request is away today.');
    expect(nothingWords('overdue')).toBe('Nothing here.');
  });
});

describe('a row in words', () => {
  test.each([
    [{ dueOn: '2026-11-26' }, 'overdue 2 days', 'late'],
    [{ dueOn: '2026-11-27' }, 'overdue 1 day', 'late'],
    [{ dueOn: TODAY }, 'due today', 'soon'],
    [{ dueOn: '2026-11-29' }, 'in 1 day', 'soon'],
    [{ dueOn: '2026-12-03' }, 'in 5 days', null],
    [{ dueOn: '2026-11-20', waitingFor: 'proof' as const, waitingSince: '2026-11-01' }, 'waiting for proof', null],
    [
      { kind: 'access' as const, dueOn: '2026-11-20', waitingFor: 'customer' as const, waitingSince: '2026-11-01' },
      'waiting for the customer',
      null,
    ],
    // Asked for late, it is waited for while the time goes on.
    [
      { dueOn: '2026-11-26', madeOn: '2026-10-26', waitingFor: 'proof' as const, waitingSince: '2026-11-03' },
      'overdue 2 days',
      'late',
    ],
    [
      { kind: 'access' as const, dueOn: '2026-11-26', waitingFor: 'customer' as const, waitingSince: '2026-11-27' },
      'overdue 2 days',
      'late',
    ],
    [{ dueOn: null, completedOn: '2026-11-02', step: 'completed' as const }, 'complete', null],
  ])('%o', (change, word, press) => {
    expect(dueWord(listed(change), TODAY)).toBe(word);
    expect(pressing(listed(change), TODAY)).toBe(press);
  });

  test('what it is about, shortened, and who has it', () => {
    expect(whatWords(listed())).toBe('Date of birth');
    expect(whatWords(listed({ fields: ['dateOfBirth', 'mobile', 'email'] }))).toBe('Date of birth and 2 more');
    expect(whatWords(listed({ kind: 'closure', fields: [], closedReference: '7F3K9Q2M4T' }))).toBe('Closed account 7F3K9 Q2M4T');
    expect(cellWords('assignee', listed())).toBe('Nobody');
  });

  test('whatever there is no column for stands in the second line, the due day first', () => {
    const kofi = { assignedTo: 'k', assignedToName: 'Kofi Mensah' };
    const below = ['what', 'status', 'noticesOpen', 'assignee', 'madeOn', 'organisation'] as const;
    expect(secondLine(listed({ ...kofi, noticesOpen: 2 }), { below }, TODAY)).toBe(
      'due 21 Dec 2026 · Date of birth · Being checked · 2 still to be told · with Kofi Mensah · made 20 Nov 2026 · helpline',
    );
    const waits = listed({ waitingFor: 'proof', waitingSince: '2026-11-22' });
    expect(secondLine(waits, { below: ['dueOn'] }, TODAY)).toBe('since 22 Nov 2026 · waiting for proof');
  });

  test('why this day: its steps, a wait and a late arrival besides, and whoever logged it', () => {
    const { head, steps } = whySteps(listed({ arrivedLate: true, receivedOn: '2026-11-25' }), TODAY);
    expect(head).toBe('Due on 21 December 2026: in 23 days.');
    expect(steps).toEqual([
      'It reached the central service on 25 November 2026; it counts from the day it was made.',
      expect.stringMatching(/^The request was made on Friday 20 November 2026/),
      expect.stringContaining('One month later is Sunday 20 December 2026'),
      expect.stringContaining('That is a Sunday'),
      expect.stringContaining('Logged by Priya Shah'),
    ]);
    const waits = whySteps(listed({ waitingFor: 'proof', waitingSince: '2026-11-22', dueOn: '2026-12-28' }), TODAY);
    expect(waits.steps.at(-2)).toContain(
      'waiting for proof since 22 November 2026: if the answer came today, it would be due on 28 December',
    );
    const complaint = {
      kind: 'complaint',
      fields: [],
      acknowledgedOn: '2026-11-21',
      progressDueOn: '2026-12-05',
      dueOn: '2026-12-05',
    };
    expect(whySteps(listed(complaint as Parameters<typeof listed>[0]), TODAY).steps.at(-2)).toContain(
      'told next on 5 December 2026',
    );
    expect(whySteps(listed({ dueOn: null, completedOn: '2026-11-27', step: 'completed' }), TODAY).head).toContain(
      'no clock any more',
    );
  });
});

describe('the columns', () => {
  test('all of them where there is room, in one line', () => {
    const wide = layoutFor(110, true, true);
    expect(wide).toMatchObject({ below: [], lines: 1 });
    expect(wide.columns).toHaveLength(9);
    expect(layoutFor(110, false, true).columns).not.toContain('organisation');
  });

  test('at every width each column is either there or in the second line, the reference always there', () => {
    for (let width = 1; width < 130; width += 1)
      for (const withOrganisation of [true, false]) {
        const { columns, below, widths } = layoutFor(width, withOrganisation, true);
        expect([...columns, ...below].sort()).toEqual(
          REQUEST_SORTS.filter((one) => withOrganisation || one !== 'organisation').toSorted(),
        );
        expect(columns[0]).toBe('reference');
        const needed = widths.reduce<number>((sum, one) => sum + (one ?? 0), 0);
        if (columns.length > 1) expect(needed).toBeLessThanOrEqual(width);
      }
  });
});

describe('the keys in the list', () => {
  test.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 8],
    ['PageUp', 3, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['x', 2, null],
  ] as const)('%s at %i', (key, at, to) => expect(placeAfter(key, at, 10, 5)).toBe(to));

  test('what is gone is passed over', () => {
    expect(nearest([true, false, false, true], 1, 1)).toBe(3);
    expect(nearest([true, false, false], 1, 1)).toBe(0);
    expect(nearest([false], 0, 1)).toBeNull();
    expect(between(['a', 'b', 'c', 'd'], 'c', 'a')).toEqual(['a', 'b', 'c']);
  });

  test('the requests before and behind one, whatever has left the list meanwhile', () => {
    const shown = ['a', 'b', 'c', 'd'].map((id) => ({
      row: listed({ id }),
      standing: id === 'c' ? ('gone' as const) : ('settled' as const),
    }));
    const queue = { truth: [], shown, next: null };
    expect(neighboursIn(queue, 'b')).toEqual({ before: 'a', behind: 'd', at: 1 });
    expect(neighboursIn(queue, 'c')).toEqual({ before: 'b', behind: 'd', at: 2 });
    expect(neighboursIn(queue, 'a')?.before).toBeNull();
    expect(neighboursIn(queue, 'z')).toBeNull();
  });

  test('how far the list is scrolled so that a row stays where it is', () => {
    const rows = (ids: string) => [...ids].map((id) => ({ row: { id }, standing: 'settled' as const }));
    expect(shiftOf(rows('abcd'), rows('xyabcd'), 2)).toBe(2);
    expect(shiftOf(rows('abcd'), rows('acd'), 2)).toBe(-1);
    expect(shiftOf(rows('abcd'), rows('acd'), 1)).toBe(-1 + 0);
    expect(shiftOf(rows('abcd'), rows('xy'), 2)).toBe(0);
  });

  test('the row with the focus stays, or the one under the pointer, whichever was used last; else the first in sight', () => {
    const none = { focused: -1, hovered: -1, byPointer: false, first: 7 };
    expect(rowUnderEye(none)).toBe(7);
    expect(rowUnderEye({ ...none, hovered: 8 })).toBe(8);
    expect(rowUnderEye({ ...none, focused: 0, hovered: 8 })).toBe(0);
    expect(rowUnderEye({ ...none, focused: 0, hovered: 8, byPointer: true })).toBe(8);
    expect(rowUnderEye({ ...none, focused: 0, byPointer: true })).toBe(0);
  });
});
