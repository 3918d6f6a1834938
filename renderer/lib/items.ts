import type { Change, ItemState, Recorded } from '../../shared/desk.ts';
import type { OperationName, Output } from '../../shared/operations.ts';
import type { Failure } from '../../shared/problem.ts';
import { makeStore, type Store } from './store.ts';

/** A recorded command as this window knows it: where it is, and its end. */
export type Item = {
  readonly itemId: string;
  readonly operation: OperationName;
  readonly state: ItemState;
  readonly at: string;
  readonly receivedAt: string | null;
  /** When this window learnt of it, in milliseconds. */
  readonly learnt: number;
  readonly problem: Failure | null;
  /** What the centre answered, once it has. */
  readonly output?: unknown;
  /** It came too late for an account known to be closed on that day: what was said in it is gone from this computer. */
  readonly closedOn?: string | undefined;
  /** It was not sent from this window at once: whoever recorded it looks at something else by now. */
  readonly waited?: boolean;
};

type ItemChange = Extract<Change, { kind: 'item' }>;

/** Every command recorded since the window opened, by its id. */
export const items: Store<ReadonlyMap<string, Item>> = makeStore<ReadonlyMap<string, Item>>(new Map());

/** It has left this computer's queue for good. */
const gone = (state: ItemState) => state === 'received' || state === 'replaced' || state === 'discarded';
/** Whether a command is on this computer still: what has left it is known at the centre, or nowhere. */
export const isStillHere = ({ itemId }: { readonly itemId: string }): boolean => {
  const item = items.get().get(itemId);
  return item === undefined || !gone(item.state);
};
/** Known to be no, or never to be: what was said has no effect at the centre. */
export const cameToNothing = (state: ItemState | undefined): boolean =>
  state === 'needs-attention' || state === 'replaced' || state === 'discarded';

/** Notes what recording answered, unless a later change has already come. */
export function noteRecorded({ itemId, state, problem }: Recorded, operation: OperationName, at: string): void {
  items.set((now) =>
    now.has(itemId)
      ? now
      : withItem(now, { itemId, operation, state, at, receivedAt: null, learnt: Date.now(), ...notAtOnce(problem) }),
  );
}

/** Takes a change from the bridge; what is gone is never overwritten by a late progress report. */
export function noteChange(change: ItemChange): void {
  items.set((now) => {
    const before = now.get(change.itemId);
    if (before && gone(before.state)) return now;
    const receivedAt = change.state === 'received' ? receivedIn(change) : null;
    return withItem(now, {
      itemId: change.itemId,
      operation: change.operation,
      state: change.state,
      at: change.at,
      receivedAt,
      learnt: Date.now(),
      problem: change.problem ?? null,
      output: change.output,
      closedOn: change.closedOn,
      waited: before?.waited !== false || (change.problem !== undefined && change.state !== 'needs-attention'),
    });
  });
}

const hasEnded = ({ state }: Item) => gone(state) || cameToNothing(state);
/** It was tried, without an answer: it stays on this computer, and goes again by itself. */
export const goesLater = (item: Item): boolean => !hasEnded(item) && item.problem !== null;

/** Resolves when the command has its answer: it is received, or a person has to decide. */
export const whenEnded = (itemId: string): Promise<Item> => whenIt(itemId, hasEnded);
/** Resolves when the command has its answer, or is known to go later. */
export const whenTried = (itemId: string): Promise<Item> => whenIt(itemId, (item) => hasEnded(item) || goesLater(item));

function whenIt(itemId: string, is: (item: Item) => boolean): Promise<Item> {
  return new Promise((resolve) => {
    const look = () => {
      const item = items.get().get(itemId);
      if (!item || !is(item)) return false;
      resolve(item);
      return true;
    };
    if (look()) return;
    const stop = items.subscribe(() => {
      if (look()) stop();
    });
  });
}

function withItem(now: ReadonlyMap<string, Item>, item: Item): ReadonlyMap<string, Item> {
  return new Map(now).set(item.itemId, item);
}

/** The centre's own time when the answer carries it. */
function receivedIn(change: ItemChange): string {
  const output = change.output as { receivedAt?: unknown } | undefined;
  return typeof output?.receivedAt === 'string' ? output.receivedAt : change.at;
}

/** A closing that could not be done when it arrived: the request it has become, by its reference. */
export function becameRequest({ operation, state, output }: Item): string | null {
  if (operation !== 'closures.close' || state !== 'received') return null;
  const answer = output as Output<'closures.close'> | undefined;
  return answer?.state === 'requested' ? answer.reference : null;
}

/** Whose closing has its answer that was not sent at once: a record of theirs that is on screen was read before. */
export function closedBy(item: Item | undefined): string | null {
  if (item?.operation !== 'closures.close' || item.state !== 'received' || !item.waited) return null;
  return (item.output as Output<'closures.close'> | undefined)?.customerId ?? null;
}

/** Somebody has to see it: it was refused, it is gone without their doing, or it became something else while they were elsewhere. */
export const needsALook = (item: Item): boolean =>
  (item.state === 'needs-attention' && item.problem?.code !== 'to-be-matched') ||
  (item.state === 'discarded' && item.problem !== null) ||
  (item.waited === true && becameRequest(item) !== null);

const notAtOnce = (problem: Failure | undefined) => ({ problem: problem ?? null, waited: problem !== undefined });
