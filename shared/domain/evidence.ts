import { codesOf } from '../codes/codes.ts';
import { organisationName } from '../codes/organisations.ts';
import { faultOf } from './field-values.ts';

/** What of the evidence of a payment can be wrong (domain: closing, what stays): of the person, or of one session. */
export const EVIDENCE_OF_PERSON = ['dateOfBirth', 'postcode'] as const;
export const EVIDENCE_OF_SESSION = [
  'sessionOn',
  'organisation',
  'adviser',
  'outcomeType',
  'effectiveOn',
  'paidOn',
  'priority',
] as const;
export const EVIDENCE_FIELDS = [...EVIDENCE_OF_PERSON, ...EVIDENCE_OF_SESSION] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

export const isOfPerson = (field: EvidenceField): boolean => (EVIDENCE_OF_PERSON as readonly string[]).includes(field);
/** What may be without a value: a payment that has not been made, and what was never known. */
export const mayBeEmpty = (field: EvidenceField): boolean => isOfPerson(field) || field === 'paidOn';

const isDay = (value: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
const LONGEST = 100;

/** Why a text cannot be the value of that part of the evidence; null when it can. `today` is `YYYY-MM-DD`. */
export function faultOfEvidence(field: EvidenceField, value: string, today: string): string | null {
  if (field === 'dateOfBirth' || field === 'postcode') return faultOf(field, value, today);
  if (field === 'organisation') return organisationName(value) === null ? 'not-a-code' : null;
  if (field === 'outcomeType') return codesOf('outcome-type').some(({ code }) => String(code) === value) ? null : 'not-a-code';
  if (field === 'priority') return value === 'true' || value === 'false' ? null : 'not-a-code';
  if (field === 'adviser') return value.trim() === '' || [...value].length > LONGEST ? 'too-long' : null;
  if (Number.isNaN(Date.parse(`${value}T00:00:00Z`)) || !isDay(value)) return 'not-a-day';
  return value > today ? 'in-the-future' : null;
}
