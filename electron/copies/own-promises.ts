import type { Change, UnsentItem } from '../../shared/desk.ts';
import type { Input, OperationName, Output } from '../../shared/operations.ts';
import type { Result } from '../../shared/problem.ts';
import type { SignedIn } from '../../shared/session-state.ts';
import type { Attempt } from '../central/attempt.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import { PROMISES, type Promised } from './kept-promise.ts';
import { type LaidCommand, layPromises, type RequestKnown } from './lay-promises.ts';
import { promiseBook } from './promise-book.ts';

type ListInput = Input<'promises.list'>;
type Listed = Output<'promises.list'>;

export type OwnPromisesParts = {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Whose data key is open. */
  readonly whose: () => string | null;
  readonly openStore: (kind: string) => Promise<Opened | null>;
  readonly online: () => boolean;
  /** Asks the central service. */
  readonly ask: (input: ListInput) => Promise<Attempt<unknown>>;
  readonly unsent: () => readonly UnsentItem[];
  /** Who is at work; null for nobody. */
  readonly who: () => SignedIn | null;
  /** The name of a customer whose copy is here. */
  readonly nameOf: (customerId: string) => string | null;
};

/** The open promises of whoever is at work, kept sealed for when there is no connection, with what is unsent laid over. */
export type OwnPromises = {
  /** An answer of the central service as the page gets it; their own open ones are kept. */
  readonly list: (input: ListInput) => Promise<Attempt<unknown>>;
  /** Their own, and those of a record that is on this computer. Null for what is not here, or was never said by the central service. */
  readonly offline: (input: ListInput) => Promise<Result<Listed> | null>;
  /** The central service has received a command of theirs. */
  readonly received: (operation: OperationName, input: Record<string, unknown>) => void;
  /** Hears what the central service answered, for the references of requests. */
  readonly heard: (operation: OperationName, output: unknown) => void;
  /** Hears what others have changed: where it is about one of them, they are asked for again. */
  readonly changed: (change: Change) => void;
  /** The connection is back: they are asked for again. */
  readonly online: () => void;
  /** Nothing here of a customer outlives their account. */
  readonly closed: (customerId: string) => void;
  /** Somebody is at work: theirs are opened, and asked for. */
  readonly begin: () => void;
  readonly end: () => void;
};

const MINE = { whose: 'mine' } as const;
/** A page, and how many are asked for where nobody looks at them. */
const PAGE = 100;
const PAGES = 5;
/** Milliseconds in which several reasons to ask are one: each look is audited. */
const GATHER = 2_000;

/** As a first page is asked for, of which what is kept is made. */
const isOwnFirst = (input: ListInput) =>
  input.whose === 'mine' && !input.cursor && input.requestId === undefined && input.customerId === undefined;
/** The customer or the request of which a promise may be another; null for none. */
const touchedBy = (change: Change): string | null => {
  if (change.kind === 'request-changed') return change.requestId;
  return change.kind === 'customer-changed' && change.what === 'details' ? change.customerId : null;
};
const isAfter = (one: Promised, other: Promised) => (one.day === other.day ? one.id > other.id : one.day > other.day);

