import { comparePlaces, type Place } from './place.ts';
import type { Page, ReadChanges } from './read-changes.ts';

/** Somebody who follows. Nothing here waits for a reader that is caught up: one too slow has to go by itself. */
export type Reader = {
  /** The changes of a page that come after the place up to which this reader has been told. */
  readonly give: (database: string, changes: Page['changes']) => void;
  /** It goes on from here, with nothing of what lies before. */
  readonly startAt: (database: string, place: Place, why: 'begin' | 'reset') => void;
  /** Resolves when more can be given to a reader that is far behind; false when it has gone. */
  readonly ready: () => Promise<boolean>;
  /** Nothing more can be told now: it has to come again. */
  readonly leave: () => void;
};

/** Where a reader starts: now, after a place of a database, or after one that nobody knows. */
export type Start = { readonly database: string; readonly place: Place } | 'now' | 'unknown';

export type Feed = {
  /** Follows until the returned function is called. */
  readonly follow: (reader: Reader, start: Start) => () => void;
  /** Something has been committed: look now. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
};

/** How often is looked for what nobody has woken us for. */
const EVERY_MS = 1_000;
/** Many commits, one look. */
const GATHER_MS = 20;

/** One look at the database a second serves every reader that has caught up; the others first catch up, each by itself. */
export function createFeed(read: ReadChanges, failed: (error: unknown) => void): Feed {
  const live = new Map<Reader, Place>();
  const joining = new Set<Reader>();
  let timer: NodeJS.Timeout | undefined;
  let woken: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  /** Told once for as long as it fails. */
  let failing = false;
  const tellFailure = (error: unknown) => {
    if (!failing) failed(error);
    failing = true;
  };

  const look = () => {
    clearTimeout(timer);
    if (stopped || live.size === 0) return;
    if (looking) again = true;
    else
      looking = lookOnce().finally(() => {
        looking = null;
        if (again) look();
        else if (!stopped) timer = setTimeout(look, EVERY_MS);
      });
  };
  const lookOnce = async () => {
    again = false;
    const from = [...live.values()].reduce((one, other) => (comparePlaces(one, other) <= 0 ? one : other));
    try {
      const page = await read(from);
      failing = false;
      for (const [reader, place] of live) {
        // Whoever joined meanwhile at an earlier place is not served by this page.
        if (comparePlaces(place, from) < 0) again = true;
        else live.set(reader, tell(reader, place, page));
      }
      if (page.more) again = true;
    } catch (error) {
      tellFailure(error);
    }
  };

  const join = async (reader: Reader, start: Start) => {
    let place: Place | null = typeof start === 'string' ? null : start.place;
    for (;;) {
      const page = await read(place);
      failing = false;
      if (!joining.has(reader)) return;
      const foreign = typeof start !== 'string' && start.database !== page.database;
      if (place === null || foreign) {
        reader.startAt(page.database, page.to, start === 'now' ? 'begin' : 'reset');
        place = page.to;
        break;
      }
      place = tell(reader, place, page);
      if (!page.more) break;
      if (!(await reader.ready()) || !joining.has(reader)) return;
    }
    joining.delete(reader);
    live.set(reader, place);
    look();
  };

  return {
    follow: (reader, start) => {
      if (stopped) reader.leave();
      joining.add(reader);
      join(reader, start).catch((error: unknown) => {
        tellFailure(error);
        if (joining.delete(reader)) reader.leave();
      });
      return () => {
        joining.delete(reader);
        live.delete(reader);
      };
    },
    wake: () => {
      if (stopped || live.size === 0) return;
      woken ??= setTimeout(() => {
        woken = undefined;
        look();
      }, GATHER_MS);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(woken);
      for (const reader of [...joining, ...live.keys()]) reader.leave();
      await looking;
    },
  };
}

/** Tells a reader at a place what a page holds for it; gives its next place. */
function tell(reader: Reader, place: Place, page: Page): Place {
  if (page.lost) {
    reader.startAt(page.database, page.to, 'reset');
    return page.to;
  }
  const changes = page.changes.filter((row) => comparePlaces(row.place, place) > 0);
  if (changes.length > 0) reader.give(page.database, changes);
  return comparePlaces(page.to, place) > 0 ? page.to : place;
}
