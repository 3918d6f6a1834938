import { useMutation } from '@tanstack/react-query';
import type { Input } from '../../../shared/operations.ts';
import { whenKnown } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';

type Check = Omit<Input<'customers.checkIdentity'>, 'commandId'>;

/** Asks the centre whether the answers match. It waits for its answer and is never queued; the answers are not kept. */
export const useCheckIdentity = () =>
  useMutation({
    mutationFn: async (check: Check) => {
      await whenKnown(check.conversationId);
      return desk.customers.checkIdentity({ commandId: newId(), ...check });
    },
  });
