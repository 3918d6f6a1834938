import type { UnsentItem } from '../../shared/desk.ts';
import type { Clock } from '../clock.ts';
import { type Item, isStuck } from './item.ts';
import type { Counts } from './parts.ts';
import type { Queue } from './queue.ts';

/** What somebody said or did; a note of who looked at what is one only once it needs a decision. */
const isUnsent = (item: Item) => !item.tell && (!item.look || isStuck(item));
/** Somebody met without a record at hand: whose it is, is to be found out. */
const isToMatch = (item: Item) => isStuck(item) && item.problem?.code === 'to-be-matched';
const timeOf = (clock: Clock, tick: number) => new Date(clock.now() + tick - clock.ticks()).toISOString();

/** What is unsent, as its own person may see it; nothing of it while inputs are away. */
export function listOf(queue: Queue, clock: Clock): UnsentItem[] {
  const turn = new Set(queue.turn());
  return queue
    .live()
    .filter(isUnsent)
    .flatMap((item) => {
      if (!item.input) return [];
      const waits = !item.inFlight && turn.has(item) && item.due > clock.ticks();
      return [
        {
          ...{ itemId: item.id, operation: item.operation, state: item.state, recordedAt: item.recordedAt, input: item.input },
          ...{ whom: item.whom, problem: item.problem ?? null, attempts: item.attempts, handedOver: item.handedOver ?? null },
          handedOverAt: item.handedOverAt ?? null,
          nextAttempt: waits ? timeOf(clock, item.due) : null,
          behind: !turn.has(item) && !isStuck(item),
        },
      ];
    });
}

/** What is unsent, in numbers. */
export function countsOf(queue: Queue, clock: Clock): Omit<Counts, 'lost'> {
  const live = queue.live();
  const count = (wanted: (item: Item) => boolean) => live.reduce((sum, item) => (wanted(item) ? sum + 1 : sum), 0);
  const next = queue.nextDue();
  return {
    unsent: count(isUnsent),
    oldest: live.find(isUnsent)?.recordedAt ?? null,
    attention: count((item) => isUnsent(item) && isStuck(item) && !isToMatch(item)),
    toMatch: count((item) => isUnsent(item) && isToMatch(item)),
    draining: queue.draining(),
    nextAttempt: next === null ? null : timeOf(clock, next),
  };
}
