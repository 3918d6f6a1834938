import { addMonths, makeDay, yearOf } from './calendar.ts';
import { AUDIT_PERIOD_YEARS, EVIDENCE_YEARS, REQUEST_YEARS, RETENTION_YEARS } from './limits.ts';

/** Why the evidence of a payment goes when it goes. */
export const EVIDENCE_RULES = ['years-after-closing', 'audit-period-over'] as const;
export type EvidenceRule = (typeof EVIDENCE_RULES)[number];

/** The last day of the financial year, 1 April to 31 March, that a day is in. Days are `YYYY-MM-DD`. */
export function financialYearEnd(day: string): string {
  return makeDay(day.slice(5) <= '03-31' ? yearOf(day) : yearOf(day) + 1, 3, 31);
}

type Paid = {
  readonly closedOn: string;
  /** Null: claimed, and not paid yet. */
  readonly paidOn: string | null;
};

/**
 * The first day on which the evidence of a payment is not kept any more, and by which rule: the earlier of closing + six years and the
 * end of the audit period of the year it was paid (domain: closing, until when; notice, "How long we keep your information").
 */
export function evidenceGoesOn({ closedOn, paidOn }: Paid): { readonly goesOn: string; readonly rule: EvidenceRule } {
  const afterClosing = addMonths(closedOn, 12 * EVIDENCE_YEARS.value);
  const afterAudit = paidOn === null ? null : addMonths(financialYearEnd(paidOn), 12 * AUDIT_PERIOD_YEARS.value);
  return afterAudit !== null && afterAudit < afterClosing
    ? { goesOn: afterAudit, rule: 'audit-period-over' }
    : { goesOn: afterClosing, rule: 'years-after-closing' };
}

/** True for evidence that is still kept on the day of closing: what was auditable no longer goes with the rest. */
export const isKept = (paid: Paid): boolean => evidenceGoesOn(paid).goesOn > paid.closedOn;

/**
 * The day on which somebody has lapsed: so many years after their last contact (domain: how long each thing is kept). A contact made
 * only to use a right is none.
 */
export const lapsesOn = (lastContactOn: string): string => addMonths(lastContactOn, 12 * RETENTION_YEARS.value);

/** The first day on which a request that is over is not kept any more (domain: how long each thing is kept). */
export const requestGoesOn = (completedOn: string): string => addMonths(completedOn, 12 * REQUEST_YEARS.value);
