import type { OperationName } from '../../shared/operations.ts';

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
