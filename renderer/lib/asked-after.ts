import type { Input } from '../../shared/operations.ts';
import { makeStore } from './store.ts';

type Log = Input<'requests.logUnmatched'>;

/** What was asked in this window that is no change of a record: after closing, a complaint, another right. Nobody's name, none of the words. */
export type AskedAfter = Pick<Log, 'conversationId' | 'reference' | 'saidAt' | 'kind' | 'howToAnswer'> & {
  readonly itemId: string;
};
export const askedAfter = makeStore<readonly AskedAfter[]>([]);
