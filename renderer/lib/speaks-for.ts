import type { AuthorityScope } from '../../shared/domain/authority.ts';
import { type Conversation, conversation, useConversation } from './conversation.ts';
import { queryClient } from './query-client.ts';

type Speaking = Pick<Conversation, 'speaker' | 'speaksFor'> | null;

/** What an authority lets whoever speaks do for a customer; null where none was found yet, empty where it is over. */
export function scopesFor(speaking: Speaking, customerId: string): readonly AuthorityScope[] | null {
  return speaking?.speaksFor?.find((one) => one.customerId === customerId)?.scopes ?? null;
}

/** Whether whoever speaks may do this for a customer: the customer may, somebody else what their authority is for (domain: who speaks). */
export function covers(speaking: Speaking, customerId: string, scope: AuthorityScope): boolean {
  return speaking?.speaker !== 'representative' || (scopesFor(speaking, customerId)?.includes(scope) ?? false);
}

/** The same of the conversation this window is in. */
export function useCovers(customerId: string): (scope: AuthorityScope) => boolean {
  const speaking = useConversation();
  return (scope) => covers(speaking, customerId, scope);
}

/**
 * Notes what the centre says whoever speaks may do for a customer. Where it opens or shuts the record, what was read of it before is
 * forgotten; shut, the conversation does not name the customer any more.
 */
export function noteSpeaksFor(customerId: string, scopes: readonly AuthorityScope[]): void {
  const before = conversation.get();
  const known = scopesFor(before, customerId);
  if (known?.join() === scopes.join()) return;
  const open = scopes.includes('information');
  if (open !== (known?.includes('information') ?? false))
    for (const what of ['customer', 'timeline', 'ledger']) queryClient.removeQueries({ queryKey: [what, customerId] });
  conversation.set((now) =>
    now === null
      ? now
      : {
          ...now,
          about: open ? now.about : now.about.filter((one) => one.customerId !== customerId),
          speaksFor: [...(now.speaksFor ?? []).filter((one) => one.customerId !== customerId), { customerId, scopes }],
        },
  );
}
