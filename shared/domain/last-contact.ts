import { londonDay } from './day.ts';

/**
 * What is recorded of somebody and the service, and whether it starts the retention period again (domain: closing, lapsed). It does where
 * the service was used. It does not where only a right was, where nobody was reached, or where the person had no part in it: whoever
 * takes a consent back, asks for a copy or complains is not kept any longer for that.
 */
export const RESTARTS = {
  registered: true,
  interaction: true,
  // Attended, or still to come.
  session: true,
  'details-changed': true,
  'consent-given': true,
  'passed-on-with-them-there': true,
  'interaction-complaint': false,
  'interaction-nobody-reached': false,
  'session-missed': false,
  'consent-refused': false,
  'consent-withdrawn': false,
  request: false,
  worry: false,
  authority: false,
  'identity-check': false,
  'passed-on-without-them': false,
  'closing-stopped': false,
} as const;
export type Dealing = keyof typeof RESTARTS;

/** DSS interaction types that are none of the service being used: a complaint (9), and a call-back that reached nobody (12). */
export const NO_CONTACT_INTERACTIONS: readonly number[] = [9, 12];

/** The London day of the last dealing that starts the retention period again; undefined where there was none. Instants are RFC 3339. */
export function lastContactOn(dealings: readonly { readonly what: Dealing; readonly at: string }[]): string | undefined {
  return dealings
    .filter(({ what }) => RESTARTS[what])
    .map(({ at }) => londonDay(new Date(at)))
    .toSorted()
    .at(-1);
}
