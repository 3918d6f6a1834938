import type { UnsentItem } from '../../shared/desk.ts';
import type { Clock } from '../clock.ts';
import { type Item, isStuck } from './item.ts';
import type { Counts } from './parts.ts';
import type { Queue } from './queue.ts';

const isUnsent = (item: Item) => !item.tell;
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
          nextAttempt: waits ? timeOf(clock, item.due) : null,
          behind: !turn.has(item) && !isStuck(item),
        },
      ];
    });
}

/** What is unsent, in numbers. */
export function countsOf(queue: Queue, clock: Clock): Omit<Counts, 'lost'> {
  const live = queue.live();
  const next = queue.nextDue();
  return {
    unsent: live.reduce((count, item) => (isUnsent(item) ? count + 1 : count), 0),
    oldest: live.find(isUnsent)?.recordedAt ?? null,
    attention: live.reduce((count, item) => (isUnsent(item) && isStuck(item) ? count + 1 : count), 0),
    draining: queue.draining(),
    nextAttempt: next === null ? null : timeOf(clock, next),
  };
}
