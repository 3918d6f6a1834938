import type { FailedAttempt } from '../central/attempt.ts';

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const LONGEST_ASKED = 300_000;

/**
 * Whether the same command goes again under the same key. The central service's own refusals are final, save those
 * that say "later"; whatever is not its own words (no network, a gateway, a hotel's page) leaves the effect unknown.
 * An ended sign-in is nobody's answer about the command: it stays until somebody is signed in.
 */
export function asksAgain(attempt: FailedAttempt): boolean {
  if (attempt.sent !== 'answered') return true;
  const { status, error } = attempt;
  if (status === null || status >= 500) return true;
  if (status === 409) return error.code === 'in-progress';
  return status === 401 || status === 408 || status === 425 || status === 429;
}

/** Milliseconds until the next attempt: what the answer asked for, else doubling with chance between half and all. */
export function waitBefore(attempts: number, attempt: FailedAttempt, random: number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts - 1, 10)) * (0.5 + random / 2);
  return attempt.retryAfter === null ? wait : Math.max(wait, Math.min(attempt.retryAfter, LONGEST_ASKED));
}
