import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ChangeEventName } from '../../shared/changes.ts';
import { BEAT_SECONDS } from '../../shared/domain/limits.ts';
import type { Caller } from '../identity/caller.ts';
import { isWithin } from '../requests/reach.ts';
import type { Reader } from './feed.ts';
import { type Place, writePlace } from './place.ts';
import type { Row } from './read-changes.ts';

/** What may wait to be taken by a reader before it is cut: it comes again, and goes on from its last place. */
const MOST_WAITING = 512 * 1024;
/** How long a reader that is far behind may take for a page. */
const PATIENCE_MS = 30_000;
/** How long the end of a stream may take to arrive. */
const LEAVE_MS = 2_000;
/** The longest timer there is. */
const LONGEST = 2 ** 31 - 1;

/**
 * A reader at the other end of a response: server-sent events, with a beat, until its token ends at `until`, or is found at a beat to
 * count no more. Of requests it tells what `caller` may read as it stands when it is told.
 */
export function streamTo(response: ServerResponse, caller: Caller, until: number, counts: () => boolean): Reader {
  const over = () => response.destroyed || response.writableEnded;
  const send = (text: string) => {
    if (over()) return;
    response.write(text);
    if (response.writableLength > MOST_WAITING) response.destroy();
  };
  const event = (name: ChangeEventName, data: object, id?: string) =>
    `${id ? `id: ${id}\n` : ''}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
  const told = (row: Row, id: string) => {
    if ('change' in row) return event('customer', row.change, id);
    return row.whose && isWithin(caller, row.whose) ? event('request', row.request, id) : '';
  };
  const leave = () => {
    send(event('end', {}));
    if (over()) return;
    response.end();
    setTimeout(() => response.destroy(), LEAVE_MS).unref();
  };
  const beat = setInterval(() => (counts() ? send(': beat\n\n') : leave()), BEAT_SECONDS * 1_000);
  const end = setTimeout(leave, Math.min(LONGEST, Math.max(0, until - Date.now())));
  response.once('close', () => {
    clearInterval(beat);
    clearTimeout(end);
  });
  return {
    give: (database, changes) => send(changes.map((row) => told(row, writePlace(database, row.place))).join('')),
    startAt: (database: string, place: Place, why) => send(event(why, {}, writePlace(database, place))),
    ready: async () => {
      if (over()) return false;
      if (!response.writableNeedDrain) return true;
      const heard = new AbortController();
      const patience = setTimeout(() => response.destroy(), PATIENCE_MS);
      const either = (['drain', 'close'] as const).map((name) => once(response, name, { signal: heard.signal }));
      await Promise.race(either).catch(() => undefined);
      clearTimeout(patience);
      for (const one of either) one.catch(() => undefined);
      heard.abort();
      return !over();
    },
    leave,
  };
}
