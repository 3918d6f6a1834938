import { useState } from 'react';
import type { AskedAfter } from '../../lib/asked-after.ts';
import { useConversation } from '../../lib/conversation.ts';
import { WhoSpeaks } from '../customer/who-speaks.tsx';
import { AfterForm } from './after-form.tsx';
import { RecordedAfter } from './recorded-after.tsx';

export const TITLE = 'Asked after closing';

/** What somebody asks whose account has been closed: only in a conversation, whoever speaks, and nothing is read for it. */
export function AfterScreen() {
  const conversation = useConversation();
  const [recorded, setRecorded] = useState<AskedAfter | null>(null);
  if (recorded) return <RecordedAfter title={TITLE} recorded={recorded} />;
  if (!conversation) return <WhoSpeaks title={TITLE} />;
  return <AfterForm key={conversation.conversationId} title={TITLE} conversation={conversation} onRecorded={setRecorded} />;
}
