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
 * The wholes of the fixed list. Of each purpose those who have decided on it; the requests that were finished in that month; the accounts
 * closed in it. Each is divided up once only, so that nothing is known of how its parts add up.
 */
export const WHOLES: Record<PublishedName, Whole> = {
  consents: ({ organisation, row }, { month }) => [`who decided on ${row}, ${organisation}, ${month}`, 'by state'],
  requests: ({ organisation }, { month }) => [`finished, ${organisation}, ${month}`, 'by kind and age'],
  closures: ({ organisation }, { month }) => [`closed, ${organisation}, ${month}`, 'by reason'],
};

/**
 * All that a reader of everything that was given away knows: the counts that can be behind each cell; that a total is the sum of its
 * cells; and that two divisions of one whole have the same sum.
 */
export function knownFrom(given: readonly Given[], wholes: Readonly<Record<string, Whole>>): System & { cells: string[] } {
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
  return { ranges, relations, cells };
}

/** The hidden cells that can have fewer than five values, with those values: there must be none. */
export function narrowCells(given: readonly Given[], wholes: Readonly<Record<string, Whole>> = WHOLES, fewest = 5): string[] {
  const { cells, ...system } = knownFrom(given, wholes);
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
