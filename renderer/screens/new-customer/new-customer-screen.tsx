import { useState } from 'react';
import { useConversation } from '../../lib/conversation.ts';
import type { Registered } from '../../lib/registered.ts';
import { NoAuthority } from '../customer/no-authority.tsx';
import { WhoSpeaks } from '../customer/who-speaks.tsx';
import { NewForm } from './new-form.tsx';
import { RecordedNew } from './recorded-new.tsx';

export const TITLE = 'Somebody new';

/** Somebody new: only in a conversation; without one the question who speaks comes first. */
export function NewCustomerScreen() {
  const conversation = useConversation();
  const [recorded, setRecorded] = useState<Registered | null>(null);
  if (recorded) return <RecordedNew recorded={recorded} />;
  if (!conversation) return <WhoSpeaks title={TITLE} />;
  if (conversation.speaker === 'representative') return <NoAuthority />;
  return <NewForm key={conversation.conversationId} conversation={conversation} onRecorded={setRecorded} />;
}
