import type { UnsentItem } from '../../shared/desk.ts';
import type { Clock } from '../clock.ts';
import { type Item, isStuck, isToMatch } from './item.ts';
import type { Counts } from './parts.ts';
import type { Queue } from './queue.ts';

/** What somebody said or did; a note of who looked at what is one only once it needs a decision. */
const isUnsent = (item: Item) => !item.tell && (!item.look || isStuck(item));
const timeOf = (clock: Clock, tick: number) => new Date(clock.now() + tick - clock.ticks()).toISOString();

/** What is unsent, as its own person may see it; nothing of it while inputs are away. */
export function listOf(queue: Queue, clock: Clock): UnsentItem[] {
  const turn = new Set(queue.turn());
  const held = new Set(queue.behindStuck());
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
          closedOn: item.closedOn,
          nextAttempt: waits ? timeOf(clock, item.due) : null,
          behind: !turn.has(item) && !isStuck(item),
          held: held.has(item),
        },
      ];
    });
}

/** What is unsent, in numbers: asked for at every step of a long row, so it is gone through once. */
export function countsOf(queue: Queue, clock: Clock): Omit<Counts, 'lost'> {
  const counted = { unsent: 0, attention: 0, toMatch: 0 };
  let oldest: Counts['oldest'] = null;
  for (const item of queue.live()) {
    if (!isUnsent(item)) continue;
    counted.unsent += 1;
    if (counted.unsent === 1) oldest = item.recordedAt;
    if (isToMatch(item)) counted.toMatch += 1;
    else if (isStuck(item)) counted.attention += 1;
  }
  const next = queue.nextDue();
  return { ...counted, oldest, draining: queue.draining(), nextAttempt: next === null ? null : timeOf(clock, next) };
}
