import { z } from 'zod';

/** The four optional purposes (notice, "if you give your consent we will collect"). */
export const PURPOSES = [
  'satisfaction-survey',
  'ethnicity-monitoring',
  'disability-monitoring',
  'priority-group-targeting',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The purposes that let us hold answers; the survey's lets others ask, and nothing is held under it. */
export const ANSWERED_PURPOSES: readonly Purpose[] = [
  'ethnicity-monitoring',
  'disability-monitoring',
  'priority-group-targeting',
];

/** What a customer can say about a purpose. */
export const DECISIONS = ['given', 'refused', 'withdrawn'] as const;
export type Decision = (typeof DECISIONS)[number];
export type ConsentState = Decision | 'not-asked';

export const purposeSchema = z.enum(PURPOSES);
export const decisionSchema = z.enum(DECISIONS);
export const consentStateSchema = z.enum(['not-asked', ...DECISIONS]);

/** A consent event as far as its effect goes; instants as RFC 3339 or anything `Date` reads. */
export type ConsentEvent = {
  readonly purpose: Purpose;
  readonly decision: Decision;
  readonly saidAt: string;
  readonly receivedAt: string;
};

const protection: Record<Decision, number> = { withdrawn: 2, refused: 1, given: 0 };

/** Milliseconds of the earlier of `saidAt` and `receivedAt`: when a decision takes effect (domain: consent). */
export function effectiveAt(event: Pick<ConsentEvent, 'saidAt' | 'receivedAt'>): number {
  return Math.min(Date.parse(event.saidAt), Date.parse(event.receivedAt));
}

/** The order in which the last event decides: by effect, then the more protective last, then the first received last. */
export function compareEvents(a: ConsentEvent, b: ConsentEvent): number {
  return (
    effectiveAt(a) - effectiveAt(b) ||
    protection[a.decision] - protection[b.decision] ||
    Date.parse(b.receivedAt) - Date.parse(a.receivedAt)
  );
}

/** The deciding event of a purpose, whatever order the events came in; undefined when never asked. */
export function decidingEvent<E extends ConsentEvent>(events: readonly E[], purpose: Purpose): E | undefined {
  return events
    .filter((event) => event.purpose === purpose)
    .reduce<E | undefined>((last, event) => (last && compareEvents(last, event) >= 0 ? last : event), undefined);
}

/** The state of a purpose from its events alone. */
export function consentState(events: readonly ConsentEvent[], purpose: Purpose): ConsentState {
  return decidingEvent(events, purpose)?.decision ?? 'not-asked';
}

/**
 * What must be erased of the answers a purpose lets us hold, once `event` has joined the `earlier` events: nothing for a
 * `given`; everything when the purpose ends up not given; otherwise what was collected up to the moment the customer said so,
 * because a late withdrawal that does not win still takes back what came before it (domain: consent). A refusal takes back too.
 */
export function erasureOf(event: ConsentEvent, earlier: readonly ConsentEvent[]): { upTo: number | null } | null {
  if (event.decision === 'given') return null;
  return consentState([...earlier, event], event.purpose) === 'given' ? { upTo: effectiveAt(event) } : { upTo: null };
}

/** The identity level a decision needs: giving 2, refusing or withdrawing 1 (domain: identity). */
export function levelFor(decision: Decision): 1 | 2 {
  return decision === 'given' ? 2 : 1;
}
