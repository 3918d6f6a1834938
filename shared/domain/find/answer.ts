import type { Match } from '../customer.ts';
import { FIND_RESULTS } from '../limits.ts';
import { MOST_ROWS } from './bounds.ts';
import type { Criteria } from './criteria.ts';
import { isDay, type Key, keysOf } from './given-keys.ts';
import { matchName } from './match-name.ts';

/** What a find shows of a person, and no more. */
type Shown = {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearOfBirth: number | null;
  readonly outwardPostcode: string | null;
  readonly status: 'current' | 'closed';
};

/** One person as a find reads them, the closest first. */
export type Row = Shown & {
  /** Only when it was what was typed. */
  readonly reference?: string | null;
  /** Which of the criteria besides names hold, in their order; all do where it is left out. */
  readonly holds?: readonly boolean[];
  /** In how many rows of the index the person was met; see `MOST_ROWS`. */
  readonly copies?: number;
};

/** One person as a find answers: with the reasons, and the reference only when it was typed. */
export type Found = Shown & { readonly reasons: Match[]; readonly reference?: string };

/** The answer to the caller: the people in the order found, each with the reasons, nothing but the minimal fields. */
export function answerTo(criteria: Criteria, rows: readonly Row[]): { results: Found[]; more: boolean } {
  const keys = keysOf(criteria);
  return {
    results: rows.slice(0, FIND_RESULTS).map(({ holds, reference, copies: _, ...person }) => ({
      ...person,
      reasons: reasonsFor(criteria, keys, holds, person),
      ...(reference ? { reference } : {}),
    })),
    more: isCut(rows),
  };
}

/** True when there were more people than are shown, or more rows than are read. */
function isCut(rows: readonly Row[]): boolean {
  return rows.length > FIND_RESULTS || rows.reduce((copies, row) => copies + Number(row.copies ?? 0), 0) >= MOST_ROWS;
}

function reasonsFor(criteria: Criteria, keys: readonly Key[], holds: Row['holds'], person: Shown): Match[] {
  const how = criteria.names.length > 0 ? matchName(criteria.names, person) : null;
  const reasons: Match[] = how === null ? [] : [{ on: 'name', how }];
  for (const [at, key] of keys.entries()) if (holds?.[at] !== false) reasons.push(reasonOf(key, criteria));
  return reasons;
}

function reasonOf(key: Key, criteria: Criteria): Match {
  switch (key) {
    case 'reference':
      return { on: 'reference', how: criteria.reference?.asTyped ? 'exact' : 'spelling' };
    case 'born':
      return { on: isDay(criteria) ? 'date-of-birth' : 'year-of-birth', how: 'exact' };
    case 'outward':
      return { on: 'postcode', how: 'start' };
    default:
      return { on: key, how: 'exact' };
  }
}
