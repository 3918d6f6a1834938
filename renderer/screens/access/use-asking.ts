import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { recorded } from '../../lib/recorded.ts';
import { newReference } from '../new-customer/use-registering.ts';

type Log = Input<'accessRequests.log'>;
export type Said = Pick<Log, 'words' | 'howToAnswer' | 'goesTo'>;
/** A request for a copy as it was recorded on this desk. */
export type Asked = Pick<Log, 'customerId' | 'reference' | 'saidAt' | 'howToAnswer' | 'goesTo'> & { readonly itemId: string };

/** Where what is typed is kept over a lock and a reload. */
export const accessPlace = (conversationId: string, customerId: string): string => `access:${conversationId}:${customerId}`;

/** Logs that somebody asks for their information. The ids are made when the form opens, so that pressing again is the same command. */
export function useAsking(
  customerId: string,
  { conversationId, channel, sentAt }: Conversation,
  onRecorded: (asked: Asked) => void,
) {
  const [made] = useState(() => ({ commandId: newId(), requestId: newId(), reference: newReference() }));
  const sent = useRef<Log | null>(null);
  const [error, setError] = useState<unknown>(null);
  const record = async (said: Said) => {
    // The words of a message were said when it was sent.
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    sent.current ??= { ...made, customerId, conversationId, saidAt, ...said };
    const { reference, saidAt: at, howToAnswer, goesTo } = sent.current;
    try {
      const itemId = await recorded('accessRequests.log', desk.accessRequests.log(sent.current));
      dropDraft(accessPlace(conversationId, customerId));
      holdUnfinished(false);
      onRecorded({ customerId, reference, saidAt: at, howToAnswer, itemId, ...(goesTo ? { goesTo } : {}) });
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { record, error };
}
