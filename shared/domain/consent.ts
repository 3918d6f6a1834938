import { z } from 'zod';

/** The four optional purposes (notice, "if you give your consent we will collect"). */
export const PURPOSES = [
  'satisfaction-survey',
  'ethnicity-monitoring',
  'disability-monitoring',
  'priority-group-targeting',
] as const;
export type Purpose = (typeof PURPOSES)[number];

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
export function effectiveAt(event: ConsentEvent): number {
  return Math.min(Date.parse(event.saidAt), Date.parse(event.receivedAt));
}

/** The order in which the last event decides: by effect, then the more protective last. */
export function compareEvents(a: ConsentEvent, b: ConsentEvent): number {
  return effectiveAt(a) - effectiveAt(b) || protection[a.decision] - protection[b.decision];
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

/** The identity level a decision needs: giving 2, refusing or withdrawing 1 (domain: identity). */
export function levelFor(decision: Decision): 1 | 2 {
  return decision === 'given' ? 2 : 1;
}
