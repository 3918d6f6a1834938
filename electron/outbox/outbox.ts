import type { Recorded } from '../../shared/desk.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import { instantOf } from '../clock.ts';
import { NotKept, type Opened, type SealedStore } from '../sealed/sealed-store.ts';
import { hasEnded, type Item, identityOf, printOf } from './item.ts';
import { packItem, unpackItem } from './kept-item.ts';
import { madeBy, namesOf } from './ordering.ts';
import type { Input, Outbox, OutboxParts } from './parts.ts';
import { createQueue } from './queue.ts';

/** Milliseconds a waited-for command may spend behind earlier ones. */
export const LONGEST_TURN = 10_000;

/** The write path: what is recorded is kept, sent in its order, and let go of once it has its answer. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { clock } = parts;
  const queue = createQueue({
    ...parts,
    ended: (item) => {
      if (item.kept) void store?.remove([item.id]);
    },
  });
  let store: SealedStore | null = null;
  let sealed = false;
  /** While it is not known what the store holds. */
  let opening: Promise<void> | null = null;
  /** Rises when everything is forgotten: what was on its way to the disk then belongs to nobody here. */
  let age = 0;
  /** On its way to the disk, by id. */
  const keeping = new Map<string, { readonly item: Item; readonly done: Promise<Failure | null> }>();

  const goOnIfOpen = () => {
    if (!sealed && !opening) queue.goOn();
  };

  const make = (operation: OperationName, input: Input, tell: Item['tell']): Item => ({
    ...{ id: input.commandId as string, operation, input, print: printOf(input), tell, sealed: null, kept: false },
    ...{ names: namesOf(input), makes: madeBy(operation, input), recordedAt: instantOf(clock) },
    ...{ state: 'waiting', inFlight: false, attempts: 0, due: 0, asked: false },
  });

  /** Puts an item on the disk, where there is a store; answers why not. */
  const keep = async (item: Item): Promise<Failure | null> => {
    if (!store || !item.input) return null;
    try {
      await store.put(item.id, packItem({ operation: item.operation, input: item.input, recordedAt: item.recordedAt }));
      item.kept = true;
      return null;
    } catch (error) {
      if (error instanceof NotKept) return { code: error.code };
      throw error;
    }
  };

  const keepThenEnter = async (item: Item): Promise<Failure | null> => {
    const began = age;
    const problem = await keep(item);
    if (began !== age) return problem;
    keeping.delete(item.id);
    // The desk was locked meanwhile: what is on the disk is enough.
    if (sealed) item.input = null;
    if (!problem) queue.enter(item);
    return problem;
  };

  const take = async (operation: OperationName, input: Input): Promise<Result<Recorded>> => {
    const id = input.commandId as string;
    const known = queue.known(id) ?? keeping.get(id)?.item;
    if (known && (known.operation !== operation || known.print !== printOf(input))) {
      return { ok: false, error: { code: 'idempotency-key-reused' } };
    }
    const item = known ?? make(operation, input, null);
    if (!known && !store) queue.enter(item);
    else if (!known) keeping.set(id, { item, done: keepThenEnter(item) });
    const problem = await keeping.get(id)?.done;
    if (problem) return { ok: false, error: problem };
    const { state, output, problem: why } = item;
    return {
      ok: true,
      value: { itemId: id, state, ...(output === undefined ? {} : { output }), ...(why ? { problem: why } : {}) },
    };
  };

  /** Takes up what the store held, in its order, before what is in memory alone; that is kept now too. */
  const takeBack = async ({ items }: Opened): Promise<void> => {
    const back = items.flatMap(({ id, plain }) => {
      const known = queue.known(id);
      const kept = unpackItem(plain);
      plain.fill(0);
      if (known && hasEnded(known)) {
        // Its answer came while the desk was locked.
        void store?.remove([id]);
        return [];
      }
      if (!kept) return [];
      const item: Item = known ?? { ...make(kept.operation, kept.input, null), recordedAt: kept.recordedAt };
      item.input = kept.input;
      item.kept = true;
      return [item];
    });
    const there = new Set(back);
    const alone = queue.live().filter((item) => !item.kept && !there.has(item));
    queue.setLive([...back, ...alone]);
    for (const item of alone) if (!item.tell) await keep(item);
  };

  const waiting = () => queue.live().filter((item) => !item.tell);

  return {
    record: (operation, input) => (opening ? opening.then(() => take(operation, input)) : take(operation, input)),

    runNow: (operation, input) => {
      if (!parts.online()) return Promise.resolve({ ok: false, error: { code: 'offline' } });
      if (queue.known(input.commandId as string)) return Promise.resolve({ ok: false, error: { code: 'in-progress' } });
      return new Promise((resolve) => {
        // Let go with the answer: the timer would hold what was said until its time came.
        let cancel = () => {};
        const item = make(operation, input, (result) => {
          cancel();
          resolve(result);
        });
        queue.enter(item);
        if (hasEnded(item)) return;
        cancel = clock.after(LONGEST_TURN, () => {
          if (!item.inFlight && !hasEnded(item)) queue.end(item, { problem: { code: 'timed-out' } });
        });
      });
    },

    unsent: () => ({ unsent: waiting().length, oldest: waiting()[0]?.recordedAt ?? null }),
    atRisk: () => waiting().filter((item) => !item.kept).length,
    kept: () => store !== null,
    wake: queue.wake,

    keepIn: (given) => {
      const began = age;
      store = null;
      queue.hold();
      const done = given
        .then(async (opened) => {
          if (began !== age || !opened) return;
          store = opened.store;
          await takeBack(opened);
        })
        .catch(() => undefined)
        .then(() => {
          if (opening === done) opening = null;
          parts.counted();
          goOnIfOpen();
        });
      opening = done;
      return done;
    },

    seal: (sealer) => {
      if (sealed) return;
      sealed = true;
      queue.hold();
      for (const item of queue.live().filter((other) => other.tell)) queue.end(item, { problem: { code: 'locked' } });
      for (const item of queue.live()) {
        if (!item.kept) item.sealed = sealer(Buffer.from(JSON.stringify(item.input), 'utf8'), identityOf(item));
        item.input = null;
      }
    },

    open: (opener) => {
      let lost = false;
      for (const item of queue.live().filter((other) => other.sealed)) {
        try {
          item.input = JSON.parse(opener(item.sealed as Buffer, identityOf(item)).toString('utf8')) as Input;
          item.sealed = null;
        } catch {
          lost = true;
          queue.end(item, { problem: { code: 'not-opened' } });
        }
      }
      sealed = false;
      goOnIfOpen();
      return lost;
    },

    tellAgain: queue.tellAgain,

    forget: () => {
      age += 1;
      store = null;
      opening = null;
      keeping.clear();
      queue.clear();
    },

    sleep: () => {
      for (const item of queue.live().filter((other) => other.tell && !other.inFlight)) {
        queue.end(item, { problem: { code: 'offline' } });
      }
    },
  };
}
