import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../../shared/domain/find/given-keys.ts';
import { parseLine } from '../../../../shared/domain/find/parse-line.ts';
import { canLoosen, isNameAlone, twoLongest, wayOf, wordsLookedUp } from '../../../../shared/domain/find/way.ts';

const of = (line: string) => parseLine(line, '2026-11-23').criteria;

describe('the way to the people', () => {
  it.each([
    ['john smith', { by: 'names' }],
    ['smith 1984', { by: 'names' }],
    ['smith 12/3/84', { by: 'key-and-word', key: 'born' }],
    ['smith ls6', { by: 'key-and-word', key: 'outward' }],
    ['smith ls6 12/3/84', { by: 'key-and-word', key: 'born' }],
    ['smith ls6 1984', { by: 'key-and-word', key: 'outward' }],
    ['smith ls6 1aa', { by: 'key', key: 'postcode' }],
    ['1984', { by: 'key', key: 'born' }],
    ['ls6', { by: 'outward' }],
    ['ls6 1984', { by: 'outward' }],
    ['ls6 12/3/84', { by: 'key', key: 'born' }],
    ['07700 900123 ls6 1aa smith', { by: 'key', key: 'phone' }],
  ])('by %s is %j', (line, way) => expect(wayOf(of(line))).toEqual(way));
});

it('reads by the two longest words, in the order typed', () => {
  expect(twoLongest(['ann', 'jo', 'quixote'])).toEqual({ first: 'ann', second: 'quixote', rest: ['jo'] });
  expect(twoLongest(['ann'])).toEqual({ first: 'ann', second: undefined, rest: [] });
  expect(wordsLookedUp(of('ab cdef ghi jklmn'))).toEqual(['jklmn', 'cdef', 'ghi']);
});

it('loosens names and several criteria, never one', () => {
  expect(['smith', 'ls6 1984', '07700 900123', 'ls6'].map((line) => canLoosen(of(line)))).toEqual([true, true, false, false]);
  expect(['smith', 'john smith', 'john paul smith', 'smith 1984'].map((line) => isNameAlone(of(line)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(keysOf(of('smith 1984 ls6'))).toEqual(['outward', 'born']);
});
