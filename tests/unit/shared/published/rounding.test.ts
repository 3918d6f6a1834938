import { describe, expect, test } from 'vitest';
import {
  countsBehind,
  PUBLISHED_NAMES,
  PUBLISHED_TABLES,
  publishedCells,
  publishedCount,
} from '../../../../shared/domain/published.ts';

describe('a count as it is published', () => {
  test.each([
    ...([0, 1, 2, 5, 8, 9] as const).map((count) => [count, '<10'] as const),
    ...([10, 11, 12] as const).map((count) => [count, '10'] as const),
    ...([13, 14, 15, 16, 17] as const).map((count) => [count, '15'] as const),
    ...([18, 20, 22] as const).map((count) => [count, '20'] as const),
    ...([997, 998, 1002, 1003] as const).map(
      (count) => [count, { 997: '995', 998: '1000', 1002: '1000', 1003: '1005' }[count]] as const,
    ),
  ])('%i is %s', (count, shown) => expect(publishedCount(count)).toBe(shown));

  test('what is behind it is exactly what is shown so', () => {
    for (let count = 0; count < 300; count++) {
      const [least, most] = countsBehind(publishedCount(count));
      const same = Array.from({ length: 400 }, (_, one) => one).filter((one) => publishedCount(one) === publishedCount(count));
      expect([least, most]).toEqual([same[0], same.at(-1)]);
    }
  });
});

test('a table has a cell for everything there could be: none tells by its absence, and nothing else has one', () => {
  for (const name of PUBLISHED_NAMES) {
    const cells = publishedCells(name, ['0000000203', '0000000204'], []);
    expect(cells.length).toBe(2 * PUBLISHED_TABLES[name].rows.length * PUBLISHED_TABLES[name].columns.length);
    expect(new Set(cells.map(({ shown }) => shown))).toEqual(new Set(['<10']));
  }
  const counted = [
    { organisation: '0000000203', row: 'other', column: 'closed', count: 13 },
    { organisation: '0000000299', row: 'other', column: 'closed', count: 99 },
    { organisation: '0000000204', row: 'made-up', column: 'closed', count: 99 },
  ];
  const cells = publishedCells('closures', ['0000000203', '0000000204'], counted);
  expect(cells.filter(({ shown }) => shown !== '<10')).toEqual([
    { organisation: '0000000203', row: 'other', column: 'closed', shown: '15' },
  ]);
});
