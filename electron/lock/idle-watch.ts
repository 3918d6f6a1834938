import { LOCK_WARNING_SECONDS } from '../../shared/domain/limits.ts';
import type { Clock } from '../clock.ts';

export type IdleParts = {
  readonly clock: Clock;
  /** Milliseconds since a key or a mouse was last used. */
  readonly idle: () => number;
  /** Milliseconds after which the desk locks now. */
  readonly limit: () => number;
  /** When the desk will lock if nobody moves, or null: no warning any more. */
  readonly warn: (at: number | null) => void;
  readonly lock: () => void;
};

export type IdleWatch = {
  /** Begins to watch, or looks again at once: the limit changed, or somebody is there. */
  readonly look: () => void;
  readonly stop: () => void;
};

const WARNING = LOCK_WARNING_SECONDS * 1_000;
/** How often a desk at rest is looked at, and one that is about to lock. */
const SELDOM = 15_000;
const OFTEN = 500;

/** Locks the desk when nobody has touched it for long enough, with a warning a minute before. */
export function idleWatch({ clock, idle, limit, warn, lock }: IdleParts): IdleWatch {
  let cancel = () => {};
  let warned = false;
  const say = (at: number | null) => {
    if ((at !== null) === warned) return;
    warned = at !== null;
    warn(at);
  };
  const look = () => {
    cancel();
    const whole = limit();
    const left = whole - idle();
    // A desk set to lock very soon is not warned about all the time.
    const warning = Math.min(WARNING, whole / 2);
    if (left <= 0) {
      warned = false;
      return lock();
    }
    say(left <= warning ? clock.now() + left : null);
    cancel = clock.after(left <= warning ? Math.min(left, OFTEN) : Math.min(left - warning, SELDOM), look);
  };
  return {
    look,
    stop: () => {
      cancel();
      warned = false;
    },
  };
}
