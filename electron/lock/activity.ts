/** When somebody last used this machine. */
export type Activity = {
  /** A key or a mouse was used in our own window. */
  readonly noted: () => void;
  /** Milliseconds of rest. */
  readonly idle: () => number;
};

/**
 * Rest as the system counts it, or since our own window was used, whichever is shorter: an adviser who types in another
 * program is there. A system that has never counted anything (Wayland answers 0 for ever) is not believed, so that the
 * desk still locks.
 */
export function activityOf(now: () => number, systemSeconds: () => number): Activity {
  let last = now();
  let counts = false;
  return {
    noted: () => {
      last = now();
    },
    idle: () => {
      // A clock that was set back must not give time.
      last = Math.min(last, now());
      const own = now() - last;
      const system = systemSeconds() * 1_000;
      counts ||= system > 0;
      return counts ? Math.min(own, system) : own;
    },
  };
}
