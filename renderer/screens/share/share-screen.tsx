import { useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { useFresh } from '../../lib/registered.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { ShareLoaded } from './share-loaded.tsx';

/** Pass something on: only in a conversation; without one the customer's screen asks first who speaks. */
export function ShareScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const fresh = useFresh(customerId);
  if (fresh || !conversation || !covers(conversation, customerId, 'information'))
    return <CustomerScreen customerId={customerId} />;
  return <ShareLoaded customerId={customerId} conversation={conversation} />;
}
