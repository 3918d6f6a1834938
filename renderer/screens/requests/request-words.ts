import type {
  CheckOutcome,
  EXTENSION_REASONS,
  FieldDecision,
  RequestStep,
  TOLD_CUSTOMER_HOW,
} from '../../../shared/domain/rectification.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import type { RequestKind } from '../../../shared/domain/request.ts';
import type { WaitingFor } from '../../../shared/domain/request-view.ts';
import { showDay } from '../../lib/time.ts';
import { fieldNouns, fieldWords, sourceWords } from '../../lib/words/details.ts';
import { showHeld } from '../../lib/words/news.ts';
import type { Dispute, Listed } from './requests-query.ts';

/** What a request is, in the words of the screens. */
export const kindWords: Record<RequestKind, string> = {
  rectification: 'Something is wrong',
  access: 'Send me my information',
  closure: 'Stop using the service',
  complaint: 'Unhappy with how we used my information',
  'other-right': 'Something else about my information',
};

export const stepWords: Record<RequestStep, string> = {
  open: 'Open',
  'being-checked': 'Being checked',
  'tell-customer': 'Tell the customer',
  'tell-recipients': 'Tell the recipients',
  completed: 'Complete',
  joined: 'Joined to another request',
};

export const waitingWords: Record<WaitingFor, string> = {
  proof: 'waiting for proof',
  customer: 'waiting for the customer',
};

export const decisionWords: Record<FieldDecision, string> = {
  corrected: 'Corrected to what the customer says',
  'corrected-differently': 'Corrected differently',
  completed: 'Completed with a note',
  kept: 'Kept, with reasons',
};

export const outcomeWords: Record<CheckOutcome, string> = {
  'bears-customer-out': 'It bears the customer out',
  'bears-record-out': 'It bears the record out',
  'leaves-it-open': 'It leaves it open',
};

export const toldHowWords: Record<(typeof TOLD_CUSTOMER_HOW)[number], string> = {
  phone: 'By phone',
  'face-to-face': 'Face to face',
  letter: 'By letter',
  email: 'By e-mail',
  text: 'By text message',
};

export const extensionReasonWords: Record<(typeof EXTENSION_REASONS)[number], string> = {
  complex: 'It is complicated to check',
  'several-requests': 'The same person has made several requests',
};

/** Where a recipient's notice is. */
export const noticeStateWords: Record<string, string> = {
  'to-tell': 'To be told',
  told: 'Told, no answer yet',
  acknowledged: 'Told, and has answered',
  impossible: 'Cannot be told',
};

/** A value of that field as it is read; nothing for none. */
export const showValue = (field: Dispute['field'], value: string | null, nothing = 'Nothing'): string =>
  value === null ? nothing : showHeld({ field, value, label: null });

/** Where what was held came from, and since when; empty where that is not known. */
export function heldFromWords({ heldSource, heldSourceName, heldOn }: Dispute): string {
  const from = heldSourceName ?? (heldSource ? sourceWords[heldSource] : null);
  return [from ? `from ${from}` : null, heldOn ? showDay(heldOn) : null].filter(Boolean).join(', ');
}

/** What was decided of one field, for who works on the request. */
export function decidedWords({ field, decision, decidedValue }: Dispute): string {
  if (decision === null) return 'Not decided yet';
  if (decision === 'corrected' || decision === 'corrected-differently')
    return `${decisionWords[decision]}: ${showValue(field, decidedValue, 'taken out')}`;
  return decisionWords[decision];
}

/** What was decided of one field, as it is read to the customer. */
export function tellWords({ field, decision, decidedValue, reasons }: Dispute): string {
  const noun = fieldNouns[field];
  if (decision === 'kept') return `We have kept your ${noun} as it is, because: ${reasons ?? ''}`;
  if (decision === 'completed') return `We have added a note to your ${noun}: ${reasons ?? ''}`;
  if (decidedValue === null) return `We have taken out your ${noun}.`;
  return `We have corrected your ${noun} to ${showValue(field, decidedValue)}.`;
}

/** `Date of birth and postcode`, and how many of them are decided. */
export const fieldsWords = ({ fields }: Pick<Listed, 'fields'>): string => fields.map((field) => fieldWords[field]).join(', ');

/** Whose it is where it is asked after closing; empty otherwise. */
export const closedWords = ({ closedReference }: Pick<Listed, 'closedReference'>): string =>
  closedReference ? `Closed account ${showReference(closedReference)}` : '';

/** How many recipients are still to be told or to answer; empty for none. */
export function recipientsWords({ noticesOpen }: Pick<Listed, 'noticesOpen'>): string {
  if (noticesOpen === 0) return '';
  return noticesOpen === 1 ? 'One recipient still open' : `${noticesOpen} recipients still open`;
}
