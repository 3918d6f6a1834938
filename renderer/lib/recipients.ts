import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../shared/operations.ts';
import { desk } from './desk.ts';

export type Recipient = Output<'recipients.list'>['items'][number];

/**
 * Whom something may be passed on to. Asked for wherever it may soon be needed, so that the shell has the last answer to give when
 * there is no connection.
 */
export const useRecipients = () =>
  useQuery({ queryKey: ['recipients'], queryFn: async () => (await desk.recipients.list({})).items });
