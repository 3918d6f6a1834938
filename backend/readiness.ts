import { HOLIDAYS_KNOWN_TO } from '../shared/domain/bank-holidays.ts';
import { yearOf } from '../shared/domain/calendar.ts';
import { londonDay } from '../shared/domain/day.ts';

/** What `readyz` answers where the backend serves. `warnings`: what somebody should see to; not there where there is nothing. */
export type Readiness = { readonly ready: true; readonly warnings?: readonly string[] };

/** A backend serves also while its data grows old; whoever watches it hears that it does. */
export function readinessAt(now: Date): Readiness {
  const warnings = yearOf(londonDay(now)) > HOLIDAYS_KNOWN_TO ? [HOLIDAYS_OLD] : [];
  return { ready: true, ...(warnings.length > 0 ? { warnings } : {}) };
}

const HOLIDAYS_OLD =
  `Extra bank holidays are known up to ${HOLIDAYS_KNOWN_TO}: one proclaimed later could move a due day. ` +
  'Update shared/domain/bank-holidays.json.';
