import { useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { useOpenedFor } from '../../lib/opened-for.ts';
import { useFresh } from '../../lib/registered.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { ShareLoaded } from './share-loaded.tsx';

/** Pass something on, in the conversation or for the reason the record is open; before that the customer's screen asks who speaks. */
export function ShareScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const fresh = useFresh(customerId);
  const reason = useOpenedFor(customerId);
  const may = conversation ? covers(conversation, customerId, 'information') : reason !== null;
  if (fresh || !may) return <CustomerScreen customerId={customerId} />;
  const why = conversation ? { conversationId: conversation.conversationId } : { reason: reason ?? undefined };
  return <ShareLoaded opened={{ customerId, ...why }} />;
}
