import { useMutation } from '@tanstack/react-query';
import { announce } from '../../lib/announcer.ts';
import { whenKnown } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';
import { noteSpeaksFor } from '../../lib/speaks-for.ts';
import { mayWords } from '../../lib/words/authority.ts';

/** Asks the centre whether whoever has this name may speak for the customer. It waits for its answer and is never queued. */
export const useUsing = (customerId: string, conversationId: string) =>
  useMutation({
    mutationFn: async (name: string) => {
      await whenKnown(conversationId);
      return desk.authorities.use({ commandId: newId(), customerId, conversationId, name });
    },
    onSuccess: ({ scopes }) => {
      announce(mayWords(scopes));
      noteSpeaksFor(customerId, scopes);
    },
  });
