import type { Clock } from '../clock.ts';
import type { Fetch } from './client.ts';

/** How far this computer's clock is from the central service's. */
export type ClockOffset = {
  /** Milliseconds it is ahead (behind: negative), by the last answer; null before the first. */
  readonly ms: () => number | null;
  /** The same fetch; every answer of the central service that passes says what time it is there. */
  readonly listening: (fetch: Fetch) => Fetch;
};

export type ClockOffsetParts = {
  readonly clock: Pick<Clock, 'now' | 'ticks'>;
  /** It is another whole minute than before. */
  readonly changed: (ms: number) => void;
};

/** `Date` names whole seconds (RFC 9110 §6.6.1): on average the moment lies half a second later. */
const HALF_A_SECOND = 500;
/** Milliseconds an answer may have taken: after a longer way it is not known when it was made. */
const LONGEST_WAY = 5_000;
const MINUTE = 60_000;

/** Listens to what time the central service says it is. */
export function clockOffset({ clock, changed }: ClockOffsetParts): ClockOffset {
  let offset: number | null = null;
  const heard = (date: string | null, way: number) => {
    const there = date === null ? Number.NaN : Date.parse(date);
    if (Number.isNaN(there) || way > LONGEST_WAY) return;
    const before = offset;
    offset = Math.round(clock.now() - way / 2 - there - HALF_A_SECOND);
    if (Math.round((before ?? 0) / MINUTE) !== Math.round(offset / MINUTE)) changed(offset);
  };
  return {
    ms: () => offset,
    listening: (fetch) => async (url, init) => {
      const began = clock.ticks();
      const response = await fetch(url, init);
      // A hotel's page has a clock too, and names no request of ours.
      if (response.headers.has('x-request-id')) heard(response.headers.get('date'), clock.ticks() - began);
      return response;
    },
  };
}
