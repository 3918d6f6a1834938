import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import { makeReference } from '../../../shared/domain/reference.ts';
import type { Input } from '../../../shared/operations.ts';
import { findLine } from '../../lib/callers-words.ts';
import { type Conversation, noteAbout } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { nameIn, newPlace, type Registered, registered, type SaidValues } from '../../lib/registered.ts';
import { readAgain } from '../customer/customer-query.ts';

type Register = Input<'customers.register'>;

export const newReference = (): string => makeReference(crypto.getRandomValues(new Uint8Array(9)));

/** Records somebody new. The ids are made when the form opens, so that pressing again is the same command. */
export function useRegistering({ conversationId, channel, sentAt }: Conversation, onRecorded: (recorded: Registered) => void) {
  const [made] = useState(() => ({ commandId: newId(), customerId: newId(), reference: newReference() }));
  const sent = useRef<Register | null>(null);
  const [error, setError] = useState<unknown>(null);
  const record = async (values: SaidValues, notThese: readonly string[]) => {
    // The words of a message were said when it was sent.
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    const ruledOut = notThese.length > 0 ? { notThese: [...notThese] } : {};
    sent.current ??= { ...made, conversationId, saidAt, values, ...ruledOut };
    const { customerId, reference, ...command } = sent.current;
    try {
      const itemId = await recorded('customers.register', desk.customers.register(sent.current));
      const one = { itemId, customerId, conversationId, reference, saidAt: command.saidAt, values: command.values };
      registered.set((now) => (now.some((other) => other.itemId === itemId) ? now : [...now, one]));
      noteAbout({ customerId, name: nameIn(one.values), level: 2 });
      whenEnded(itemId).then(() => readAgain(customerId));
      findLine.set(() => '');
      dropDraft(newPlace(conversationId));
      holdUnfinished(false);
      onRecorded(one);
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { record, error };
}
