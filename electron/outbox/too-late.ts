import { londonDay } from '../../shared/domain/day.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import { dropValues, isAsked } from './asked.ts';
import { type Item, isGone, isStuck } from './item.ts';
import { isCustomer } from './ordering.ts';
import type { OutboxParts } from './parts.ts';
import type { Queue } from './queue.ts';

export type TooLateParts = Pick<OutboxParts, 'clock' | 'counted' | 'accountClosed'> & {
  readonly queue: Queue;
  /** Puts an item on the disk, where there is a store; answers why not. */
  readonly keep: (item: Item) => Promise<Failure | null>;
};

/** What comes too late for a closed account: nothing of what was said stays but what was asked, and a person sees that it came to nothing. */
export type TooLate = {
  /** An item has its answer: one that was refused because the account is closed loses its values at once. */
  readonly answered: (item: Item) => void;
  /** Empties an item in memory and on the disk; where the disk does not take it, soon again. */
  readonly empty: (item: Item, closedOn: string) => Promise<void>;
  /** The account is known to be closed: what waits for a decision about this customer can be received no more. */
  readonly closed: (customerId: string) => void;
  /** Somebody has seen it: now it goes whole. */
  readonly acknowledge: (itemIds: readonly string[]) => Promise<Result<null>>;
};

/** Milliseconds until an item that the disk did not take empty is written again. */
const WRITE_AGAIN = 30_000;
/** How the central service says that whom a command is about is no customer any more: closed, or destroyed since. */
const CLOSED: readonly string[] = ['account-closed', 'not-found'];
/** After these a closing has been done, at once or before. */
const DONE: readonly unknown[] = ['waiting', 'destroyed', 'cleaned'];

export function tooLate({ clock, queue, keep, counted, accountClosed }: TooLateParts): TooLate {
  const writing = new Map<string, Promise<void>>();
  const today = () => londonDay(new Date(clock.now()));

  const write = async (item: Item): Promise<void> => {
    if (isGone(item) || queue.known(item.id) !== item) return;
    if (await keep(item)) clock.after(WRITE_AGAIN, () => void written(item));
  };
  const written = (item: Item): Promise<void> => {
    const done = write(item);
    writing.set(item.id, done);
    return done.finally(() => {
      if (writing.get(item.id) === done) writing.delete(item.id);
    });
  };
  const empty = (item: Item, closedOn: string): Promise<void> => {
    const { code = 'account-closed', requestId } = item.problem ?? {};
    Object.assign(item, {
      ...{ input: {}, whom: null, sealed: null, print: '', closedOn },
      ...{ names: [], makes: null, closes: null, handedOver: undefined, handedOverAt: undefined },
      problem: { code, ...(requestId ? { requestId } : {}) },
    });
    return written(item);
  };

  /** What they ask is still heard: it keeps its words, and holds nobody. What was said to be wrong loses its values, which is its problem then. */
  const spare = (item: Item): void => {
    const { requestId } = item.problem ?? {};
    Object.assign(item, { names: item.names.filter((name) => !isCustomer(name)) });
    if (item.operation !== 'rectifications.log') return;
    item.problem = { code: 'account-closed', ...(requestId ? { requestId } : {}) };
    dropValues(item);
    void written(item);
  };

  return {
    empty,
    answered: (item) => {
      const customerId = customerOf(item);
      if (customerId === null) return;
      if (item.operation === 'closures.close' && DONE.includes((item.output as { state?: unknown } | undefined)?.state))
        accountClosed(customerId, 'done-here');
      if (!CLOSED.includes(item.problem?.code ?? '') || item.operation === 'customers.register') return;
      if (item.problem?.code === 'not-found' && (item.tell || item.orphan)) return;
      if (isAsked(item)) spare(item);
      else if (!item.tell) void empty(item, today());
      accountClosed(customerId, 'refused');
    },
    closed: (customerId) => {
      const theirs = queue.live().filter((item) => isStuck(item) && customerOf(item) === customerId);
      for (const item of theirs) {
        if (isAsked(item)) spare(item);
        else {
          item.problem = { code: 'account-closed' };
          void empty(item, today());
        }
        queue.say(item);
      }
      if (theirs.length === 0) return;
      // What waited behind them goes now, and is refused for itself.
      queue.setLive(queue.live());
      counted();
      queue.wake();
    },
    acknowledge: async (itemIds) => {
      await Promise.all(itemIds.map((id) => writing.get(id)));
      for (const id of itemIds) {
        const item = queue.known(id);
        if (item && isStuck(item) && item.closedOn !== null) queue.lose(item);
      }
      return { ok: true, value: null };
    },
  };
}

/** Heard whether there is an account or not: a note to the audit, and what somebody asks for, whose clock runs. */
const ALWAYS_HEARD: readonly OperationName[] = ['deskEvents.record', 'requests.logUnmatched'];

/** The customer whose account a command needs; null where it needs none. */
function customerOf({ names, operation }: Item): string | null {
  if (ALWAYS_HEARD.includes(operation)) return null;
  return names.find(isCustomer)?.slice('customerId:'.length) ?? null;
}
