import { londonDay } from '../../../shared/domain/day.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { items } from '../../lib/items.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useStore } from '../../lib/store.ts';
import { organisationWords } from '../../lib/words/organisations.ts';
import { useConversationRecord } from '../conversation/conversation-query.ts';
import { useHere } from '../conversation/use-here.ts';
import { useCustomer } from '../customer/customer-query.ts';
import { useNotice } from '../notice/notice-query.ts';
import { confirmationText } from './confirmation-text.ts';
import { doneFor } from './done-for.ts';

const SERVICE = 'National Careers Service';

/** The confirmation of what was done for a customer; `known`: whether what the centre has is in it. */
export function useConfirmation({ conversationId, channel, beganAt, sentAt }: Conversation, customerId: string) {
  const { data, error } = useConversationRecord(conversationId);
  const who = whoIn(useSession().data);
  const notice = useNotice();
  // What the screen has read already: a paper is no reason for another look.
  const customer = useCustomer({ customerId, conversationId }, false).data;
  const done = doneFor(customerId, data, useHere(conversationId), useStore(items));
  const giver = {
    ...{ service: notice.data?.service ?? SERVICE, phone: notice.data?.phone ?? null },
    office: who ? organisationWords(who.touchpoint) : '',
  };
  const text = confirmationText({
    ...{ giver, channel, ...done, at: sentAt ?? beganAt, today: londonDay(new Date()) },
    reference: customer?.reference ?? null,
  });
  const settled = (data !== undefined || error !== null) && !notice.isLoading;
  return { text: settled && done.sentences.length > 0 ? text : '', settled, error, refused: done.refused };
}
