import type { Criteria } from './criteria.ts';

/** The criteria besides names, the most telling first. */
export const KEYS = ['reference', 'uln', 'phone', 'email', 'postcode', 'outward', 'born'] as const;
export type Key = (typeof KEYS)[number];

/** The criteria besides names that were given. */
export function keysOf(criteria: Criteria): Key[] {
  return KEYS.filter((key) => criteria[key] !== null);
}

/** Born on a day, not within a year. */
export function isDay({ born }: Criteria): boolean {
  return born !== null && born.from === born.to;
}

/** A year and an outward postcode say little alone. */
export function saysMuch(key: Key, criteria: Criteria): boolean {
  return key !== 'outward' && (key !== 'born' || isDay(criteria));
}
