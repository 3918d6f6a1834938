import type { Input } from '../../shared/operations.ts';
import { makeStore } from './store.ts';

type Log = Input<'requests.logUnmatched'>;

/** What was asked in this window of an account that has been closed: nobody's name, and nothing of the words. */
export type AskedAfter = Pick<Log, 'conversationId' | 'reference' | 'saidAt' | 'kind' | 'howToAnswer'> & {
  readonly itemId: string;
};
export const askedAfter = makeStore<readonly AskedAfter[]>([]);
