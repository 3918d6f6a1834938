import type { ClosingReason, ClosingScope } from '../../../shared/domain/closing.ts';
import { readReference } from '../../../shared/domain/reference.ts';

/** What the customer may give as their own reason. */
export type OwnReason = Extract<ClosingReason, 'customer-choice' | 'other'>;

/** What an adviser types in *Stop using the service*. */
export type TypedClosing = {
  /** The one question was asked, and they want to stop. */
  readonly asked: boolean;
  readonly scope: ClosingScope;
  readonly reason: OwnReason;
  /** They heard what goes and what stays, and said yes. */
  readonly yes: boolean;
  readonly typedReference: string;
};

export const emptyClosing: TypedClosing = {
  ...{ asked: false, scope: 'service', reason: 'customer-choice', yes: false, typedReference: '' },
};

/** Where what is typed is kept over a lock and a reload. */
export const closingPlace = (conversationId: string, customerId: string): string => `closing:${conversationId}:${customerId}`;

/** What is wrong with the reference typed to confirm; null for the customer's own. */
export function referenceFault(typed: string, reference: string): string | null {
  if (typed.trim() === '') return 'Type the customer’s reference, or paste it';
  const read = readReference(typed);
  if (read.ok)
    return read.reference === reference ? null : 'This is somebody else’s reference. Look whether it is the right record';
  return read.suggestions.includes(reference)
    ? 'There is a slip in it. Compare it with the one above'
    : 'This is not the reference of this customer';
}
