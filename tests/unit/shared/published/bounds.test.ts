import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import organisations from '../../../../shared/codes/organisations.json' with { type: 'json' };
import { PURPOSES } from '../../../../shared/domain/consent.ts';
import { type Counted, PUBLISHED_NAMES, PUBLISHED_TABLES, publishedCount } from '../../../../shared/domain/published.ts';
import { rounds, seed } from '../../../support/rounds.ts';
import { type System, valuesFor } from './feasible.ts';
import { ACROSS, type Given, give, knownFrom, narrowCells, WHOLES, type Whole } from './publishing.ts';

const MONTHS = ['2026-08', '2026-09', '2026-10'];
const WHERE = organisations.map(({ touchpoint }) => touchpoint);
const run = (full: number) => ({ numRuns: rounds(full), seed: seed() });
/** Counts as they come, many of them near where hiding begins. */
const count = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 14 }) }, fc.nat({ max: 60 }), fc.nat({ max: 4_000 }));

/** The cells of a table with a count each, for organisations. */
function countsOf(name: (typeof PUBLISHED_NAMES)[number], where: readonly string[], counts: () => number): Counted[] {
  const { rows, columns }: { readonly rows: readonly string[]; readonly columns: readonly string[] } = PUBLISHED_TABLES[name];
  return where.flatMap((organisation) =>
    rows.flatMap((row) => columns.map((column) => ({ organisation, row, column, count: counts() }))),
  );
}
const everything = fc.infiniteStream(count).map((stream) => {
  const next = () => stream.next().value as number;
  return MONTHS.flatMap((month) => PUBLISHED_NAMES.map((name) => give(month, name, WHERE, countsOf(name, WHERE, next))));
});

describe('how narrow what is hidden becomes', () => {
  test('nowhere under five values, over all tables of all months together', () => {
    fc.assert(
      fc.property(everything, (given) => {
        expect(narrowCells(given)).toEqual([]);
      }),
      run(100),
    );
  });

  test('the fixed list is what this looks at: a table more, or another division, is to be thought about here first', () => {
    expect(Object.keys(WHOLES)).toEqual([...PUBLISHED_NAMES]);
    expect(ACROSS).toEqual({ consents: 'apart', requests: 'apart', closures: 'apart' });
    const given = MONTHS.flatMap((month) => PUBLISHED_NAMES.map((name) => give(month, name, WHERE, [])));
    expect(knownFrom(given, WHOLES).relations).toEqual([]);
    expect(given.flatMap(({ cells }) => cells).length).toBe(MONTHS.length * WHERE.length * (4 * 3 + 5 * 3 + 5));
    expect(PUBLISHED_TABLES.consents.columns).not.toContain('not-asked');
  });
});

