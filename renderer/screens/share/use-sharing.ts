import { useRef, useState } from 'react';
import type { Input } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { type PassedOn, passedOn } from '../../lib/passed-on.ts';
import type { Recipient } from '../../lib/recipients.ts';
import { recorded } from '../../lib/recorded.ts';
import type { Opened } from '../customer/customer-query.ts';
import { readLedgerAgain } from '../customer/ledger-query.ts';
import type { SharePart } from './typed-share.ts';

/** Records what is passed on: it is seen here at once, and a ledger on screen is read again when the centre has it. */
export function useSharing(opened: Opened, onRecorded: (recorded: PassedOn) => void) {
  const [commandId] = useState(newId);
  const sent = useRef<Input<'disclosures.record'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const record = async (part: SharePart, { name, kind }: Recipient) => {
    sent.current ??= { commandId, ...opened, saidAt: new Date().toISOString(), ...part };
    const { customerId, conversationId, saidAt, items } = sent.current;
    try {
      const itemId = await recorded('disclosures.record', desk.disclosures.record(sent.current));
      const one: PassedOn = {
        itemId,
        customerId,
        ...(conversationId ? { conversationId } : {}),
        saidAt,
        recipient: name,
        kind,
        items,
      };
      passedOn.set((now) => (now.some((other) => other.itemId === itemId) ? now : [...now, one]));
      whenEnded(itemId).then(() => readLedgerAgain(customerId));
      holdUnfinished(false);
      onRecorded(one);
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { record, error };
}
