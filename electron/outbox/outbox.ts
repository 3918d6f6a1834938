import { createHash } from 'node:crypto';
import type { Change, Recorded } from '../../shared/desk.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import type { Attempt, FailedAttempt } from '../central/attempt.ts';
import { type Clock, instantOf } from '../clock.ts';
import { hasEnded, type Item } from './item.ts';
import { madeBy, namesOf, turns } from './ordering.ts';
import { asksAgain, waitBefore } from './retry.ts';

type Input = Record<string, unknown>;
/** Turns bytes into sealed ones, or back, for one identity; throws where they do not open. */
type Sealer = (bytes: Buffer, identity: string) => Buffer;

export type OutboxParts = {
  readonly clock: Clock;
  readonly send: (operation: OperationName, input: Input) => Promise<Attempt<unknown>>;
  readonly online: () => boolean;
  readonly changed: (change: Extract<Change, { kind: 'item' }>) => void;
  /** Told whenever the number of unsent items may have changed. */
  readonly counted: () => void;
};

export type Outbox = {
  /** Takes a command for good and answers at once; its end comes as a change. */
  readonly record: (operation: OperationName, input: Input) => Result<Recorded>;
  /** Runs a command that needs its answer now, after the items it builds on; dropped when offline. */
  readonly runNow: (operation: OperationName, input: Input) => Promise<Result<unknown>>;
  readonly unsent: () => { readonly unsent: number; readonly oldest: string | null };
  /** The connection or the sign-in came back: what waits only for that goes now. */
  readonly wake: () => void;
  /** The connection went: what somebody waits for is dropped. */
  readonly sleep: () => void;
  /** Nobody is at the desk: inputs are sealed, nothing is sent, what somebody waits for is dropped. Counts stay readable. */
  readonly seal: (sealer: Sealer) => void;
  /** Opens the inputs and goes on. True when some did not open: those end, refused. */
  readonly open: (opener: Sealer) => boolean;
  /** Says again where everything unsent or refused is: to a page that is new. */
  readonly tellAgain: () => void;
  /** Forgets everything, sent or not: whoever recorded it is gone and has agreed. */
  readonly forget: () => void;
};

/** Milliseconds a waited-for command may spend behind earlier ones. */
export const LONGEST_TURN = 10_000;

/** The write path. In memory for now; order, repeats and states are as they will stay. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { clock } = parts;
  const items = new Map<string, Item>();
  let live: Item[] = [];
  /** Things whose making was refused: nothing that names them is sent. */
  const unmade = new Set<string>();
  let cancelTimer = () => {};
  let sealed = false;

  const tellChange = (item: Item) => {
    if (item.tell) return;
    const { id: itemId, operation, state, output, problem } = item;
    const end = { ...(output === undefined ? {} : { output }), ...(problem ? { problem } : {}) };
    parts.changed({ kind: 'item', itemId, operation, state, at: instantOf(clock), ...end });
  };

  const end = (item: Item, how: { output: unknown } | { problem: Failure }) => {
    live = live.filter((other) => other !== item);
    item.input = null;
    item.sealed = null;
    item.inFlight = false;
    item.state = 'output' in how ? 'received' : 'refused';
    item.output = 'output' in how ? how.output : undefined;
    item.problem = 'problem' in how ? how.problem : undefined;
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
    if (sealed) return;
    for (const item of turns(live)) {
      if (!item.inFlight && item.due <= clock.now()) void attemptNow(item);
    }
    schedule();
  };

  /** One timer, for the next item whose turn and time have both come. */
  const schedule = () => {
    cancelTimer();
    if (sealed) return;
    const next = turns(live).filter((item) => !item.inFlight);
    if (next.length === 0) return;
    const wait = Math.max(0, Math.min(...next.map((item) => item.due)) - clock.now());
    cancelTimer = clock.after(wait, pump);
  };

  const take = (operation: OperationName, input: Input, tell: Item['tell']): Item => {
    const item: Item = {
      ...{ id: input.commandId as string, operation, input, print: printOf(input), tell, sealed: null },
      ...{ names: namesOf(input), makes: madeBy(operation, input), recordedAt: instantOf(clock) },
      ...{ state: 'waiting', inFlight: false, attempts: 0, due: 0, asked: false },
    };
    items.set(item.id, item);
    if (item.makes) unmade.delete(item.makes);
    live.push(item);
    if (item.names.some((name) => unmade.has(name))) end(item, { problem: { code: 'depends-on-refused' } });
    parts.counted();
    schedule();
    return item;
  };

  const waiting = () => live.filter((item) => !item.tell);

  return {
    record: (operation, input) => {
      const known = items.get(input.commandId as string);
      if (known && (known.operation !== operation || known.print !== printOf(input))) {
        return { ok: false, error: { code: 'idempotency-key-reused' } };
      }
      const { id: itemId, state, output, problem } = known ?? take(operation, input, null);
      const end = { ...(output === undefined ? {} : { output }), ...(problem ? { problem } : {}) };
      return { ok: true, value: { itemId, state, ...end } };
    },

    runNow: (operation, input) => {
      if (!parts.online()) return Promise.resolve({ ok: false, error: { code: 'offline' } });
      if (items.has(input.commandId as string)) return Promise.resolve({ ok: false, error: { code: 'in-progress' } });
      return new Promise((resolve) => {
        // Let go with the answer: the timer would hold what was said until its time came.
        let cancel = () => {};
        const item = take(operation, input, (result) => {
          cancel();
          resolve(result);
        });
        if (hasEnded(item)) return;
        cancel = clock.after(LONGEST_TURN, () => {
          if (!item.inFlight && !hasEnded(item)) end(item, { problem: { code: 'timed-out' } });
        });
      });
    },

    unsent: () => ({ unsent: waiting().length, oldest: waiting()[0]?.recordedAt ?? null }),

    wake: () => {
      for (const item of live) if (!item.asked) item.due = 0;
      schedule();
    },

    seal: (sealer) => {
      if (sealed) return;
      sealed = true;
      cancelTimer();
      for (const item of live.filter((other) => other.tell)) end(item, { problem: { code: 'locked' } });
      for (const item of live) {
        item.sealed = sealer(Buffer.from(JSON.stringify(item.input), 'utf8'), identityOf(item));
        item.input = null;
      }
    },

    open: (opener) => {
      let lost = false;
      for (const item of live.filter((other) => other.sealed)) {
        try {
          item.input = JSON.parse(opener(item.sealed as Buffer, identityOf(item)).toString('utf8')) as Input;
          item.sealed = null;
        } catch {
          lost = true;
          end(item, { problem: { code: 'not-opened' } });
        }
      }
      sealed = false;
      schedule();
      return lost;
    },

    tellAgain: () => {
      for (const item of items.values()) if (!hasEnded(item) || item.state === 'refused') tellChange(item);
    },

    forget: () => {
      cancelTimer();
      for (const item of live) item.tell?.({ ok: false, error: { code: 'signed-out' } });
      live = [];
      items.clear();
      unmade.clear();
      parts.counted();
    },

    sleep: () => {
      for (const item of live.filter((other) => other.tell && !other.inFlight)) end(item, { problem: { code: 'offline' } });
    },
  };
}

const identityOf = ({ id, operation }: Item): string => `outbox ${operation} ${id}`;

function printOf(input: Input): string {
  const sorted = Object.fromEntries(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
