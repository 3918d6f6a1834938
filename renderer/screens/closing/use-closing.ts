import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { noteStopping, type Stopping } from '../../lib/stopping.ts';
import { readAgain } from '../customer/customer-query.ts';
import { newReference } from '../new-customer/use-registering.ts';
import { closingPlace } from './typed-closing.ts';

type Close = Input<'closures.close'>;
export type WhatCloses = Pick<Close, 'scope' | 'reason' | 'remains' | 'yes'>;

/**
 * Closes, or asks for it: what cannot be done when it arrives becomes a request, so that it always carries the request's id and
 * reference. The ids are made when the form opens, so that pressing again is the same command.
 */
export function useClosing(
  customerId: string,
  { conversationId, channel, sentAt }: Conversation,
  onRecorded: (recorded: Stopping) => void,
) {
  const [made] = useState(() => ({
    ...{ commandId: newId(), closingId: newId(), requestId: newId(), reference: newReference() },
  }));
  const sent = useRef<Close | null>(null);
  const [error, setError] = useState<unknown>(null);
  const close = async (what: WhatCloses) => {
    // The words of a message were said when it was sent.
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    sent.current ??= { ...made, customerId, conversationId, saidAt, ...what };
    const { closingId, scope, reason, reference, saidAt: said } = sent.current;
    try {
      const itemId = await recorded('closures.close', desk.closures.close(sent.current));
      const one = { itemId, customerId, conversationId, closingId, scope, reason, reference, saidAt: said };
      noteStopping(one);
      whenEnded(itemId).then(() => readAgain(customerId));
      dropDraft(closingPlace(conversationId, customerId));
      holdUnfinished(false);
      onRecorded(one);
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { close, error };
}
