import type { AuthorityScope } from '../../shared/domain/authority.ts';
import type { Conversation } from './conversation.ts';

type Speaking = Pick<Conversation, 'speaker' | 'speaksFor'> | null;

/** What an authority lets whoever speaks do for a customer; null where none was found yet, empty where it is over. */
export function scopesFor(speaking: Speaking, customerId: string): readonly AuthorityScope[] | null {
  return speaking?.speaksFor?.find((one) => one.customerId === customerId)?.scopes ?? null;
}

/** Whether whoever speaks may do this for a customer: the customer may, somebody else what their authority is for (domain: who speaks). */
export function covers(speaking: Speaking, customerId: string, scope: AuthorityScope): boolean {
  return speaking?.speaker !== 'representative' || (scopesFor(speaking, customerId)?.includes(scope) ?? false);
}
