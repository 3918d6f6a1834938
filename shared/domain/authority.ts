import { z } from 'zod';
import { isDay, yearOf } from './calendar.ts';

/**
 * What lets somebody speak for a customer (domain: who speaks). `said-by-customer`: the customer says so, for the conversation they
 * say it in or until a day. `parent`: of somebody from 13 to 17, and only with their say-so.
 */
export const AUTHORITY_KINDS = ['said-by-customer', 'written', 'power-of-attorney', 'court-order', 'parent'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];
export const authorityKindSchema = z.enum(AUTHORITY_KINDS);

/** What it is for: hearing what is held, consents, changing details, making requests. */
export const AUTHORITY_SCOPES = ['information', 'consents', 'details', 'requests'] as const;
export type AuthorityScope = (typeof AUTHORITY_SCOPES)[number];
export const authorityScopeSchema = z.enum(AUTHORITY_SCOPES);

/** Why it is over before its day. */
export const AUTHORITY_ENDS = ['customer-ended-it', 'no-longer-in-force', 'recorded-by-mistake'] as const;
export const authorityEndSchema = z.enum(AUTHORITY_ENDS);

/** What somebody may be worried about: that the customer is under pressure, or not safe. */
export const WORRIES = ['pressure', 'safety'] as const;
export type Worry = (typeof WORRIES)[number];
export const worrySchema = z.enum(WORRIES);

/** Youngest and oldest age, in years, of those who use their own rights in the younger wording (domain: people). */
const YOUNG = { from: 13, to: 17 };

/** Somebody's age in whole years on a day (both `YYYY-MM-DD`); on 29 February of a common year they are a year older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  if (!isDay(birthDate) || !isDay(day)) throw new RangeError('A day is written YYYY-MM-DD and exists');
  const had = day.slice(5) >= birthDate.slice(5);
  return yearOf(day) - yearOf(birthDate) - (had ? 0 : 1);
}

/** True for somebody from 13 to 17; false where nobody knows their age. */
export function isYoung(birthDate: string | null, day: string): boolean {
  if (birthDate === null) return false;
  const age = ageOn(birthDate, day);
  return age >= YOUNG.from && age <= YOUNG.to;
}
