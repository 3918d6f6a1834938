import { useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { useFresh } from '../../lib/registered.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { AmendLoaded } from './amend-loaded.tsx';

/** Something has changed: only in a conversation; without one the customer's screen asks first who speaks. */
export function AmendScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const fresh = useFresh(customerId);
  if (fresh || !conversation || !covers(conversation, customerId, 'details')) return <CustomerScreen customerId={customerId} />;
  return <AmendLoaded customerId={customerId} conversation={conversation} />;
}
