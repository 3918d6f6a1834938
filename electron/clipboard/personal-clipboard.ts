import { createHash } from 'node:crypto';
import { CLIPBOARD_SECONDS } from '../../shared/domain/limits.ts';
import type { Clock } from '../clock.ts';

/** One place of the system that holds what was copied; newer runtimes answer later, older ones at once. */
export type ClipboardPlace = {
  readonly read: () => string | Promise<string>;
  readonly write: (text: string) => void | Promise<void>;
  readonly clear: () => void;
};

export type PersonalClipboard = {
  /** Copies a personal value; after a minute it is taken away again, if it is still there. */
  readonly copy: (text: string) => Promise<void>;
  /** Takes the last one away at once: the desk locks, or the app ends. */
  readonly clear: () => Promise<void>;
};

/**
 * Personal values on the system's clipboard, for a minute. `first` is written to; from `others` (X11's selection) the same
 * text is taken away with it. What somebody copied since stays. Only a digest is kept to tell.
 */
export function createPersonalClipboard(
  first: ClipboardPlace,
  others: readonly ClipboardPlace[],
  clock: Pick<Clock, 'after'>,
): PersonalClipboard {
  let held: string | null = null;
  let cancel = () => {};
  const clear = async () => {
    cancel();
    const mine = held;
    held = null;
    if (mine === null) return;
    for (const place of [first, ...others]) if (digestOf(await place.read()) === mine) place.clear();
  };
  return {
    copy: async (text) => {
      cancel();
      held = digestOf(text);
      cancel = clock.after(CLIPBOARD_SECONDS * 1000, () => void clear());
      await first.write(text);
    },
    clear,
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
