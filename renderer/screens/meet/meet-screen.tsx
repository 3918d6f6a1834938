import { useState } from 'react';
import { useConversation } from '../../lib/conversation.ts';
import { NoAuthority } from '../customer/no-authority.tsx';
import { WhoSpeaks } from '../customer/who-speaks.tsx';
import { MeetForm } from './meet-form.tsx';
import { Met } from './met.tsx';

export const TITLE = 'Met now, matched later';

/** Somebody who is not on this computer: what they say is taken down, and matched to their record later. */
export function MeetScreen() {
  const conversation = useConversation();
  const [itemIds, setItemIds] = useState<readonly string[] | null>(null);
  if (itemIds) return <Met title={TITLE} itemIds={itemIds} />;
  if (!conversation) return <WhoSpeaks title={TITLE} />;
  if (conversation.speaker === 'representative') return <NoAuthority />;
  return <MeetForm key={conversation.conversationId} title={TITLE} conversation={conversation} onRecorded={setItemIds} />;
}
