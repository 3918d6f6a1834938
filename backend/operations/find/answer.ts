import type { Match } from '../../../shared/domain/customer.ts';
import type { Criteria } from '../../../shared/domain/find/criteria.ts';
import { matchName } from '../../../shared/domain/find/match-name.ts';
import { FIND_RESULTS } from '../../../shared/domain/limits.ts';
import type { Output } from '../../../shared/operations.ts';
import { type Key, keysOf } from './conditions.ts';
import { isCut, type Row } from './statement.ts';

/** The answer to the caller: the people in the order found, each with the reasons, nothing but the minimal fields. */
export function answerTo(criteria: Criteria, rows: readonly Row[]): Output<'customers.find'> {
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

function reasonsFor(criteria: Criteria, keys: readonly Key[], holds: Row['holds'], person: Row): Match[] {
  const how = criteria.names.length > 0 ? matchName(criteria.names, person) : null;
  const reasons: Match[] = how === null ? [] : [{ on: 'name', how }];
  for (const [at, key] of keys.entries()) if (holds?.[at] !== false) reasons.push(reasonOf(key, criteria));
  return reasons;
}

function reasonOf(key: Key, { born, reference }: Criteria): Match {
  switch (key) {
    case 'reference':
      return { on: 'reference', how: reference?.asTyped ? 'exact' : 'spelling' };
    case 'born':
      return born?.from === born?.to ? { on: 'date-of-birth', how: 'exact' } : { on: 'year-of-birth', how: 'exact' };
    case 'outward':
      return { on: 'postcode', how: 'start' };
    default:
      return { on: key, how: 'exact' };
  }
}
