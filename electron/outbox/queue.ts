import type { Failure } from '../../shared/problem.ts';
import type { FailedAttempt } from '../central/attempt.ts';
import { instantOf } from '../clock.ts';
import { hasEnded, type Item } from './item.ts';
import { turns } from './ordering.ts';
import type { OutboxParts } from './parts.ts';
import { asksAgain, waitBefore } from './retry.ts';

export type End = { readonly output: unknown } | { readonly problem: Failure };

export type QueueParts = Pick<OutboxParts, 'clock' | 'send' | 'changed' | 'counted'> & {
  /** Told of every item that has its end, before anybody else. */
  readonly ended: (item: Item) => void;
};

/** The items there are and the sending of them: order, repeats, states. It knows nothing of the disk. */
export type Queue = {
  readonly known: (id: string) => Item | undefined;
  /** Those without their end, in the order of recording. */
  readonly live: () => readonly Item[];
  readonly enter: (item: Item) => void;
  readonly end: (item: Item, how: End) => void;
  /** These, in this order, are what there is without an end. */
  readonly setLive: (items: readonly Item[]) => void;
  /** Nothing is sent until `goOn`. What is under way goes on. */
  readonly hold: () => void;
  readonly goOn: () => void;
  readonly wake: () => void;
  readonly tellAgain: () => void;
  readonly clear: () => void;
};

export function createQueue(parts: QueueParts): Queue {
  const { clock } = parts;
  const items = new Map<string, Item>();
  let live: Item[] = [];
  /** Things whose making was refused: nothing that names them is sent. */
  const unmade = new Set<string>();
  let cancelTimer = () => {};
  let held = false;

  const tellChange = (item: Item) => {
    if (item.tell) return;
    const { id: itemId, operation, state, output, problem } = item;
    const end = { ...(output === undefined ? {} : { output }), ...(problem ? { problem } : {}) };
    parts.changed({ kind: 'item', itemId, operation, state, at: instantOf(clock), ...end });
  };

  const end = (item: Item, how: End) => {
    live = live.filter((other) => other !== item);
    item.input = null;
    item.sealed = null;
    item.inFlight = false;
    item.state = 'output' in how ? 'received' : 'refused';
    item.output = 'output' in how ? how.output : undefined;
    item.problem = 'problem' in how ? how.problem : undefined;
    parts.ended(item);
    if (item.tell) {
      items.delete(item.id);
      item.tell('output' in how ? { ok: true, value: how.output } : { ok: false, error: how.problem });
    }
    tellChange(item);
    if (item.state === 'refused' && item.makes) refuseWhatBuildsOn(item.makes);
    parts.counted();
  };

  const refuseWhatBuildsOn = (made: string) => {
    unmade.add(made);
    for (const item of live.filter((other) => other.names.includes(made))) {
      if (!hasEnded(item)) end(item, { problem: { code: 'depends-on-refused' } });
    }
  };

  const failed = (item: Item, attempt: FailedAttempt) => {
    if (item.tell || !asksAgain(attempt)) return end(item, { problem: attempt.error });
    item.inFlight = false;
    item.state = attempt.sent === 'no' && item.state === 'sending' ? 'waiting' : 'asking-again';
    item.due = clock.now() + waitBefore(item.attempts, attempt, clock.random());
    item.asked = attempt.retryAfter !== null;
    item.problem = attempt.error;
    tellChange(item);
  };

  const attemptNow = async (item: Item) => {
    if (!item.input) return;
    item.inFlight = true;
    item.attempts += 1;
    item.problem = undefined;
    if (item.state === 'waiting') {
      item.state = 'sending';
      tellChange(item);
    }
    const attempt = await parts.send(item.operation, item.input);
    if (hasEnded(item) || !live.includes(item)) return;
    if (attempt.ok) end(item, { output: attempt.value });
    else failed(item, attempt);
    schedule();
  };

  const pump = () => {
    if (held) return;
    for (const item of turns(live)) {
      if (isReady(item) && item.due <= clock.now()) void attemptNow(item);
    }
    schedule();
  };

  /** One timer, for the next item whose turn and time have both come. */
  const schedule = () => {
    cancelTimer();
    if (held) return;
    const next = turns(live).filter(isReady);
    if (next.length === 0) return;
    const wait = Math.max(0, Math.min(...next.map((item) => item.due)) - clock.now());
    cancelTimer = clock.after(wait, pump);
  };

  return {
    known: (id) => items.get(id),
    live: () => live,
    enter: (item) => {
      items.set(item.id, item);
      if (item.makes) unmade.delete(item.makes);
      live.push(item);
      if (item.names.some((name) => unmade.has(name))) end(item, { problem: { code: 'depends-on-refused' } });
      parts.counted();
      schedule();
    },
    end,
    setLive: (all) => {
      live = [...all];
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
    wake: () => {
      for (const item of live) if (!item.asked) item.due = 0;
      schedule();
    },
    tellAgain: () => {
      for (const item of items.values()) if (!hasEnded(item) || item.state === 'refused') tellChange(item);
    },
    clear: () => {
      cancelTimer();
      for (const item of live) item.tell?.({ ok: false, error: { code: 'signed-out' } });
      live = [];
      items.clear();
      unmade.clear();
      parts.counted();
    },
  };
}

/** Its input may still lie on the disk. */
const isReady = ({ inFlight, input }: Item) => !inFlight && input !== null;
