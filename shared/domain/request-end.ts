import { addDays } from './calendar.ts';
import { UNANSWERED_DAYS } from './limits.ts';
import type { WaitingFor } from './request-view.ts';

/**
 * Why a copy is not given, among the reasons the law knows: manifestly unfounded or excessive (UK GDPR article 12(5)); it was asked who
 * asks, and nothing came (article 12(2) and (6)); it was asked what is wanted, and nothing came (article 12A); whoever asks may not ask
 * for that person (article 15(1)); an exemption (DPA 2018, Schedules 2 to 4).
 */
export const ACCESS_REFUSED = ['manifestly-unfounded', 'excessive', 'no-proof', 'not-clarified', 'not-theirs', 'exempt'] as const;
export type AccessRefused = (typeof ACCESS_REFUSED)[number];

/** Who says that it is no longer wanted: the customer, or whoever may speak for them. */
export const WITHDRAWN_BY = ['customer', 'representative'] as const;
export type WithdrawnBy = (typeof WITHDRAWN_BY)[number];

const AWAITED: Partial<Record<AccessRefused, WaitingFor>> = { 'no-proof': 'proof', 'not-clarified': 'customer' };

/** What a request waits for, and since when. */
export type Waits = { readonly waitingFor: WaitingFor | null; readonly waitingSince: string | null };

/**
 * Why a reason does not hold yet: it is about an answer that never came, and nothing was asked for, or not long ago (`since`: the first day
 * on which it holds). Null where it holds. A person decides; no day does it by itself.
 */
export function whyNotYet(because: AccessRefused, { waitingFor, waitingSince }: Waits, today: string) {
  const awaited = AWAITED[because];
  if (awaited === undefined) return null;
  if (waitingFor !== awaited || waitingSince === null) return { code: 'not-asked-for' } as const;
  const since = addDays(waitingSince, UNANSWERED_DAYS.value);
  return today < since ? ({ code: 'too-early', since } as const) : null;
}
