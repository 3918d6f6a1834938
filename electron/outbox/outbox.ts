import type { Recorded } from '../../shared/desk.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import { instantOf } from '../clock.ts';
import { NotKept, type Opened, type SealedStore } from '../sealed/sealed-store.ts';
import { afterOwn } from './after-own.ts';
import { dropValues } from './asked.ts';
import { deciding } from './deciding.ts';
import { hasAnswer, type Item, identityOf, isGone, printOf, stuckFor } from './item.ts';
import { packItem } from './kept-item.ts';
import { countsOf, listOf } from './listing.ts';
import { itemMaker } from './make-item.ts';
import type { Input, Outbox, OutboxParts } from './parts.ts';
import { createQueue } from './queue.ts';
import { strikeTogether } from './strike-together.ts';
import { type Found, takingBack } from './take-back.ts';
import { tooLate } from './too-late.ts';

/** Milliseconds a waited-for command may spend behind earlier ones. */
export const LONGEST_TURN = 10_000;

/** The write path: what is recorded is kept, sent in its order, and let go of once it has its answer. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { clock } = parts;
  const queue = createQueue({
    ...parts,
    answered: (item) => {
      late.answered(item);
      if (item.closedOn !== null && !isGone(item)) return;
      if (!item.kept) return;
      if (isGone(item)) strike(item.id);
      // Why it was refused outlives the app; where the disk does not take it, the next run asks again.
      else void keep(item);
    },
  });
  let store: SealedStore | null = null;
  const strike = strikeTogether({ clock, store: () => store, busy: () => queue.draining() !== null });
  let sealed = false;
  /** While it is not known what the store holds. */
  let opening: Promise<void> | null = null;
  /** Rises when everything is forgotten: what was on its way to the disk then belongs to nobody here. */
  let age = 0;
  /** Items of the open store that cannot be shown. */
  let lost = 0;
  /** On its way to the disk, by id. */
  const keeping = new Map<string, { readonly item: Item; readonly done: Promise<Failure | null> }>();

  const goOnIfOpen = () => {
    if (!sealed && !opening) queue.goOn();
  };

  const make = itemMaker(parts);

  /** Puts an item on the disk, where there is a store; answers why not. */
  const keep = async (item: Item, replaces: readonly string[] = []): Promise<Failure | null> => {
    if (!store || !item.input) return null;
    try {
      await store.put(item.id, packItem(item), replaces);
      item.kept = true;
      return null;
    } catch (error) {
      if (error instanceof NotKept) return { code: error.code };
      throw error;
    }
  };

  const late = tooLate({ ...parts, queue, keep });

  const keepThenEnter = async (item: Item): Promise<Failure | null> => {
    const began = age;
    const problem = await keep(item);
    if (began !== age) return problem;
    keeping.delete(item.id);
    // The desk was locked meanwhile: what is on the disk is enough.
    if (sealed) letGoOf(item);
    if (!problem) queue.enter(item);
    return problem;
  };

  const take = async (operation: OperationName, input: Input, held?: Failure): Promise<Result<Recorded>> => {
    const id = input.commandId as string;
    const known = queue.known(id) ?? keeping.get(id)?.item;
    if (known && (known.operation !== operation || (known.closedOn === null && known.print !== printOf(input)))) {
      return { ok: false, error: { code: 'idempotency-key-reused' } };
    }
    const item = known ?? {
      ...make(operation, afterOwn(operation, input, queue.live())),
      print: printOf(input),
      ...stuckFor(held),
    };
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

  const back = takingBack({ clock, queue, make, keep, empty: late.empty, strike: (id) => void store?.remove([id]) });
  const takeBack = async (opened: Opened): Promise<void> => {
    const found = await back.take(opened);
    lost += found.unreadable + found.missing;
    if (found.unreadable + found.missing + found.returned > 0) await noteFound(found);
  };

  /** The audit knows of it, whenever it can be told. */
  const noteFound = async (found: Found) => {
    const event = { kind: 'set-aside', at: instantOf(clock), ...found };
    const noted = make('deskEvents.record', { commandId: parts.newId(), machineId: parts.machine(), events: [event] });
    await keep(noted);
    queue.enter(noted);
  };

  const recordHeld = (operation: OperationName, input: Input, held?: Failure) =>
    opening ? opening.then(() => take(operation, input, held)) : take(operation, input, held);
  const record: Outbox['record'] = (operation, input) => recordHeld(operation, input);
  const waiting = () => queue.live().filter((item) => !item.tell);

  return {
    record,
    recordHeld,

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
        if (hasAnswer(item)) return;
        cancel = clock.after(LONGEST_TURN, () => {
          if (!item.inFlight && !hasAnswer(item)) queue.stick(item, { code: 'timed-out' });
        });
      });
    },

    ...deciding({ ...parts, queue, make, keep, record }),
    closed: late.closed,
    acknowledge: late.acknowledge,

    isOwn: (commandId) => queue.known(commandId) !== undefined,
    unsent: () => ({ ...countsOf(queue, clock), lost }),
    list: () => (sealed ? [] : listOf(queue, clock)),
    atRisk: () => waiting().filter((item) => !item.kept).length,
    kept: () => store !== null,
    settled: async () => void (await opening),
    wake: () => queue.wake(),
    sendNow: () => queue.wake(true),

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
      for (const item of queue.live().filter((other) => other.tell)) queue.stick(item, { code: 'locked' });
      for (const item of queue.live()) {
        const { input, whom } = item;
        if (!item.kept) item.sealed = sealer(Buffer.from(JSON.stringify({ input, whom }), 'utf8'), identityOf(item));
        letGoOf(item);
      }
    },

    open: (opener) => {
      let lost = false;
      for (const item of queue.live().filter((other) => other.sealed)) {
        try {
          Object.assign(item, JSON.parse(opener(item.sealed as Buffer, identityOf(item)).toString('utf8')));
          item.sealed = null;
          dropValues(item);
        } catch {
          lost = true;
          queue.lose(item, { code: 'not-opened' });
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
      lost = 0;
      back.forget();
      opening = null;
      keeping.clear();
      queue.clear();
    },

    sleep: () => {
      for (const item of queue.live().filter((other) => other.tell && !other.inFlight)) {
        queue.stick(item, { code: 'offline' });
      }
    },
  };
}

/** What was said, and of whom, is no longer in memory. */
function letGoOf(item: Item): void {
  item.input = null;
  item.whom = null;
}
