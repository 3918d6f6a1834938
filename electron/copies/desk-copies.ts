import type { DayLine, DayPerson, DayState } from '../../shared/day-list.ts';
import type { EndOfACopy } from '../../shared/domain/copy.ts';
import { COPIES_AT_ONCE, DAY_LENGTH } from '../../shared/domain/limits.ts';
import type { Copy } from '../../shared/operations/copies.ts';
import type { OperationName, Output } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import type { Attempt } from '../central/attempt.ts';
import type { Clock } from '../clock.ts';
import { type SealedBook, sealedBook } from '../sealed/sealed-book.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import { dayLine, dayPeople } from './day-people.ts';
import { COPIES, copyPacking, DAY, type KeptCopy, leftOf } from './kept-copy.ts';
import { namesake } from './show-copy.ts';

export type DeskCopiesParts = {
  readonly clock: Clock;
  readonly ask: (operation: OperationName, input: Record<string, unknown>) => Promise<Attempt<unknown>>;
  readonly online: () => boolean;
  readonly newId: () => string;
  readonly machine: () => string;
  /** Hours that a copy may last. */
  readonly hours: () => number;
  readonly changed: (day: DayState) => void;
  /** Whose data key is open. */
  readonly whose: () => string | null;
  /** Opens a store of the person at work; null where there is no key store. */
  readonly openStore: (kind: string) => Promise<Opened | null>;
  /** Told of an account that the central service, asked about copies, says is closed. */
  readonly foundClosed: (customerId: string) => void;
};

export type DeskCopies = {
  readonly day: () => DayState;
  readonly add: (person: DayPerson) => Promise<Result<DayState>>;
  readonly takeOff: (customerId: string) => Promise<Result<DayState>>;
  /** Copies of everybody on the list, and of whoever is being put on it, a few at a time. Stops at the first failure; what has come stays. */
  readonly fetch: () => Promise<Result<DayState>>;
  /** Destroys every copy here, and says so to the central service as soon as it can be told. Answers how many there were. */
  readonly destroy: (why: EndOfACopy) => Promise<number>;
  /** A copy that has not run out; null for none. */
  readonly of: (customerId: string) => Copy | null;
  readonly all: () => readonly Copy[];
  /** How many there are, and when the last one runs out. */
  readonly held: () => { readonly count: number; readonly until: string | null };
  /** Somebody is at work: their copies and their list are opened. */
  readonly begin: () => void;
  /** Nobody is at work: nothing of them stays in memory. */
  readonly end: () => void;
  /** Compares with what the central service thinks is held here: at the start, after a connection was lost, now and then. */
  readonly compare: () => void;
  /** The central service says that a record is closed: the copy goes at once, and so does the name on the list. */
  readonly closed: (customerId: string) => void;
};

/** How often copies are looked at, whether their time is over; and how often the central service is asked about them. */
const LOOK = 30_000;
const COMPARE = 600_000;

type Why = NonNullable<DayLine['why']>;

