import { londonDay } from '../../shared/domain/day.ts';
import type { OperationName } from '../../shared/operations.ts';
import type { Failure } from '../../shared/problem.ts';
import type { Clock } from '../clock.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import { dropValues, isAsked, isClosed } from './asked.ts';
import { type Item, isGone, isStuck, stuckFor } from './item.ts';
import { unpackItem } from './kept-item.ts';
import type { Input } from './parts.ts';
import type { Queue } from './queue.ts';

/** What was found when a store was opened that does not belong, in numbers. */
export type Found = { readonly unreadable: number; readonly returned: number; readonly missing: number };

export type TakingBackParts = {
  readonly queue: Queue;
  readonly make: (operation: OperationName, input: Input) => Item;
  readonly keep: (item: Item) => Promise<Failure | null>;
  /** Strikes off the disk what has had its end already. */
  readonly strike: (id: string) => void;
  /** Empties what came too late for a closed account. */
  readonly empty: (item: Item, closedOn: string) => Promise<void>;
  readonly clock: Clock;
};

/** Takes up what a store held, in its order, before what is in memory alone; that is kept now too. */
export function takingBack({ queue, make, keep, strike, empty, clock }: TakingBackParts) {
  /** What cannot be read stays listed on the disk: it is counted once. */
  const unknown = new Set<string>();

  const bringBack = (id: string, plain: Buffer | null, why?: Failure): Item | 'unreadable' | null => {
    const known = queue.known(id);
    const kept = plain && unpackItem(plain);
    plain?.fill(0);
    if (!kept) {
      const first = !unknown.has(id);
      unknown.add(id);
      return first ? 'unreadable' : null;
    }
    if (known && isGone(known)) {
      // Its answer came while the desk was locked.
      strike(id);
      return null;
    }
    const { contract, recordedAt, handedOver, handedOverAt, closedOn = null } = kept;
    // It came too late, which was learnt while the desk was locked.
    if (known && known.closedOn !== null) return Object.assign(known, { input: {}, kept: !why });
    const back = { id, contract, recordedAt, handedOver, handedOverAt, closedOn, ...stuckFor(why ?? kept.problem) };
    const item: Item = known ?? { ...make(kept.operation, kept.input), ...back };
    Object.assign(item, { input: kept.input, whom: kept.whom ?? null, kept: !why });
    return item;
  };
  const itemsIn = (all: readonly (Item | 'unreadable' | null)[]) =>
    all.filter((one): one is Item => one !== null && one !== 'unreadable');

  return {
    take: async ({ items, setAside, missing }: Opened): Promise<Found> => {
      const listed = new Set(items.map(({ id }) => id));
      const read = items.map(({ id, plain }) => bringBack(id, plain));
      // An older writing of something that is there is not missed. Whatever else opens is for its person to judge.
      const strange = setAside.filter(({ id }) => !listed.has(id));
      const judged = strange.map(({ id, plain }) => bringBack(id, plain, { code: 'set-aside' }));
      const [back, returned] = [itemsIn(read), itemsIn(judged)];
      const there = new Set([...back, ...returned]);
      const alone = queue.live().filter((item) => !item.kept && !there.has(item));
      queue.setLive([...there, ...alone]);
      // Whatever came too late for a closed account has no values any more before anything else is done.
      const late = back.filter((item) => isStuck(item) && (item.closedOn !== null || (isClosed(item) && !isAsked(item))));
      for (const item of back) dropValues(item);
      for (const item of late) await empty(item, item.closedOn ?? londonDay(new Date(clock.now())));
      // Refused while the desk was locked, there was no input to write the problem beside.
      const rest = [...back.filter((item) => isStuck(item) && !late.includes(item)), ...returned, ...alone];
      for (const item of rest) if (!item.tell) await keep(item);
      const unreadable = [...read, ...judged].filter((one) => one === 'unreadable').length;
      return { unreadable, returned: returned.length, missing: missing.length };
    },
    forget: () => unknown.clear(),
  };
}
