import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { recorded } from '../../lib/recorded.ts';
import { newReference } from '../new-customer/use-registering.ts';
import type { Matter, ReadMeeting } from './typed-meeting.ts';

type Who = Extract<ReadMeeting, { ok: true }>['who'];

/** Where what is typed is kept over a lock and a reload. */
export const meetPlace = (conversationId: string): string => `meet:${conversationId}`;

type OnRecorded = (itemIds: readonly string[]) => void;

/** What somebody asks for another goes as a request; what somebody says for themself waits until their record is found. */
const keeping = (speaker: Conversation['speaker']) =>
  speaker === 'representative' ? desk.requests.logUnmatched : desk.shell.meet;

/** Keeps each matter as an item of its own. Pressed again after a failure, what is kept already is not kept twice. */
export function useMeeting({ conversationId, channel, sentAt, speaker }: Conversation, onRecorded: OnRecorded) {
  const made = useRef<readonly Input<'requests.logUnmatched'>[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const record = async (who: Who, matters: readonly Matter[]) => {
    const saidAt = isMessage(channel) && sentAt ? sentAt : new Date().toISOString();
    made.current ??= matters.map((matter) => ({
      ...{ commandId: newId(), requestId: newId(), reference: newReference(), conversationId, saidAt },
      ...who,
      ...matter,
    }));
    setBusy(true);
    try {
      const itemIds: string[] = [];
      for (const one of made.current) itemIds.push(await recorded('requests.logUnmatched', keeping(speaker)(one)));
      dropDraft(meetPlace(conversationId));
      holdUnfinished(false);
      onRecorded(itemIds);
    } catch (failure) {
      made.current = null;
      setError(failure);
      setBusy(false);
    }
  };
  return { record, busy, error };
}
