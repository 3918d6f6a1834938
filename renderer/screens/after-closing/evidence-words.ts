import { labelOf } from '../../../shared/codes/codes.ts';
import { isDay } from '../../../shared/domain/calendar.ts';
import { type EvidenceField, isOfPerson } from '../../../shared/domain/evidence.ts';
import { heldForm } from '../../../shared/domain/field-values.ts';
import type { Output } from '../../../shared/operations.ts';
import { showDay } from '../../lib/time.ts';
import { organisationWords } from '../../lib/words/organisations.ts';

/** What was decided of one part of what stays. */
export type DecidedPart = Output<'requests.read'>['evidence'][number];

/** What each part of what stays is called. */
export const evidenceWords: Record<EvidenceField, string> = {
  dateOfBirth: 'Date of birth',
  postcode: 'Home postcode',
  sessionOn: 'Day of the session',
  organisation: 'Organisation',
  adviser: 'Adviser',
  outcomeType: 'Outcome',
  effectiveOn: 'Day of the outcome',
  paidOn: 'Day of payment',
  priority: 'For a priority group',
};

/** The same, to the person whose it is. */
const nouns: Record<EvidenceField, string> = {
  dateOfBirth: 'your date of birth',
  postcode: 'your home postcode',
  sessionOn: 'the day',
  organisation: 'the organisation',
  adviser: 'the name of the adviser',
  outcomeType: 'the outcome',
  effectiveOn: 'the day of the outcome',
  paidOn: 'the day of payment',
  priority: 'whether you were in a priority group',
};

/** A part as it is read; `nothing` where there is none. */
export function showEvidence(field: EvidenceField, value: string | null, nothing = 'Nothing'): string {
  if (value === null) return nothing;
  if (field === 'organisation') return organisationWords(value);
  if (field === 'outcomeType') return labelOf('outcome-type', Number(value)) ?? value;
  if (field === 'priority') return value === 'true' ? 'Yes' : 'No';
  if (field === 'postcode') return heldForm('postcode', value);
  return isDay(value) ? showDay(value) : value;
}

/** Of which session a part is; empty for what is of the person. */
export function ofSession({ field, sessionOn }: Pick<DecidedPart, 'field' | 'sessionOn'>): string {
  if (isOfPerson(field)) return '';
  return sessionOn === null ? 'a session' : `the session on ${showDay(sessionOn)}`;
}

/** What was decided of one part, for who works on the request. */
export const decidedEvidence = ({ field, decision, decidedValue }: Pick<DecidedPart, 'field' | 'decision' | 'decidedValue'>) =>
  decision === 'kept' ? 'Kept, with reasons' : `Corrected to: ${showEvidence(field, decidedValue, 'nothing, taken out')}`;

/** What was decided of one part, as it is told to the person. */
export function tellEvidence(one: DecidedPart): string {
  const { field, decision, decidedValue, reasons } = one;
  const session = ofSession(one);
  const what = session === '' ? nouns[field] : `${nouns[field]} of ${session}`;
  if (decision === 'kept') return `We have kept ${what} as it is, because: ${reasons ?? ''}`;
  if (decidedValue === null) return `We have taken out ${what}.`;
  return `We have corrected ${what} to ${showEvidence(field, decidedValue)}.`;
}
