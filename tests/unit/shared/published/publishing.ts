import {
  type Counted,
  countsBehind,
  FEWER,
  type PublishedCell,
  type PublishedName,
  publishedCells,
} from '../../../../shared/domain/published.ts';
import { type Range, type Relation, type System, valuesFor } from './feasible.ts';

/** A table of a month as it was given away; `totals` are rows that add others up, which the fixed list has none of. */
export type Given = {
  readonly month: string;
  readonly name: string;
  readonly cells: readonly PublishedCell[];
  readonly totals?: readonly Total[];
};
/** The sum of a table's cells that fit, as it was given away. */
export type Total = { readonly fits: (cell: PublishedCell) => boolean; readonly shown: string; readonly exact: boolean };

/** Whom or what a cell counts a part of, and which division of that it belongs to: its cells count each of them once. */
export type Whole = (cell: PublishedCell, given: Given) => readonly [whole: string, division: string];

/**
 * The wholes of the fixed list: the decisions that were received in that month, the requests finished in it, the accounts closed in it. Each
 * is divided up once only, so that nothing is known of how its parts add up.
 */
export const WHOLES: Record<PublishedName, Whole> = {
  consents: ({ organisation }, { month }) => [`decided, ${organisation}, ${month}`, 'by purpose and decision'],
  requests: ({ organisation }, { month }) => [`finished, ${organisation}, ${month}`, 'by kind and age'],
  closures: ({ organisation }, { month }) => [`closed, ${organisation}, ${month}`, 'by reason'],
};

/** How a table's months stand to each other: each by itself, or its rows adding up to no less than the month before. */
export type Across = 'apart' | 'never-less';
/**
 * Of the fixed list every month is by itself: what is counted happened on one day and never again, and as much or as little may happen in
 * any month. Nor does one table tell of another. An account that is closed takes back what was given, but nothing tells how much was; it
 * finishes what was asked for it, but may be stopped then, and more than one may ask for it.
 */
export const ACROSS: Record<PublishedName, Across> = { consents: 'apart', requests: 'apart', closures: 'apart' };

/**
 * All that a reader of everything that was given away knows: the counts that can be behind each cell; that a total is the sum of its
 * cells; that two divisions of one whole have the same sum; and what cannot have become less.
 */
export function knownFrom(
  given: readonly Given[],
  wholes: Readonly<Record<string, Whole>>,
  across: Readonly<Record<string, Across>> = ACROSS,
): System & { cells: string[] } {
  const stocks = new Map<string, Map<string, number[]>>();
  const ranges: Range[] = [];
  const cells: string[] = [];
  const relations: Relation[] = [];
  const divisions = new Map<string, Map<string, number[]>>();
  for (const one of given) {
    const first = ranges.length;
    for (const cell of one.cells) {
      const [whole, division] = wholes[one.name]?.(cell, one) ?? [`${cells.length}`, ''];
      const of = divisions.get(whole) ?? new Map<string, number[]>();
      divisions.set(whole, of.set(division, [...(of.get(division) ?? []), ranges.length]));
      if (across[one.name] === 'never-less') {
        const row = `${one.name} ${cell.organisation} ${cell.row}`;
        const months = stocks.get(row) ?? new Map<string, number[]>();
        stocks.set(row, months.set(one.month, [...(months.get(one.month) ?? []), ranges.length]));
      }
      cells.push(`${one.month} ${one.name} ${cell.organisation} ${cell.row} ${cell.column} ${cell.shown}`);
      ranges.push(countsBehind(cell.shown));
    }
    for (const { fits, shown, exact } of one.totals ?? []) {
      const of = one.cells.flatMap((cell, index) => (fits(cell) ? [[first + index, 1] as const] : []));
      relations.push({ of, within: exact ? [Number(shown), Number(shown)] : countsBehind(shown) });
    }
  }
  for (const whole of divisions.values()) {
    const [first = [], ...others] = [...whole.values()];
    for (const other of others) {
      const of = [...first.map((one) => [one, 1] as const), ...other.map((one) => [one, -1] as const)];
      relations.push({ of, within: [0, 0] });
    }
  }
  for (const months of stocks.values()) {
    const inOrder = [...months].toSorted(([a], [b]) => a.localeCompare(b)).map(([, of]) => of);
    for (const [at, later] of inOrder.entries()) {
      const of = [...later.map((one) => [one, 1] as const), ...(inOrder[at - 1] ?? []).map((one) => [one, -1] as const)];
      if (at > 0) relations.push({ of, within: [0, Number.POSITIVE_INFINITY] });
    }
  }
  return { ranges, relations, cells };
}

type Rules = { readonly wholes: Readonly<Record<string, Whole>>; readonly across: Readonly<Record<string, Across>> };

/** The hidden cells that can have fewer than five values, with those values: there must be none. */
export function narrowCells(
  given: readonly Given[],
  { wholes = WHOLES, across = ACROSS }: Partial<Rules> = {},
  fewest = 5,
): string[] {
  const { cells, ...system } = knownFrom(given, wholes, across);
  return cells.flatMap((cell, unknown) => {
    if (!cell.endsWith(` ${FEWER}`)) return [];
    const values = valuesFor(system, unknown);
    return values.length < fewest ? [`${cell}: ${values.join(' ')}`] : [];
  });
}

/** A table of the fixed list from counts. */
export const give = (
  month: string,
  name: PublishedName,
  organisations: readonly string[],
  counted: readonly Counted[],
): Given => ({
  ...{ month, name },
  cells: publishedCells(name, organisations, counted),
});
