import { z } from 'zod';
import type { Field } from './customer.ts';

/** Fields that may be decided on the call, at level 2, also without a connection (domain: rectification, "low-risk fields"). */
export const LOW_RISK_FIELDS: readonly Field[] = [
  'givenName',
  'familyName',
  'addressLine1',
  'addressLine2',
  'addressTown',
  'postcode',
  'mobile',
  'homePhone',
  'alternativePhone',
  'email',
];
export const isLowRisk = (field: Field): boolean => LOW_RISK_FIELDS.includes(field);

/** What can be decided of a disputed value (UK GDPR articles 16 and 18). */
export const FIELD_DECISIONS = ['corrected', 'corrected-differently', 'completed', 'kept'] as const;
export type FieldDecision = (typeof FIELD_DECISIONS)[number];
export const fieldDecisionSchema = z.enum(FIELD_DECISIONS);

/** What a step to check came to. */
export const CHECK_OUTCOMES = ['bears-customer-out', 'bears-record-out', 'leaves-it-open'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];
export const checkOutcomeSchema = z.enum(CHECK_OUTCOMES);

/** Why more time is needed (UK GDPR article 12(3)). */
export const EXTENSION_REASONS = ['complex', 'several-requests'] as const;
export const extensionReasonSchema = z.enum(EXTENSION_REASONS);

/** How a customer is told. */
export const TOLD_CUSTOMER_HOW = ['phone', 'face-to-face', 'letter', 'email', 'text'] as const;
export type ToldCustomerHow = (typeof TOLD_CUSTOMER_HOW)[number];
export const toldCustomerHowSchema = z.enum(TOLD_CUSTOMER_HOW);

/** Where a request is. `joined`: another one about the same goes on. */
export const REQUEST_STEPS = ['open', 'being-checked', 'tell-customer', 'tell-recipients', 'completed', 'joined'] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];
export const requestStepSchema = z.enum(REQUEST_STEPS);

/** What the step of a request follows from. */
export type Progress = {
  readonly status: 'open' | 'completed' | 'joined';
  /** How many disputed fields there are, and how many of them are decided; none where it is no rectification. */
  readonly fields: number;
  readonly decided: number;
  readonly customerTold: boolean;
  readonly noticesOpen: number;
};

/**
 * Where a request is: what is disputed is decided, then the customer is told, and it completes when each recipient's notice has
 * its end (domain: rectification; UK GDPR article 19).
 */
export function stepOf({ status, fields, decided, customerTold, noticesOpen }: Progress): RequestStep {
  if (status !== 'open') return status;
  if (fields === 0) return 'open';
  if (decided < fields) return 'being-checked';
  if (!customerTold) return 'tell-customer';
  return noticesOpen > 0 ? 'tell-recipients' : 'completed';
}
