import { useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import { announce } from '../../lib/announcer.ts';
import { noteAuthorised } from '../../lib/authorised.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { noteSpeaksFor } from '../../lib/speaks-for.ts';
import { mayWords } from '../../lib/words/authority.ts';
import { readAuthoritiesAgain } from './authorities-query.ts';
import type { AuthorityPart } from './typed-authority.ts';

/** Records who may speak. Where they hold the conversation themself, they may go on once the central service has it. */
export function useAuthorising(customerId: string, { conversationId, channel, sentAt, speaker }: Conversation) {
  const [ids] = useState(() => ({ commandId: newId(), authorityId: newId() }));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const record = async (part: AuthorityPart): Promise<string | null> => {
    if (busy) return null;
    // The words of a message were said when it was sent.
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    const input: Input<'authorities.record'> = { ...ids, customerId, conversationId, saidAt, ...part };
    setBusy(true);
    setError(null);
    try {
      const itemId = await recorded('authorities.record', desk.authorities.record(input));
      const { authorityId, kind, name, scopes, until = null, thisConversationOnly = false } = input;
      const what = { authorityId, kind, name, scopes, until, thisConversationOnly, ended: false };
      noteAuthorised({ itemId, customerId, conversationId, saidAt, ...what });
      whenEnded(itemId).then(({ state }) => {
        if (state !== 'received') return;
        announce(mayWords(scopes));
        if (speaker === 'representative') noteSpeaksFor(customerId, scopes);
        else void readAuthoritiesAgain(customerId);
      });
      return itemId;
    } catch (failure) {
      setError(failure);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { record, busy, error };
}
