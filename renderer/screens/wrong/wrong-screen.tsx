import { useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { useFresh } from '../../lib/registered.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { WrongLoaded } from './wrong-loaded.tsx';

/** Something is wrong: only in a conversation; without one the customer's screen asks first who speaks. */
export function WrongScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const fresh = useFresh(customerId);
  if (fresh || !conversation || !covers(conversation, customerId, 'requests')) return <CustomerScreen customerId={customerId} />;
  return <WrongLoaded customerId={customerId} conversation={conversation} />;
}
