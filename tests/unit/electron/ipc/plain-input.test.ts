import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEEPEST, LARGEST, oddityOf } from '../../../../electron/ipc/plain-input.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = { in: value };
  return value;
};
const circular = (): unknown => {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
};
/** 2 to the power of 40 places, in 40 objects. */
const shared = (): unknown => {
  let value: unknown = 'x';
  for (let at = 0; at < 40; at += 1) value = [value, value];
  return value;
};
const holes = (): unknown => {
  const value: unknown[] = [];
  value.length = 1_000_000_000;
  return value;
};

describe('what a schema looks at', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'O’Brien'],
    ['an input', { customerId: 'x', decisions: [{ purpose: 'y' }], limit: 3, yes: true, note: undefined }],
    ['as deep as may be', nested(DEEPEST)],
    ['as long as may be', 'a'.repeat(LARGEST)],
    ['names that only look special', JSON.parse('{"constructor": 1, "prototype": 2, "toString": 3}')],
  ])('%s', (_, input) => {
    expect(oddityOf(input)).toBeNull();
  });

  test('everything JSON can say within the limits', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const clean = JSON.stringify(value).includes('"__proto__"') ? null : oddityOf(value);
        return clean === null;
      }),
      { seed: seed(), numRuns: rounds(2_000) },
    );
  });
});

describe('what it does not', () => {
  test.each([
    ['a text over the limit', 'a'.repeat(LARGEST + 1), 'too-large'],
    ['a text over it in bytes only', 'é'.repeat(LARGEST / 2 + 1), 'too-large'],
    ['many small ones', Array.from({ length: LARGEST }, () => 1), 'too-large'],
    ['long names', { ['n'.repeat(LARGEST + 1)]: 1 }, 'too-large'],
    ['what is shared without end', shared(), /too-/],
    ['too deep', nested(DEEPEST + 1), 'too-deep'],
    ['circular', circular(), 'too-deep'],
    ['a prototype of its own', JSON.parse('{"__proto__": {"ours": true}}'), 'not-plain'],
    ['one further in', JSON.parse('{"a": [{"__proto__": null}]}'), 'not-plain'],
    ['a date', new Date(), 'not-plain'],
    ['a map', { values: new Map([['a', 1]]) }, 'not-plain'],
    ['a set', new Set([1]), 'not-plain'],
    ['bytes', new Uint8Array(9), 'not-plain'],
    ['a buffer', new ArrayBuffer(9), 'not-plain'],
    ['a pattern', /(a+)+$/, 'not-plain'],
    ['an error', new Error('x'), 'not-plain'],
    ['a big integer', 1n, 'not-plain'],
    ['no number', Number.NaN, 'not-plain'],
    ['no end', { at: Number.POSITIVE_INFINITY }, 'not-plain'],
    ['a function', { run: () => 1 }, 'not-plain'],
    ['a list of holes', holes(), 'too-large'],
    ['a short one', new Array(3), 'not-plain'],
  ])('%s', (_, input, oddity) => {
    expect(oddityOf(input)).toMatch(oddity);
  });

  test('more where a call may carry more, in bytes, and nothing odder', () => {
    expect(oddityOf('é'.repeat(LARGEST), LARGEST * 2)).toBeNull();
    expect(oddityOf('é'.repeat(LARGEST + 1), LARGEST * 2)).toBe('too-large');
    expect(oddityOf({ at: new Date(), text: 'a'.repeat(LARGEST + 1) }, LARGEST * 2)).toBe('not-plain');
  });

  test('no input holds it up', () => {
    const inputs = [shared(), circular(), holes(), 'a'.repeat(50_000_000), Array.from({ length: 1_000_000 }, () => ({}))];
    const began = performance.now();
    for (const input of inputs) oddityOf(input);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
