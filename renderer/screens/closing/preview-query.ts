import { useQuery } from '@tanstack/react-query';
import type { Level } from '../../../shared/domain/identity.ts';
import type { Output } from '../../../shared/operations.ts';
import { whenKnown } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';

export type Preview = Output<'closures.preview'>;
export type Blocker = Preview['blockers'][number];

/** What closing would do, read anew each time it comes up and at each level: much may end elsewhere, and each look is audited. */
export const useClosingPreview = (customerId: string, conversationId: string, level: Level, wanted: boolean) =>
  useQuery({
    queryKey: ['closing-preview', customerId, conversationId, level],
    queryFn: async () => {
      await whenKnown(conversationId);
      return desk.closures.preview({ customerId, conversationId });
    },
    enabled: wanted,
    // What the level before showed stands until the next has been looked at.
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
