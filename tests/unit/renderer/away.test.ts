import { expect, test } from 'vitest';
import type { Away } from '../../../renderer/screens/away/away-query.ts';
import { awayWords, nowFirst, whenAway } from '../../../renderer/screens/away/away-words.ts';
import { awayFault, MYSELF, ofWhom, personWords, type TypedAway } from '../../../renderer/screens/away/typed-away.ts';
import { rowOf } from '../../../shared/operations.ts';

const TODAY = '2026-11-30';
const KOFI = { sub: 'supervisor.two', name: 'Kofi Mensah', organisation: '0000000999' };
const TOM = { sub: 'local.adviser', name: 'Tom Whitaker', organisation: '0000000203' };

test.each([
  ['today alone', TODAY, TODAY, 'today'],
  ['the last day of some', '2026-11-23', TODAY, 'today'],
  ['from today on', TODAY, '2026-12-04', 'until Friday 4 December 2026'],
  ['since a while', '2026-11-02', '2026-12-01', 'until Tuesday 1 December 2026'],
  ['one day to come', '2026-12-01', '2026-12-01', 'on Tuesday 1 December 2026'],
  ['days to come', '2026-12-21', '2027-01-04', 'from Monday 21 December 2026 to Monday 4 January 2027'],
])('how long somebody is away: %s', (_, from, to, words) => {
  expect(whenAway({ from, to }, TODAY)).toBe(words);
});

test('who is away is said of oneself and of others', () => {
  expect(awayWords(null, { from: TODAY, to: TODAY }, TODAY)).toBe('You are away today');
  expect(awayWords('Kofi Mensah', { from: TODAY, to: TODAY }, TODAY)).toBe('Kofi Mensah is away today');
});

test('whoever is away now comes first, the others in the order they came', () => {
  const one = (id: string, from: string, to: string): Away => ({ ...KOFI, id, mine: false, from, to, version: 1 });
  const all = [one('a', '2026-12-01', '2026-12-02'), one('b', '2026-11-01', '2026-12-24'), one('c', '2026-12-30', '2026-12-30')];
  expect(nowFirst(all, TODAY).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

test('a supervisor notes people of their own organisation, the privacy team anybody, with where they work', () => {
  expect(ofWhom([KOFI, TOM], '0000000203')).toEqual([TOM]);
  expect(ofWhom([KOFI, TOM], '0000000999')).toEqual([KOFI, TOM]);
  expect(personWords(TOM, '0000000203')).toBe('Tom Whitaker');
  expect(personWords(TOM, '0000000999')).toMatch(/^Tom Whitaker, ./);
});

const typed: TypedAway = { name: 'kofi', sub: KOFI.sub, from: TODAY, to: TODAY };

test.each([
  ['nothing', {}, null],
  ['nothing of oneself', { sub: MYSELF }, null],
  ['nothing since a while', { from: '2026-11-01' }, null],
  ['nobody is picked', { sub: '' }, ['sub', 'Say who']],
  ['who was picked is found no more', { sub: TOM.sub }, ['sub', 'Say who']],
  ['there is no first day', { from: '' }, ['from', 'Choose the first day']],
  ['there is no last day', { to: '2026-02-30' }, ['to', 'Choose the last day']],
  ['it ends before it begins', { from: '2026-12-04', to: '2026-12-03' }, ['to', 'The last day is before the first']],
  ['it is over', { from: '2026-11-01', to: '2026-11-29' }, ['to', 'That is over already']],
])('what keeps it from being noted: %s', (_, more, fault) => {
  const found = awayFault({ ...typed, ...more }, [KOFI], TODAY);
  expect(found && [found.field, found.words]).toEqual(fault);
});

test('of oneself or of somebody it is already noted of, nobody is to be picked', () => {
  expect(awayFault({ ...typed, sub: '' }, null, TODAY)).toBeNull();
});

test('the central service takes it of somebody else and, without a name, of whoever says it', () => {
  const id = '0190a000-0000-7000-8000-000000000001';
  const days = { commandId: id, absenceId: id, from: TODAY, to: TODAY };
  const { input } = rowOf('absences.set');
  expect(input.safeParse(days).error).toBeUndefined();
  expect(input.safeParse({ ...days, sub: KOFI.sub, name: KOFI.name, over: true }).error).toBeUndefined();
});
