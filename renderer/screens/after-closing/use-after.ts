import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import { type AskedAfter, askedAfter } from '../../lib/asked-after.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { recorded } from '../../lib/recorded.ts';
import { newReference } from '../new-customer/use-registering.ts';
import type { SaidAfter } from './typed-after.ts';

/** Where what is typed is kept over a lock and a reload. */
export const afterPlace = (conversationId: string): string => `after:${conversationId}`;

/** Logs what is asked after closing. The ids are made when the form opens, so that pressing again is the same command. */
export function useAfter({ conversationId, channel, sentAt }: Conversation, onRecorded: (recorded: AskedAfter) => void) {
  const [made] = useState(() => ({ commandId: newId(), requestId: newId(), reference: newReference() }));
  const sent = useRef<Input<'requests.logUnmatched'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const record = async (said: SaidAfter) => {
    // The words of a message were said when it was sent.
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    sent.current ??= { ...made, conversationId, saidAt, ...said };
    const { reference, kind, howToAnswer, saidAt: at } = sent.current;
    try {
      const itemId = await recorded('requests.logUnmatched', desk.requests.logUnmatched(sent.current));
      const one = { itemId, conversationId, reference, kind, howToAnswer, saidAt: at };
      askedAfter.set((now) => (now.some((other) => other.itemId === itemId) ? now : [...now, one]));
      dropDraft(afterPlace(conversationId));
      holdUnfinished(false);
      onRecorded(one);
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { record, error };
}
