import { CHANGES } from '../../shared/changes.ts';
import { BASE_PATH } from '../../shared/http.ts';
import type { Fetch } from '../central/client.ts';
import { waitOf } from '../central/read-answer.ts';
import type { Clock } from '../clock.ts';
import { eventReader, type ServerEvent } from './read-events.ts';

export type StreamParts = {
  readonly server: () => string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly newRequestId: () => string;
};

/** How a stream that was opened came to its end, or was none. */
export type Ended = {
  /** It was the central service's, and something came. */
  readonly began: boolean;
  /** The HTTP status; null where no answer came. */
  readonly status: number | null;
  /** Milliseconds the answer asked us to wait. */
  readonly retryAfter: number | null;
};

/** Milliseconds without a sign of life after which a stream is given up: the central service beats more often than twice in it. */
export const IDLE = 40_000;

/** Follows one stream from `place` on until it ends, whoever ends it; never throws. An event whose handling throws ends it. */
export async function followOne(
  parts: StreamParts,
  { token, place, abort }: { readonly token: string; readonly place: string | null; readonly abort: AbortController },
  handle: (event: ServerEvent) => void,
): Promise<Ended> {
  const ended: { began: boolean; status: number | null; retryAfter: number | null } = {
    ...{ began: false, status: null, retryAfter: null },
  };
  let cancel = () => {};
  const alive = () => {
    cancel();
    cancel = parts.clock.after(IDLE, () => abort.abort());
  };
  try {
    alive();
    const response = await parts.fetch(`${parts.server()}${BASE_PATH}${CHANGES.path}`, {
      headers: {
        accept: 'text/event-stream, application/problem+json',
        authorization: `Bearer ${token}`,
        'x-request-id': parts.newRequestId(),
        ...(place === null ? {} : { 'last-event-id': place }),
      },
      signal: abort.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
    ended.status = response.status;
    ended.retryAfter = waitOf(response.headers.get('retry-after'), parts.clock.now());
    const isStream = response.status === 200 && /^text\/event-stream\b/.test(response.headers.get('content-type') ?? '');
    if (!isStream || !response.body) return ended;
    const read = eventReader(handle);
    const words = new TextDecoder();
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      // What arrives after it was given up is nobody's any more.
      if (abort.signal.aborted) break;
      alive();
      ended.began = true;
      read(words.decode(part.value, { stream: true }));
    }
  } catch {
    // Cut, idle, given up, or something was not understood: the next one goes on from the last place.
  } finally {
    cancel();
    abort.abort();
  }
  return ended;
}
