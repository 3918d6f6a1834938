import { useQuery } from '@tanstack/react-query';
import { whenKnown } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';

/** What was done in a conversation, as the centre has it. Read each time it is asked for. */
export const useConversationRecord = (conversationId: string) =>
  useQuery({
    queryKey: ['conversation', conversationId],
    queryFn: async () => {
      await whenKnown(conversationId);
      return desk.conversations.read({ conversationId });
    },
    staleTime: 0,
  });