export function ownPromises(parts: OwnPromisesParts): OwnPromises {
  const { clock } = parts;
  const book = promiseBook(parts.newId);
  let joined: string | null | undefined;
  /** What was received since they began, in its order. */
  const received: LaidCommand[] = [];
  const requests = new Map<string, RequestKnown>();
  /** How often it was asked what they are, and which of those answers is kept. */
  let asked = 0;
  let kept = 0;
  let asking = false;
  /** How often it had been asked when it was planned to be asked again; null where it is not. */
  let planned: number | null = null;
  let cancel = () => {};

  const lay = (items: readonly Promised[], input: ListInput, commands: readonly LaidCommand[]): Promised[] => {
    const who = parts.who();
    const known = { nameOf: parts.nameOf, requestOf: (requestId: string) => requests.get(requestId) ?? null };
    return who ? layPromises(items, input, commands, who, known) : [...items];
  };
  /** With what has been received laid in for good. */
  const layIn = (items: readonly Promised[], commands: readonly LaidCommand[]): Promised[] =>
    lay(items, MINE, commands).map(({ unsent: _, ...one }) => one);

  const ask = () => {
    asked += 1;
    return { turn: asked, at: instantOf(clock), from: received.length, isSame: book.sameOne() };
  };
  const keep = ({ items, next }: Listed, { turn, at, from, isSame }: ReturnType<typeof ask>) => {
    // One that was asked later may have been quicker.
    if (!isSame() || turn < kept) return;
    kept = turn;
    if (planned !== null && planned < turn) unplan();
    // What was received after it was asked may not be in the answer.
    const there = layIn(items, received.slice(from));
    const ids = new Set(there.map(({ id }) => id));
    const last = items.at(-1);
    const isFurther = (one: Promised) => next !== null && last !== undefined && isAfter(one, last);
    book.change((held) => ({ there, gone: held.filter((one) => !ids.has(one.id) && !isFurther(one)) }), at);
  };

  /** As far as the central service says; null where it does not. */
  const askAll = async (isSame: () => boolean): Promise<Listed | null> => {
    const items: Promised[] = [];
    let next: string | null = null;
    for (let page = 0; page < PAGES; page += 1) {
      const attempt = await parts.ask({ ...MINE, limit: PAGE, ...(next === null ? {} : { cursor: next }) });
      if (!isSame()) return null;
      if (!attempt.ok) return page === 0 ? null : { items, next };
      const listed = attempt.value as Listed;
      items.push(...listed.items);
      next = listed.next;
      if (next === null) break;
    }
    return { items, next };
  };
  const look = async () => {
    if (asking) return soon();
    if (joined === undefined || !parts.online()) return;
    asking = true;
    const question = ask();
    const all = await askAll(question.isSame);
    if (!question.isSame()) return;
    asking = false;
    if (all) keep(all, question);
  };
  const soon = () => {
    if (planned !== null) return;
    planned = asked;
    cancel = clock.after(GATHER, () => {
      planned = null;
      void look();
    });
  };
  const unplan = () => {
    cancel();
    planned = null;
  };

  return {
    list: async (input) => {
      const question = ask();
      const attempt = await parts.ask(input);
      if (!attempt.ok) return attempt;
      const listed = attempt.value as Listed;
      if (isOwnFirst(input)) keep(listed, question);
      // What is unsent stands on the first page, wherever its day would put it among many.
      return input.cursor ? attempt : { ...attempt, value: { ...listed, items: lay(listed.items, input, parts.unsent()) } };
    },
    offline: async (input) => {
      if (input.whose !== 'mine' && input.customerId === undefined) return null;
      const known = await book.lastKnown();
      if (!known) return null;
      const kept = known.items.filter(({ customerId }) => input.customerId === undefined || customerId === input.customerId);
      const named = kept.map((one) => ({ ...one, name: one.customerId === null ? null : parts.nameOf(one.customerId) }));
      return { ok: true, value: { items: lay(named, input, parts.unsent()), next: null, knownAt: known.at } };
    },
    received: (operation, input) => {
      if (joined === undefined || (operation !== 'promises.make' && operation !== 'promises.keep')) return;
      const command: LaidCommand = { operation, input, state: 'received', whom: null };
      received.push(command);
      book.change((held) => {
        const there = layIn(held, [command]);
        const ids = new Set(there.map(({ id }) => id));
        // A colleague's that was moved here is theirs from now on; what it is about is not known here.
        if (input.outcome === 'moved' && !held.some(({ id }) => id === input.promiseId)) soon();
        return { there, gone: held.filter(({ id }) => !ids.has(id)) };
      });
    },
    heard: (operation, output) => {
      if (operation !== 'requests.read') return;
      const { id, reference, kind } = output as Output<'requests.read'>;
      requests.set(id, { reference, kind });
    },
    changed: (change) => {
      const about = touchedBy(change);
      const isAbout = ({ customerId, requestId }: Promised) => customerId === about || requestId === about;
      if (change.kind === 'changes-reset' || (about !== null && book.held().some(isAbout))) soon();
    },
    online: soon,
    closed: (customerId) => book.change((held) => ({ there: [], gone: held.filter((one) => one.customerId === customerId) })),
    begin: () => {
      const now = parts.whose();
      if (joined === now) return;
      joined = now;
      book.keepIn(parts.openStore(PROMISES));
      soon();
    },
    end: () => {
      unplan();
      joined = undefined;
      asking = false;
      received.length = 0;
      requests.clear();
      book.letGo();
    },
  };
}
