import { useState } from 'react';
import type { Worry } from '../../../shared/domain/authority.ts';
import { isMessage } from '../../../shared/domain/conversation.ts';
import { useConversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { recorded } from '../../lib/recorded.ts';

/** Records a worry in the conversation that is open. Pressing twice is one. */
export function useWorrying(customerId: string) {
  const conversation = useConversation();
  const [commandId] = useState(newId);
  const [itemId, setItemId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const raise = async (about: Worry) => {
    if (!conversation || busy) return;
    const { conversationId, channel, sentAt } = conversation;
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    setBusy(true);
    setError(null);
    try {
      const command = { commandId, customerId, conversationId, saidAt, about };
      setItemId(await recorded('worries.raise', desk.worries.raise(command)));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return { raise, itemId, busy, error };
}
