import type { OperationName } from '../../shared/operations.ts';
import type { Outbox } from '../outbox/parts.ts';

/** Follows what is recorded, to know whether a conversation is open at this desk. */
export type OpenConversation = {
  readonly heard: (operation: OperationName, input: Record<string, unknown>) => void;
  readonly isOpen: () => boolean;
};

export function openConversation(): OpenConversation {
  let open: string | null = null;
  return {
    heard: (operation, { conversationId }) => {
      if (operation === 'conversations.open' || operation === 'conversations.resume') open = String(conversationId);
      else if ((operation === 'conversations.park' || operation === 'conversations.end') && open === conversationId) open = null;
    },
    isOpen: () => open !== null,
  };
}

/** An outbox whose takings are also heard by somebody else. */
export function heardBy(
  outbox: Pick<Outbox, 'record' | 'runNow'>,
  hear: OpenConversation['heard'],
): Pick<Outbox, 'record' | 'runNow'> {
  return {
    runNow: outbox.runNow,
    record: async (operation, input) => {
      const taken = await outbox.record(operation, input);
      if (taken.ok) hear(operation, input);
      return taken;
    },
  };
}
