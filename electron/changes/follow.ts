import type { Session } from '../session/session.ts';
import { type Ended, followOne, type StreamParts } from './one-stream.ts';
import { type Heard, understand } from './understand.ts';

export type FollowParts = StreamParts & {
  readonly session: Pick<Session, 'token' | 'renewed'>;
  readonly online: () => boolean;
  readonly heard: (heard: Heard) => void;
  /** Told how each stream ended, and that it is not followed any more until the next. */
  readonly cut: (ended: Ended) => void;
};

/** Follows what changes at the central service while somebody is at work. */
export type Following = {
  /** Somebody is at work; a second time changes nothing. */
  readonly start: () => void;
  /** Nobody is: what is under way is given up at once. */
  readonly stop: () => void;
  /** The connection came back. */
  readonly connected: () => void;
};

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const LONGEST_ASKED = 300_000;
/** After an end that was announced, and when a connection is back: within this, so that not all desks come at once. */
const SOON = 1_000;

/**
 * One stream after the other, each from the place of the last event that was acted on. A place outlives the lock and whoever
 * is signed in: it says nothing about anybody.
 */
export function followChanges(parts: FollowParts): Following {
  const { clock, session } = parts;
  let place: string | null = null;
  let current: AbortController | null = null;
  let started = false;
  let fails = 0;
  let cancel = () => {};

  const later = (ms: number) => {
    cancel();
    cancel = clock.after(ms, () => void next());
  };

  const next = async (): Promise<void> => {
    if (!started || current) return;
    const mine = new AbortController();
    current = mine;
    let announced = false;
    const one = async (token: string) =>
      followOne(parts, { token, place, abort: mine }, (event) => {
        if (current !== mine) throw new Error('Given up');
        const { heard, place: after, end } = understand(event);
        if (heard) parts.heard(heard);
        place = after ?? place;
        announced ||= end;
      });
    const token = session.token() ?? (await session.renewed(null));
    const ended = token !== null && current === mine ? await one(token) : NOT_ASKED;
    if (current !== mine) return;
    current = null;
    parts.cut(ended);
    // A token that is refused is renewed before the next.
    if (ended.status === 401) await session.renewed(token);
    if (!started || current) return;
    fails = announced || ended.began ? 0 : fails + 1;
    if (announced) later(clock.random() * SOON);
    else if (parts.online()) later(waitBefore(Math.max(1, fails), ended.retryAfter, clock.random()));
  };

  return {
    start: () => {
      if (started) return;
      started = true;
      fails = 0;
      later(0);
    },
    stop: () => {
      started = false;
      cancel();
      current?.abort();
      current = null;
    },
    connected: () => {
      if (!started) return;
      // A stream of before is not to be trusted: the next goes on from its place.
      if (current) current.abort();
      else later(clock.random() * SOON);
    },
  };
}

const NOT_ASKED: Ended = { began: false, status: null, retryAfter: null };

/** What the answer asked for, else doubling with chance between half and all. */
function waitBefore(fails: number, retryAfter: number | null, random: number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(fails - 1, 10)) * (0.5 + random / 2);
  return retryAfter === null ? wait : Math.max(wait, Math.min(retryAfter, LONGEST_ASKED));
}
