import { useState } from 'react';
import { useConversation } from '../../lib/conversation.ts';
import { takeNobodyFound } from '../../lib/nobody-found.ts';
import { WhoSpeaks } from '../customer/who-speaks.tsx';
import { howMet, metTitle } from './how-met.ts';
import { MeetForm } from './meet-form.tsx';
import { Met } from './met.tsx';
import type { Kept } from './use-meeting.ts';

/** Somebody whose record is not at hand: what they say is taken down, and matched later, or goes as a request. */
export function MeetScreen() {
  const conversation = useConversation();
  const [nobodyFound] = useState(takeNobodyFound);
  const [kept, setKept] = useState<readonly Kept[] | null>(null);
  const how = howMet(conversation?.speaker, nobodyFound);
  if (kept) return <Met how={how} kept={kept} />;
  if (!conversation) return <WhoSpeaks title={metTitle[how]} />;
  return <MeetForm key={conversation.conversationId} how={how} conversation={conversation} onRecorded={setKept} />;
}
