import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import { changed, type FieldChange } from '../../lib/changed.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { readAgain } from '../customer/customer-query.ts';
import type { RecordedChanges } from './recorded-change.tsx';

type Amend = Input<'customers.amend'>;

/** Where what is typed over is kept over a lock, a reload and another tab. */
export const amendPlace = (conversationId: string, customerId: string): string => `amend:${conversationId}:${customerId}`;

/** Records changes: they are seen here at once, and the record is read again when the centre has them. */
export function useAmending(
  customerId: string,
  { conversationId, channel, sentAt }: Conversation,
  onRecorded: (recorded: RecordedChanges) => void,
) {
  const [commandId] = useState(newId);
  const sent = useRef<Amend | null>(null);
  const [error, setError] = useState<unknown>(null);
  const record = async (changes: readonly FieldChange[]) => {
    // The words of a message were said when it was sent.
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    sent.current ??= { commandId, customerId, conversationId, saidAt, changes: [...changes] };
    const command = sent.current;
    try {
      const itemId = await recorded('customers.amend', desk.customers.amend(command));
      changed.set((now) =>
        now.some((one) => one.itemId === itemId)
          ? now
          : [...now, { itemId, customerId, conversationId, saidAt: command.saidAt, changes: command.changes }],
      );
      whenEnded(itemId).then(() => readAgain(customerId));
      dropDraft(amendPlace(conversationId, customerId));
      holdUnfinished(false);
      onRecorded({ itemId, changes: command.changes });
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { record, error };
}
