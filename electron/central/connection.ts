import type { Clock } from '../clock.ts';
import type { Attempt } from './attempt.ts';

export type ConnectionParts = {
  readonly clock: Clock;
  /** Asks the central service whether it is there; never throws. */
  readonly probe: () => Promise<boolean>;
  readonly changed: (online: boolean) => void;
};

/** Whether the central service can be reached, known from its own answers and from asking. */
export type Connection = {
  readonly online: () => boolean;
  /** Every exchange is told here. */
  readonly heard: (attempt: Attempt<unknown>) => void;
  /** Asks now: at the start, after sleep, when the network changed. */
  readonly ask: () => void;
  readonly stop: () => void;
};

/** Milliseconds of quiet after which the connection is asked about, and the waits while it is down. */
const QUIET = 30_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

export function createConnection({ clock, probe, changed }: ConnectionParts): Connection {
  let online = true;
  let fails = 0;
  let asking = false;
  let stopped = false;
  let cancel = () => {};

  const know = (now: boolean) => {
    fails = now ? 0 : fails + 1;
    if (now !== online) {
      online = now;
      changed(now);
    }
    plan();
  };

  const plan = () => {
    cancel();
    if (stopped) return;
    const wait = online ? QUIET : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(fails - 1, 6));
    cancel = clock.after(wait * (0.75 + clock.random() / 4), ask);
  };

  const ask = async () => {
    if (asking || stopped) return;
    asking = true;
    const answered = await probe();
    asking = false;
    if (!stopped) know(answered);
  };

  return {
    online: () => online,
    heard: (attempt) => {
      if (attempt.ok || attempt.sent === 'answered') know(true);
      else if (attempt.error.code === 'offline' || attempt.error.code === 'unavailable') know(false);
      else if (attempt.error.code === 'timed-out') void ask();
    },
    ask: () => void ask(),
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
