import { HOLIDAYS_KNOWN_TO } from '../shared/domain/bank-holidays.ts';
import { yearOf } from '../shared/domain/calendar.ts';
import { londonDay } from '../shared/domain/day.ts';
import type { Standing } from './closing/journal.ts';
import { refuse } from './refusal.ts';

/** What `readyz` answers where the backend serves. `warnings`: what somebody should see to; not there where there is nothing. */
export type Readiness = { readonly ready: true; readonly warnings?: readonly string[] };

/**
 * A backend serves also while its data grows old; whoever watches it hears that it does. Refused for as long as the closing journal has
 * not been replayed, with the reason as the code of `/closingJournal`.
 */
export function readinessAt(now: Date, standing: Standing): Readiness {
  if (standing !== 'good' && standing !== 'unwritten')
    throw refuse('unavailable', { errors: [{ pointer: '/closingJournal', code: standing, detail: CLOSED }] });
  const warnings = [
    ...(yearOf(londonDay(now)) > HOLIDAYS_KNOWN_TO ? [HOLIDAYS_OLD] : []),
    ...(standing === 'unwritten' ? [UNWRITTEN] : []),
  ];
  return { ready: true, ...(warnings.length > 0 ? { warnings } : {}) };
}

const CLOSED = 'Nothing is answered until the closing journal has been replayed';
const UNWRITTEN = 'The closing journal cannot be written: what was closed waits, and nothing is destroyed.';
const HOLIDAYS_OLD =
  `Extra bank holidays are known up to ${HOLIDAYS_KNOWN_TO}: one proclaimed later could move a due day. ` +
  'Update shared/domain/bank-holidays.json.';
