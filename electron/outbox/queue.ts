import type { ItemState, SyncState } from '../../shared/desk.ts';
import type { Failure } from '../../shared/problem.ts';
import type { FailedAttempt } from '../central/attempt.ts';
import { instantOf } from '../clock.ts';
import { changeOf, hasAnswer, type Item, isGone, isStuck } from './item.ts';
import type { OutboxParts } from './parts.ts';
import { asksAgain, waitBefore } from './retry.ts';
import { followTurns, isPlain } from './whose-turn.ts';

/** Commands sent side by side; the other connections to the central service are for what somebody looks at. */
export const AT_ONCE = 4;

export type QueueParts = Pick<OutboxParts, 'clock' | 'send' | 'changed' | 'received' | 'counted'> & {
  /** Told of every item that leaves the outbox or gets stuck, before anybody else. */
  readonly answered: (item: Item) => void;
};

/** The items there are and the sending of them: order, repeats, states. It knows nothing of the disk. */
export type Queue = {
  readonly known: (id: string) => Item | undefined;
  /** Those that have not left, in the order of recording. */
  readonly live: () => readonly Item[];
  readonly enter: (item: Item) => void;
  readonly received: (item: Item, output: unknown) => void;
  /** It is not sent before a person decides; whoever waits for it is told. */
  readonly stick: (item: Item, problem: Failure) => void;
  /** A person decided: it goes out of the queue, and `instead` has its place. */
  readonly leave: (item: Item, state: 'replaced' | 'discarded', instead: Item) => void;
  /** Its input cannot be read any more, or a person has seen that it came to nothing: it is gone, and said to be. */
  readonly lose: (item: Item, problem?: Failure) => void;
  /** A stuck item goes again as it is. */
  readonly again: (item: Item) => void;
  /** Says where an item is. */
  readonly say: (item: Item) => void;
  /** These, in this order, are what has not left. */
  readonly setLive: (items: readonly Item[]) => void;
  /** Nothing is sent until `goOn`. What is under way goes on. */
  readonly hold: () => void;
  readonly goOn: () => void;
  /** What waits goes now; what the central service asked to wait only when `all`. */
  readonly wake: (all?: boolean) => void;
  readonly tellAgain: () => void;
  readonly clear: () => void;
  readonly draining: () => SyncState['draining'];
  /** When the next attempt is due, in ticks; null where none waits for a time. */
  readonly nextDue: () => number | null;
  /** The items whose turn it is. */
  readonly turn: () => readonly Item[];
  /** Those that wait for a person's decision about another. */
  readonly behindStuck: () => readonly Item[];
};

