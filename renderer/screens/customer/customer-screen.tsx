import { useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { openedFor, useOpenedFor } from '../../lib/opened-for.ts';
import { useFresh } from '../../lib/registered.ts';
import { RecordedNew } from '../new-customer/recorded-new.tsx';
import { SomebodyElse } from '../speaking-for/somebody-else.tsx';
import { CustomerRecord } from './customer-record.tsx';
import { WhoSpeaks } from './who-speaks.tsx';

/** Customer: who speaks is settled first, then the record is opened as far as that allows. */
export function CustomerScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const reason = useOpenedFor(customerId);
  const fresh = useFresh(customerId);
  if (fresh) return <RecordedNew recorded={fresh} />;
  if (conversation && !covers(conversation, customerId, 'information'))
    return (
      <SomebodyElse key={`${conversation.conversationId} ${customerId}`} customerId={customerId} conversation={conversation} />
    );
  if (conversation) return <CustomerRecord opened={{ customerId, conversationId: conversation.conversationId }} />;
  if (reason) return <CustomerRecord opened={{ customerId, reason }} />;
  return <WhoSpeaks customerId={customerId} onReason={(why) => openedFor.set(() => ({ customerId, reason: why }))} />;
}
