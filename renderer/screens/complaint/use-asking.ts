import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import { askedAfter } from '../../lib/asked-after.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { recorded } from '../../lib/recorded.ts';
import { newReference } from '../new-customer/use-registering.ts';
import type { AskedKind, SaidAsked } from './typed-asked.ts';

/** Where what is typed is kept over a lock and a reload. */
export const askedPlace = (kind: AskedKind, conversationId: string, customerId: string): string =>
  `${kind}:${conversationId}:${customerId}`;
/** What was taken down, as the screen after it shows it. */
export type Asked = { readonly itemId: string; readonly reference: string; readonly saidAt: string; readonly said: SaidAsked };

/** Logs a complaint or another right. The ids are made when the form opens, so that pressing again is the same command. */
export function useAsking(customerId: string, conversation: Conversation, onRecorded: (asked: Asked) => void) {
  const { conversationId, channel, sentAt } = conversation;
  const [made] = useState(() => ({ commandId: newId(), requestId: newId(), reference: newReference() }));
  const sent = useRef<{ said: SaidAsked; saidAt: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const record = async (now: SaidAsked) => {
    // The words of a message were said when it was sent.
    sent.current ??= { said: now, saidAt: isMessage(channel) && sentAt ? sentAt : new Date().toISOString() };
    const { said, saidAt } = sent.current;
    try {
      const itemId = await log({ ...made, customerId, conversationId, saidAt }, said);
      const { reference } = made;
      const one = { itemId, conversationId, reference, kind: said.kind, howToAnswer: said.howToAnswer, saidAt };
      askedAfter.set((all) => (all.some((other) => other.itemId === itemId) ? all : [...all, one]));
      dropDraft(askedPlace(said.kind, conversationId, customerId));
      holdUnfinished(false);
      onRecorded({ itemId, reference, saidAt, said });
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { record, error };
}

type Ids = Record<'commandId' | 'requestId' | 'reference' | 'customerId' | 'conversationId' | 'saidAt', string>;

function log(ids: Ids, said: SaidAsked): Promise<string> {
  if (said.kind === 'complaint') {
    const { kind: _, ...complaint } = said;
    return recorded('complaints.log', desk.complaints.log({ ...ids, ...complaint }));
  }
  const { kind: _, ...right } = said;
  return recorded('otherRights.log', desk.otherRights.log({ ...ids, ...right }));
}
