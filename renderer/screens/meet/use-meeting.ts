import { useRef, useState } from 'react';
import { isMessage } from '../../../shared/domain/conversation.ts';
import type { Input } from '../../../shared/operations.ts';
import { type AskedAfter, askedAfter } from '../../lib/asked-after.ts';
import type { Conversation } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { dropDraft } from '../../lib/drafts.ts';
import { holdUnfinished } from '../../lib/go.ts';
import { newId } from '../../lib/ids.ts';
import { recorded } from '../../lib/recorded.ts';
import { newReference } from '../new-customer/use-registering.ts';
import type { HowMet } from './how-met.ts';
import { commandsFor, type MadeCommand } from './meeting-commands.ts';
import type { Matter, ReadMeeting } from './typed-meeting.ts';

type Who = Extract<ReadMeeting, { ok: true }>['who'];

/** Where what is typed is kept over a lock and a reload. */
export const meetPlace = (conversationId: string): string => `meet:${conversationId}`;

/** One matter that was taken down. */
export type Kept = Pick<Input<'requests.logUnmatched'>, 'reference' | 'kind' | 'saidAt'> & { readonly itemId: string };
type OnRecorded = (kept: readonly Kept[]) => void;

/** What somebody says for themself waits until their record is found, unless it is known that there is none. */
const keeping = (how: HowMet) => (how === 'matched-later' ? desk.shell.meet : desk.requests.logUnmatched);

/** Keeps each matter as an item of its own. Pressed again after a failure, what is kept already is not kept twice. */
export function useMeeting(how: HowMet, { conversationId, channel, sentAt }: Conversation, onRecorded: OnRecorded) {
  const made = useRef<readonly MadeCommand[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const record = async (who: Who, matters: readonly Matter[]) => {
    const saidAt = made.current[0]?.command.saidAt ?? (isMessage(channel) && sentAt ? sentAt : new Date().toISOString());
    const ids = () => ({ commandId: newId(), requestId: newId(), reference: newReference(), conversationId, saidAt });
    const now = commandsFor({ who, matters }, made.current, ids);
    made.current = [...new Set([...made.current, ...now])];
    setBusy(true);
    try {
      const kept: Kept[] = [];
      for (const { command: one } of now) {
        const itemId = await recorded('requests.logUnmatched', keeping(how)(one));
        const { reference, kind, howToAnswer } = one;
        kept.push({ itemId, reference, kind, saidAt });
        if (how === 'nobody-found') noteAsked({ itemId, conversationId, reference, kind, howToAnswer, saidAt });
      }
      dropDraft(meetPlace(conversationId));
      holdUnfinished(false);
      onRecorded(kept);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return { record, busy, error };
}

/** What is read back at the end of the conversation. */
function noteAsked(one: AskedAfter): void {
  askedAfter.set((now) => (now.some(({ itemId }) => itemId === one.itemId) ? now : [...now, one]));
}
