import { useState } from 'react';
import { useConversation } from '../../lib/conversation.ts';
import { useFresh } from '../../lib/registered.ts';
import type { Stopping } from '../../lib/stopping.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { DiedForm } from './died-form.tsx';
import { RecordedDeath } from './recorded-death.tsx';

/**
 * Somebody tells us that a customer has died. Whoever speaks needs no authority and is not checked, and nothing of the record is read:
 * only a conversation, in which it was said.
 */
export function DiedScreen({ customerId }: { readonly customerId: string }) {
  const conversation = useConversation();
  const fresh = useFresh(customerId);
  const [recorded, setRecorded] = useState<Stopping | null>(null);
  if (recorded) return <RecordedDeath stopping={recorded} />;
  if (fresh || !conversation) return <CustomerScreen customerId={customerId} />;
  return <DiedForm customerId={customerId} conversation={conversation} onRecorded={setRecorded} />;
}