describe('a bad table is seen', () => {
  const [where] = WHERE as [string];
  const closures = (counts: readonly number[]) => {
    let at = 0;
    return countsOf('closures', [where], () => counts[at++] as number);
  };

  test('a total that is given away unrounded', () => {
    const given: Given = give('2026-10', 'closures', [where], closures([22, 9, 9, 9, 9]));
    expect(narrowCells([given])).toEqual([]);
    // 58 less 18 to 22 is at least 36: four nines, and nothing else.
    const total = { fits: () => true, shown: '58', exact: true };
    expect(narrowCells([{ ...given, totals: [total] }])).toEqual(
      ['deceased', 'duplicate', 'lapsed', 'other'].map((reason) => `2026-10 closures ${where} ${reason} closed <10: 9`),
    );
  });

  test('a total that is rounded as any other', () => {
    const small = give('2026-10', 'closures', [where], closures([12, 0, 0, 0, 0]));
    const total = { fits: () => true, shown: publishedCount(12), exact: false };
    expect(narrowCells([{ ...small, totals: [total] }])).toEqual(
      ['deceased', 'duplicate', 'lapsed', 'other'].map((reason) => `2026-10 closures ${where} ${reason} closed <10: 0 1 2`),
    );
  });

  test('those never asked, with whom the cells of every purpose add up to the same number of people', () => {
    const everybody: Whole = ({ organisation, row }, { month }) => [`everybody, ${organisation}, ${month}`, row];
    const states = ['given', 'refused', 'withdrawn', 'not-asked'];
    const table = (people: readonly (readonly number[])[]): Given => ({
      ...{ month: '2026-10', name: 'consents' },
      cells: PURPOSES.flatMap((row, at) =>
        states.map((column, of) => ({ organisation: where, row, column, shown: publishedCount(people[at]?.[of] ?? 0) })),
      ),
    });
    // 63 people four times over: of the first purpose what is shown was rounded down as far as it goes, of the second up.
    const given = table([
      [12, 17, 7, 27],
      [10, 10, 10, 33],
      [20, 13, 15, 15],
      [15, 15, 15, 18],
    ]);
    expect(narrowCells([given], { wholes: { consents: everybody } })).toEqual([
      `2026-10 consents ${where} satisfaction-survey withdrawn <10: 7 8 9`,
    ]);
    // Left out, each purpose is a whole of its own.
    const without = { ...given, cells: given.cells.filter(({ column }) => column !== 'not-asked') };
    expect(narrowCells([without])).toEqual([]);
  });

  test('how everybody stands at the end of each month: who has decided once has decided for good', () => {
    const row = PURPOSES[0];
    const standing = (month: string, ...counts: number[]): Given => ({
      ...{ month, name: 'consents' },
      cells: ['given', 'refused', 'withdrawn'].map((column, at) => ({
        ...{ organisation: where, row, column },
        shown: publishedCount(counts[at] ?? 0),
      })),
    });
    // 43 at the least had decided, and 43 at the most have: all that was rounded up or hidden is known.
    const months = [standing('2026-09', 33, 10, 0), standing('2026-10', 22, 12, 9)];
    expect(narrowCells(months, { across: { consents: 'never-less' } })).toEqual([
      `2026-09 consents ${where} ${row} withdrawn <10: 0`,
      `2026-10 consents ${where} ${row} withdrawn <10: 9`,
    ]);
    expect(narrowCells(months)).toEqual([]);
  });

  test('an organisation for all of them', () => {
    const two = WHERE.slice(0, 2);
    const given: Given = give(
      '2026-10',
      'closures',
      two,
      countsOf('closures', two, () => 1),
    );
    const total = { fits: ({ row }: { readonly row: string }) => row === 'other', shown: '2', exact: true };
    expect(narrowCells([{ ...given, totals: [total] }])).toEqual(
      two.map((organisation) => `2026-10 closures ${organisation} other closed <10: 0 1 2`),
    );
  });
});

test('the values that are found are those that trying everything finds', () => {
  const range = fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 4 })).map(([least, more]) => [least, least + more] as const);
  const system = fc.array(range, { minLength: 1, maxLength: 5 }).chain((ranges) =>
    fc.record({
      ranges: fc.constant(ranges),
      relations: fc.array(
        fc.record({
          of: fc
            .uniqueArray(fc.nat({ max: ranges.length - 1 }), { minLength: 1, maxLength: ranges.length })
            .chain((unknowns) =>
              fc.tuple(...unknowns.map((one) => fc.tuple(fc.constant(one), fc.constantFrom(-2, -1, 1, 1, 2)))),
            ),
          within: fc
            .tuple(fc.integer({ min: -8, max: 20 }), fc.nat({ max: 6 }))
            .map(([from, more]) => [from, from + more] as const),
        }),
        { maxLength: 3 },
      ),
    }),
  );
  fc.assert(
    fc.property(system, (one) => {
      for (const unknown of one.ranges.keys()) {
        const tried = everyWay(one);
        // What cannot be at all is not linked to an unknown that nothing says anything of.
        if (tried.length === 0) return;
        const values = [...new Set(tried.map((values) => values[unknown] as number))].toSorted((a, b) => a - b);
        expect(valuesFor(one, unknown)).toEqual(values);
      }
    }),
    run(2_000),
  );
});

/** Every way the unknowns of a small system can be. */
function everyWay({ ranges, relations }: System): number[][] {
  const all = ranges.reduce<number[][]>(
    (so, [least, most]) => so.flatMap((values) => Array.from({ length: most - least + 1 }, (_, at) => [...values, least + at])),
    [[]],
  );
  return all.filter((values) =>
    relations.every(({ of, within: [least, most] }) => {
      const sum = of.reduce((so, [one, times]) => so + times * (values[one] as number), 0);
      return sum >= least && sum <= most;
    }),
  );
}
