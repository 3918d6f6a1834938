import { useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { useFresh } from '../../lib/registered.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { ClosingLoaded } from './closing-loaded.tsx';

/** Stop using the service: only in a conversation; without one the customer's screen asks first who speaks. */
export function ClosingScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const fresh = useFresh(customerId);
  if (fresh || !conversation || !covers(conversation, customerId, 'requests')) return <CustomerScreen customerId={customerId} />;
  return <ClosingLoaded customerId={customerId} conversation={conversation} />;
}
