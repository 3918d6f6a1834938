import type { AuthorityScope } from '../../shared/domain/authority.ts';
import { conversation, useConversation } from './conversation.ts';
import { covers, scopesFor } from './covers.ts';
import { queryClient } from './query-client.ts';

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
