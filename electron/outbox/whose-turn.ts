import { type Item, isStuck, turnOf } from './item.ts';
import { freeAfter, type Turns, turns } from './ordering.ts';

/** Whose turn it is, kept until something of it changes: it is asked for at every step of a long row. */
export type WhoseTurn = {
  readonly now: () => Turns<Item>;
  /** Something of what is live has changed. */
  readonly changes: () => void;
  /** One that needed no decision was received and is live no more: as a rule of a long row, whose turn it is follows from whose it was. */
  readonly passes: (received: Item) => void;
};

/** Whether an item neither needs a decision nor closes an account. */
export const isPlain = (item: Item): boolean => item.closes === null && !isStuck(item);

/** Follows whose turn it is among those that are `live`. */
export function followTurns(live: () => readonly Item[]): WhoseTurn {
  let known: Turns<Item> | null = null;
  const changes = () => {
    known = null;
  };
  return {
    now: () => (known ??= turns(live(), turnOf)),
    changes,
    passes: (received) => {
      if (known && live().every(isPlain)) known = { free: freeAfter(known.free, received, live()), held: [] };
      else changes();
    },
  };
}
