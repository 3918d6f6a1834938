import { useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { ConsentForm } from './consent-form.tsx';

/** Record consent: only in a conversation; without one the customer's screen asks first who speaks. */
export function ConsentScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  if (!conversation || !covers(conversation, customerId, 'consents')) return <CustomerScreen customerId={customerId} />;
  return <ConsentForm customerId={customerId} conversation={conversation} />;
}
