import { type LegalBasis, SHARED_ITEMS, type SharedItem } from '../../../shared/domain/disclosure.ts';
import type { Input } from '../../../shared/operations.ts';
import type { Recipient } from '../../lib/recipients.ts';
import { type MayGo, needsAgreement } from './what-may-go.ts';

/** The form of something passed on. */
export type TypedShare = {
  readonly recipientId: string;
  readonly items: Readonly<Record<SharedItem, boolean>>;
  readonly basis: LegalBasis | '';
  readonly agreement: string;
};

export const emptyShare: TypedShare = {
  recipientId: '',
  items: Object.fromEntries(SHARED_ITEMS.map((item) => [item, false])) as Record<SharedItem, boolean>,
  basis: '',
  agreement: '',
};

export type SharePart = Pick<Input<'disclosures.record'>, 'recipientId' | 'items' | 'basis' | 'agreement'>;
type Fault = { readonly field: 'recipientId' | 'root.items' | 'basis' | 'agreement'; readonly words: string };
type Made = { readonly part: SharePart } | { readonly fault: Fault };

/** What of the command a form stands for, or what is missing. What was ticked for another recipient and may not go is left out. */
export function shareFrom(typed: TypedShare, recipient: Recipient | undefined, { open }: MayGo): Made {
  if (!recipient) return { fault: { field: 'recipientId', words: 'Choose who gets it.' } };
  const items = open.filter((item) => typed.items[item]);
  if (items.length === 0) return { fault: { field: 'root.items', words: 'Tick at least one thing.' } };
  const { kind, id: recipientId } = recipient;
  const agreement = typed.agreement.trim();
  if (kind === 'partner' && typed.basis === '') return { fault: { field: 'basis', words: 'Choose the basis.' } };
  if (needsAgreement(kind) && agreement === '')
    return { fault: { field: 'agreement', words: 'Name the agreement or the demand, such as its number.' } };
  const basis = kind === 'partner' && typed.basis ? { basis: typed.basis } : {};
  return { part: { recipientId, items, ...basis, ...(needsAgreement(kind) ? { agreement } : {}) } };
}
