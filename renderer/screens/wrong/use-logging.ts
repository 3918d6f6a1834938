import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { type Dispute, type Disputed, disputed } from '../../lib/disputed.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { readAgain } from '../customer/customer-query.ts';
import { newReference } from '../new-customer/use-registering.ts';

type Log = Input<'rectifications.log'>;
type Besides = { readonly words: string; readonly howToAnswer: string };

/** Where what is typed is kept over a lock and a reload. */
export const wrongPlace = (conversationId: string, customerId: string): string => `wrong:${conversationId}:${customerId}`;

/** Logs what is wrong. The ids are made when the form opens, so that pressing again is the same command. */
export function useLogging(
  customerId: string,
  { conversationId, channel, sentAt }: Conversation,
  onRecorded: (recorded: Disputed) => void,
) {
  const [made] = useState(() => ({ commandId: newId(), requestId: newId(), reference: newReference() }));
  const sent = useRef<Log | null>(null);
  const [error, setError] = useState<unknown>(null);
  const record = async (fields: readonly Dispute[], { words, howToAnswer }: Besides) => {
    // The words of a message were said when it was sent.
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    const said = words ? { words } : {};
    sent.current ??= { ...made, customerId, conversationId, saidAt, fields: [...fields], ...said, howToAnswer };
    const command = sent.current;
    try {
      const itemId = await recorded('rectifications.log', desk.rectifications.log(command));
      const { commandId: _, words: __, ...rest } = command;
      const one = { ...rest, itemId };
      disputed.set((now) => (now.some((other) => other.itemId === itemId) ? now : [...now, one]));
      whenEnded(itemId).then(() => readAgain(customerId));
      dropDraft(wrongPlace(conversationId, customerId));
      holdUnfinished(false);
      onRecorded(one);
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { record, error };
}