/** *My day* and the sealed copies for it. */
export function deskCopies(parts: DeskCopiesParts): DeskCopies {
  const { clock, ask } = parts;
  let fetching: DayState['fetching'] = null;
  /** Why there is no copy of somebody on the list, where it is not simply that none was fetched. */
  let reasons: ReadonlyMap<string, Why> = new Map();
  let cancel = () => {};
  /** Ends when whoever was being put on the list is on it, or is not. */
  let adding: Promise<unknown> = Promise.resolve();
  /** Whose stores are open; null: somebody is at work, and nothing is kept. */
  let joined: string | null | undefined;
  let compared = Number.NEGATIVE_INFINITY;
  const tell = () => parts.changed(day());
  const copies: SealedBook<KeptCopy> = sealedBook({ ...copyPacking, newName: parts.newId, changed: tell });
  const people = dayPeople({ newName: parts.newId, changed: tell });
  /** Until when each copy is good, by the clock that nobody can set: of those that came in this run. */
  const untilTick = new Map<string, number>();

  const isGood = (id: string, kept: KeptCopy) =>
    leftOf(kept, clock) > 0 && (untilTick.get(id) ?? Number.POSITIVE_INFINITY) > clock.ticks();
  const good = () => [...copies.all()].filter(([id, kept]) => isGood(id, kept)).map(([, { copy }]) => copy);
  const of = (customerId: string) => {
    const kept = copies.all().get(customerId);
    return kept && isGood(customerId, kept) ? kept.copy : null;
  };
  const note = (ids: readonly string[], why: Why) => {
    reasons = new Map([...reasons, ...ids.map((id) => [id, why] as const)]);
  };

  const day = (): DayState => ({
    people: people.all().map((one) => dayLine(one, of(one.customerId), reasons.get(one.customerId))),
    fetching,
    kept: copies.kept(),
    hours: parts.hours(),
  });
  const answer = (problem: Failure | null): Result<DayState> =>
    problem ? { ok: false, error: problem } : { ok: true, value: day() };

  /** What cannot be said now is said when the two are compared again. */
  const sayGone = async (customerIds: readonly string[], why: EndOfACopy) => {
    if (customerIds.length === 0 || !parts.online()) return;
    await ask('copies.end', { commandId: parts.newId(), machineId: parts.machine(), customerIds, why });
  };
  const drop = async (ids: readonly string[], why: EndOfACopy) => {
    for (const id of ids) untilTick.delete(id);
    await Promise.all([copies.remove(ids), sayGone(ids, why)]);
  };

  const dropExpired = () => {
    const over = [...copies.all()].filter(([id, kept]) => !isGood(id, kept)).map(([id]) => id);
    if (over.length === 0) return;
    note(over, 'expired');
    void drop(over, 'expired');
  };
  const watch = () => {
    cancel();
    dropExpired();
    void people.tidy();
    // What was to go and the disk did not take goes with the next change: this is one.
    void copies.remove([]);
    if (clock.ticks() - compared > COMPARE) void compare();
    cancel = clock.after(LOOK, watch);
  };

  const compare = async () => {
    if (!parts.online()) return;
    compared = clock.ticks();
    const before = new Set(copies.all().keys());
    const attempt = await ask('copies.standing', { machineId: parts.machine() });
    if (!attempt.ok) return;
    const { items } = attempt.value as Output<'copies.standing'>;
    const standing = new Map(items.map(({ customerId, status }) => [customerId, status]));
    const closed = items.filter(({ status }) => status === 'closed').map(({ customerId }) => customerId);
    await close(closed);
    // What is not expected here any more: its time is over there, or the record itself is gone.
    const over = [...before].filter((id) => !standing.has(id));
    note(over, 'expired');
    await drop(over, 'expired');
    const notHere = [...standing.keys()].filter((id) => !copies.all().has(id) && !closed.includes(id));
    await sayGone(notHere, 'signed-out');
  };
  /** Also said where there is no copy any more: a closing waits to hear it of every machine that had one. */
  const close = async (ids: readonly string[]) => {
    note(ids, 'closed');
    await Promise.all([people.close(ids), drop(ids, 'closed')]);
    for (const id of ids) parts.foundClosed(id);
  };

  const takeIn = async ({ copies: came, closed, unknown }: Output<'copies.take'>): Promise<Failure | null> => {
    note(closed, 'closed');
    note(unknown, 'unknown');
    await Promise.all([people.close([...closed, ...unknown]), copies.remove([...closed, ...unknown])]);
    for (const id of closed) parts.foundClosed(id);
    for (const copy of came) {
      await hereAgain(copy);
      const problem = await copies.put({ copy, takenAt: clock.now() });
      if (problem) return problem;
      untilTick.set(copy.customerId, clock.ticks() + Date.parse(copy.expiresAt) - Date.parse(copy.fetchedAt));
    }
    return null;
  };

  /** A closing that was stopped: whoever was on the list without a name has it again. */
  const hereAgain = async (copy: Copy) => {
    const { customerId, givenName, familyName } = copy;
    if (people.all().some((person) => person.customerId === customerId && person.closed))
      await people.put({ customerId, givenName, familyName, ...namesake(copy) });
  };

  const fetchAll = async (ids: readonly string[]): Promise<Failure | null> => {
    for (let done = 0; done < ids.length; done += COPIES_AT_ONCE) {
      fetching = { done, of: ids.length };
      tell();
      const customerIds = ids.slice(done, done + COPIES_AT_ONCE);
      const attempt = await ask('copies.take', { machineId: parts.machine(), customerIds, hours: parts.hours() });
      if (!attempt.ok) return attempt.error;
      const problem = await takeIn(attempt.value as Output<'copies.take'>);
      if (problem) return problem;
    }
    return null;
  };

  return {
    day,
    of,
    all: good,
    add: async (person) => {
      if (people.all().length >= DAY_LENGTH) return answer({ code: 'too-large' });
      reasons = new Map([...reasons].filter(([id]) => id !== person.customerId));
      const put = people.put(person);
      adding = Promise.allSettled([adding, put]).then(() => undefined);
      return answer(await put);
    },
    takeOff: async (customerId) => {
      await people.remove([customerId]);
      if (copies.all().has(customerId)) await drop([customerId], 'taken-off');
      return answer(null);
    },
    fetch: async () => {
      if (fetching) return answer({ code: 'in-progress' });
      if (!parts.online()) return answer({ code: 'offline' });
      reasons = new Map();
      fetching = { done: 0, of: people.all().length };
      const whose = joined;
      await adding;
      // Locked meanwhile: whoever is at work now has not asked for it.
      if (joined !== whose) return answer({ code: 'locked' });
      const problem = await fetchAll(people.all().map(({ customerId }) => customerId));
      fetching = null;
      tell();
      return answer(problem);
    },
    destroy: async (why) => {
      const ids = [...copies.all().keys()];
      await drop(ids, why);
      return ids.length;
    },
    held: () => {
      const until = good().map(({ expiresAt }) => expiresAt);
      return { count: until.length, until: until.toSorted().at(-1) ?? null };
    },
    begin: () => {
      const now = parts.whose();
      if (joined === now) return;
      joined = now;
      void people.keepIn(parts.openStore(DAY));
      void copies.keepIn(parts.openStore(COPIES)).then(watch);
      compared = Number.NEGATIVE_INFINITY;
    },
    end: () => {
      cancel();
      joined = undefined;
      fetching = null;
      reasons = new Map();
      untilTick.clear();
      copies.letGo();
      people.letGo();
    },
    compare: () => void compare(),
    closed: (customerId) => {
      note([customerId], 'closed');
      void people.close([customerId]);
      if (copies.all().has(customerId)) void drop([customerId], 'closed');
    },
  };
}
