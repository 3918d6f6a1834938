import { useState } from 'react';
import { useConversation } from '../../lib/conversation.ts';
import { covers } from '../../lib/covers.ts';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { AskedForm } from './asked-form.tsx';
import { RecordedAsked } from './recorded-asked.tsx';
import type { AskedKind } from './typed-asked.ts';
import type { Asked } from './use-asking.ts';

type Props = { readonly kind: AskedKind; readonly customerId: string };

/** A complaint, or another right: only in a conversation; without one the customer's screen asks first who speaks. */
export function AskedScreen({ kind, customerId }: Props) {
  const conversation = useConversation();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (asked) return <RecordedAsked customerId={customerId} asked={asked} />;
  if (!conversation || !covers(conversation, customerId, 'requests')) return <CustomerScreen customerId={customerId} />;
  return <AskedForm kind={kind} customerId={customerId} conversation={conversation} onRecorded={setAsked} />;
}
