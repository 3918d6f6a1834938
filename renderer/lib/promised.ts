import type { DayPart, PromiseHow } from '../../shared/domain/promise.ts';
import { makeStore } from './store.ts';

/** What was promised in this window in a conversation, so that it can be read back from that moment. */
export type Promised = {
  readonly itemId: string;
  readonly conversationId: string;
  readonly customerId: string | null;
  /** Of the request it is about. */
  readonly reference: string | null;
  readonly how: PromiseHow;
  readonly day: string;
  readonly part: DayPart | null;
  readonly saidAt: string;
};
export const promised = makeStore<readonly Promised[]>([]);
