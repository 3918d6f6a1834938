import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { decisionsOf, type Plan } from './consent-plan.ts';
import { type Decide, decide } from './decide.ts';
import type { Recording } from './recorded-consent.tsx';

/** Records what is marked. The command's id is made when the form opens, so that pressing again is the same command. */
export function useRecording(
  customerId: string,
  { conversationId, channel, sentAt }: Conversation,
  plan: Plan,
  onRecorded: (recording: Recording) => void,
) {
  const [commandId] = useState(newId);
  const sent = useRef<Decide | null>(null);
  const [error, setError] = useState<unknown>(null);
  const record = async () => {
    const decisions = decisionsOf(plan);
    if (decisions.length === 0) return;
    // The words of a message were said when it was sent.
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    sent.current ??= { commandId, customerId, conversationId, saidAt, decisions };
    try {
      const itemId = await decide(sent.current);
      holdUnfinished(false);
      onRecorded({ itemId, decisions: sent.current.decisions });
    } catch (failure) {
      sent.current = null;
      setError(failure);
    }
  };
  return { record, error };
}
