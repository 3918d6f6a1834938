import { useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import { announce } from '../../lib/announcer.ts';
import { noteAuthorised } from '../../lib/authorised.ts';
import { useConversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { type Authority, readAuthoritiesAgain } from './authorities-query.ts';

/** Ends an authority in the conversation that is open. Pressing twice is one command. */
export function useEnding(customerId: string, authority: Authority, onEnded: () => void) {
  const conversation = useConversation();
  const [commandId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const end = async (because: Input<'authorities.end'>['because']) => {
    if (!conversation || busy) return;
    const { conversationId, channel, sentAt } = conversation;
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    const { id: authorityId, kind, name, scopes, until, thisConversationOnly } = authority;
    setBusy(true);
    setError(null);
    try {
      const command = { commandId, customerId, authorityId, conversationId, saidAt, because };
      const itemId = await recorded('authorities.end', desk.authorities.end(command));
      const what = { authorityId, kind, name, scopes, until, thisConversationOnly, ended: true };
      noteAuthorised({ itemId, customerId, conversationId, saidAt, ...what });
      announce(`Recorded: ${name} no longer speaks for them.`);
      whenEnded(itemId).then(() => readAuthoritiesAgain(customerId));
      onEnded();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { end, busy, error };
}
