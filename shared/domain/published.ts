import { z } from 'zod';
import { CLOSING_REASONS } from './closing.ts';
import { DECISIONS, PURPOSES } from './consent.ts';
import { REQUEST_KINDS } from './request.ts';

/** Counts under this are not told apart, none among them (domain: statistics). */
export const PUBLISHED_FROM = 10;
/** Every other count is rounded by itself to the nearest of these. */
export const PUBLISHED_STEP = 5;
export const FEWER = `<${PUBLISHED_FROM}`;

/** A count as it is published. */
export const publishedCount = (count: number): string =>
  count < PUBLISHED_FROM ? FEWER : String(Math.round(count / PUBLISHED_STEP) * PUBLISHED_STEP);

/** The counts that are published as that: the least and the most. */
export function countsBehind(shown: string): readonly [least: number, most: number] {
  if (shown === FEWER) return [0, PUBLISHED_FROM - 1];
  const middle = Number(shown);
  const either = (PUBLISHED_STEP - 1) / 2;
  return [Math.max(PUBLISHED_FROM, middle - either), middle + either];
}

/** How old a request was when it was finished: `upTo` is the last day that counts, the day it was made being 0. */
export const FINISHED_AGES = [
  { band: 'one-month', upTo: 31 },
  { band: 'three-months', upTo: 92 },
  { band: 'longer', upTo: null },
] as const;

/**
 * The tables that partner organisations may have, one each month: there are no others, and none has a total (decision 44). What happened is
 * counted by one cell alone, of one month, so that no cell follows from others, of that month or another:
 * - `consents`: the decisions about each purpose that were received in the month, by the organisation that took them down. How everybody
 *   stands at its end would be counted again a month later, when nobody can have decided less.
 * - `requests`: what was finished in the month, by how old it was. What is open would be counted again in the months after.
 * - `closures`: accounts whose records were destroyed in the month. Until then a closing may be stopped.
 */
export const PUBLISHED_TABLES = {
  consents: { rows: PURPOSES, columns: DECISIONS },
  requests: { rows: REQUEST_KINDS, columns: FINISHED_AGES.map(({ band }) => band) },
  closures: { rows: CLOSING_REASONS, columns: ['closed'] },
} as const satisfies Record<string, { readonly rows: readonly string[]; readonly columns: readonly string[] }>;
export type PublishedName = keyof typeof PUBLISHED_TABLES;
export const PUBLISHED_NAMES = Object.keys(PUBLISHED_TABLES) as [PublishedName, ...PublishedName[]];
export const publishedNameSchema = z.enum(PUBLISHED_NAMES);

/** What a cell counts. */
export type Counted = { readonly organisation: string; readonly row: string; readonly column: string; readonly count: number };
export type PublishedCell = Omit<Counted, 'count'> & { readonly shown: string };

/** A table as it is published: a cell for every organisation, row and column, also where there is nothing to count. */
export function publishedCells(
  name: PublishedName,
  organisations: readonly string[],
  counted: readonly Counted[],
): PublishedCell[] {
  const { rows, columns }: { readonly rows: readonly string[]; readonly columns: readonly string[] } = PUBLISHED_TABLES[name];
  const counts = new Map(counted.map((one) => [`${one.organisation} ${one.row} ${one.column}`, one.count]));
  return organisations.flatMap((organisation) =>
    rows.flatMap((row) =>
      columns.map((column) => ({
        ...{ organisation, row, column },
        shown: publishedCount(counts.get(`${organisation} ${row} ${column}`) ?? 0),
      })),
    ),
  );
}