export function createQueue(parts: QueueParts): Queue {
  const { clock } = parts;
  const items = new Map<string, Item>();
  let live: Item[] = [];
  /** Things whose making was taken out: nothing that names them is sent. */
  const unmade = new Set<string>();
  let cancelTimer = () => {};
  let held = false;
  let done = 0;

  const say = (item: Item) => {
    if (!item.tell) parts.changed(changeOf(item, instantOf(clock)));
  };
  const moving = () => live.reduce((count, item) => (item.tell || isStuck(item) ? count : count + 1), 0);
  const turns = followTurns(() => live);
  const turn = () => turns.now().free;

  const settle = (item: Item, state: ItemState, end: { output?: unknown; problem?: Failure }) => {
    const passes = isPlain(item) && state === 'received';
    item.inFlight = false;
    item.state = state;
    item.output = end.output;
    item.problem = end.problem;
    if (state === 'received' && item.input) parts.received(item.operation, item.input);
    const leaves = isGone(item) || item.tell !== null;
    if (leaves) live = live.filter((other) => other !== item);
    if (passes) turns.passes(item);
    else turns.changes();
    if (leaves) {
      item.input = null;
      item.whom = null;
      item.sealed = null;
    }
    if (!item.tell) done = moving() === 0 ? 0 : done + 1;
    parts.answered(item);
    if (!item.tell) say(item);
    else {
      items.delete(item.id);
      item.tell(end.problem ? { ok: false, error: end.problem } : { ok: true, value: end.output });
    }
    parts.counted();
  };

  /** What somebody waits for that is built on something stuck will not come. */
  const tellWhoWaits = (made: string) => {
    for (const item of live.filter((other) => other.tell && other.names.includes(made))) stick(item, DEPENDS);
  };
  const stick = (item: Item, problem: Failure) => {
    settle(item, 'needs-attention', { problem });
    if (item.makes !== null && !item.tell) tellWhoWaits(item.makes);
  };

  const leave = (item: Item, state: 'replaced' | 'discarded', instead: Item) => {
    items.set(instead.id, instead);
    live = live.map((other) => (other === item ? instead : other));
    turns.changes();
    settle(item, state, {});
    const { makes } = item;
    if (makes !== null && makes !== instead.makes) {
      unmade.add(makes);
      for (const other of live.filter((one) => one.names.includes(makes) && !isStuck(one))) stick(other, DEPENDS);
    }
    schedule();
  };

  const failed = (item: Item, attempt: FailedAttempt) => {
    if (item.tell || !asksAgain(attempt)) return stick(item, attempt.error);
    turns.changes();
    item.inFlight = false;
    item.state = attempt.sent === 'no' && item.state === 'sending' ? 'waiting' : 'asking-again';
    item.due = clock.ticks() + waitBefore(item.attempts, attempt, clock.random());
    item.asked = attempt.retryAfter !== null;
    item.problem = attempt.error;
    say(item);
    parts.counted();
  };

  const attemptNow = async (item: Item) => {
    if (!item.input) return;
    if (item.closes !== null) turns.changes();
    item.inFlight = true;
    item.attempts += 1;
    item.problem = undefined;
    if (item.state === 'waiting') {
      item.state = 'sending';
      say(item);
    }
    const attempt = await parts.send(item.operation, item.input);
    if (hasAnswer(item) || !live.includes(item)) return;
    if (attempt.ok) settle(item, 'received', { output: attempt.value });
    else failed(item, attempt);
    pump();
  };

  /** Sends what can go, and sets one timer for what can go next. */
  const pump = () => {
    cancelTimer();
    if (held) return;
    const now = clock.ticks();
    let under = live.reduce((count, item) => (item.inFlight && !item.tell ? count + 1 : count), 0);
    let next = Number.POSITIVE_INFINITY;
    for (const item of turn()) {
      if (item.inFlight || item.input === null) continue;
      if (item.due > now) next = Math.min(next, item.due);
      else if (item.tell) void attemptNow(item);
      else if (under < AT_ONCE) {
        under += 1;
        void attemptNow(item);
      }
    }
    if (next < Number.POSITIVE_INFINITY) cancelTimer = clock.after(next - now, pump);
  };
  /** Soon, but not before whoever asks has gone on. */
  const schedule = () => {
    cancelTimer();
    if (!held) cancelTimer = clock.after(0, pump);
  };

  return {
    known: (id) => items.get(id),
    live: () => live,
    enter: (item) => {
      items.set(item.id, item);
      live.push(item);
      turns.changes();
      const stuck = live.some((other) => isStuck(other) && other.makes !== null && item.names.includes(other.makes));
      if (item.names.some((name) => unmade.has(name)) || (item.tell && stuck)) stick(item, DEPENDS);
      parts.counted();
      schedule();
    },
    received: (item, output) => settle(item, 'received', { output }),
    stick,
    leave,
    lose: (item, problem) => settle(item, 'discarded', problem ? { problem } : {}),
    again: (item) => {
      turns.changes();
      item.state = 'waiting';
      item.problem = undefined;
      item.due = 0;
      say(item);
      parts.counted();
      schedule();
    },
    say,
    setLive: (all) => {
      live = [...all];
      turns.changes();
      for (const item of live) items.set(item.id, item);
    },
    hold: () => {
      held = true;
      cancelTimer();
    },
    goOn: () => {
      held = false;
      schedule();
    },
    wake: (all = false) => {
      for (const item of live) if (all || !item.asked) item.due = 0;
      schedule();
    },
    tellAgain: () => {
      for (const item of items.values()) if (!isGone(item)) say(item);
    },
    clear: () => {
      cancelTimer();
      for (const item of live) item.tell?.({ ok: false, error: { code: 'signed-out' } });
      live = [];
      turns.changes();
      done = 0;
      items.clear();
      unmade.clear();
      parts.counted();
    },
    draining: () => {
      const of = moving() + done;
      return of > 1 ? { done, of } : null;
    },
    nextDue: () => {
      const now = clock.ticks();
      const waits = (item: Item) => !item.inFlight && item.due > now;
      // Asked at every step of a long row, in which as a rule nothing waits for a time.
      if (!live.some(waits)) return null;
      const due = turn().reduce((next, item) => (waits(item) ? Math.min(next, item.due) : next), Number.POSITIVE_INFINITY);
      return due === Number.POSITIVE_INFINITY ? null : due;
    },
    turn,
    behindStuck: () => turns.now().held,
  };
}

const DEPENDS: Failure = { code: 'depends-on-refused' };
