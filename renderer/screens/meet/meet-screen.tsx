import { useState } from 'react';
import { useConversation } from '../../lib/conversation.ts';
import { WhoSpeaks } from '../customer/who-speaks.tsx';
import { MeetForm } from './meet-form.tsx';
import { Met } from './met.tsx';

export const TITLE = 'Met now, matched later';
const OF_ANOTHER = 'What somebody asks for another';

/** Somebody who is not on this computer: what they say is taken down, and matched to their record later. */
export function MeetScreen() {
  const conversation = useConversation();
  const [itemIds, setItemIds] = useState<readonly string[] | null>(null);
  const another = conversation?.speaker === 'representative';
  const title = another ? OF_ANOTHER : TITLE;
  if (itemIds) return <Met title={title} itemIds={itemIds} ofAnother={another} />;
  if (!conversation) return <WhoSpeaks title={title} />;
  return <MeetForm key={conversation.conversationId} title={title} conversation={conversation} onRecorded={setItemIds} />;
}
