import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../shared/operations.ts';
import { whenKnown } from '../../lib/conversation.ts';
import { desk } from '../../lib/desk.ts';
import { queryClient } from '../../lib/query-client.ts';
import type { Opened } from '../customer/customer-query.ts';

export type Authority = Output<'authorities.list'>['items'][number];

/** Who may speak for a customer now; each look is audited, so it is made when asked for. */
export const useAuthorities = (opened: Opened, enabled: boolean) =>
  useQuery({
    queryKey: ['authorities', opened.customerId, opened],
    queryFn: async () => {
      if (opened.conversationId) await whenKnown(opened.conversationId);
      return desk.authorities.list(opened);
    },
    enabled,
  });

/** Reads them again after one was recorded or ended. */
export const readAuthoritiesAgain = (customerId: string) =>
  queryClient.invalidateQueries({ queryKey: ['authorities', customerId] });
