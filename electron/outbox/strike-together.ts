import type { Clock } from '../clock.ts';
import type { SealedStore } from '../sealed/sealed-store.ts';

/** How many received items, and for how many milliseconds, may still lie on the disk while others are being sent. */
const MOST = 50;
const LONGEST = 1_000;

export type StrikeParts = {
  readonly clock: Clock;
  readonly store: () => Pick<SealedStore, 'strike' | 'remove'> | null;
  /** More is being sent. */
  readonly busy: () => boolean;
};

/**
 * Strikes received items off the disk, many with one list while a row of them is being sent: each list costs as much as
 * several commands. One that a crash leaves there is sent again under its own key, and has no second effect.
 */
export function strikeTogether({ clock, store, busy }: StrikeParts): (id: string) => void {
  let left = 0;
  let cancel = () => {};
  const now = () => {
    cancel();
    left = 0;
    void store()?.remove([]);
  };
  return (id) => {
    store()?.strike([id]);
    left += 1;
    if (left >= MOST || !busy()) now();
    else if (left === 1) cancel = clock.after(LONGEST, now);
  };
}
