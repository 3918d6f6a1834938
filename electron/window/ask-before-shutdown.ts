/** What a system lets an app do when it is about to end everything. */
export type Shutdown = {
  /** Calls back when the system asks; `block` holds it up where the system allows that. */
  readonly asked: (listener: (block: () => void) => void) => void;
};

export type ShutdownParts = {
  readonly shutdown: Shutdown;
  readonly unsent: () => number;
  /** Asks the person; true: end all the same. */
  readonly ask: () => Promise<boolean>;
  readonly quit: () => void;
};

/** Holds up a shutdown while something is unsent, and asks; once the person has said yes, it goes its way. */
export function askBeforeShutdown({ shutdown, unsent, ask, quit }: ShutdownParts): void {
  let agreed = false;
  let asking = false;
  shutdown.asked((block) => {
    if (agreed || unsent() === 0) return;
    block();
    if (asking) return;
    asking = true;
    void ask().then((leave) => {
      asking = false;
      agreed = leave;
      if (leave) quit();
    });
  });
}
