import type pg from 'pg';
import { faultOf, type JournalFault, wordsOf } from './journal-fault.ts';
import { isUntouched, JournalAway, type Known, readJournal, type Touched, touchedAt } from './journal-file.ts';
import { withHead } from './journal-head.ts';
import type { Line } from './journal-line.ts';
import { replay } from './journal-replay.ts';
import { lookAt, writeWaiting } from './journal-write.ts';

const EVERY_MS = 800;
const TOLD_EVERY_MS = 60_000;

/** How the database stands to the journal. Only `good` answers anybody. */
export type Standing =
  | 'looking'
  | 'replaying'
  | 'unreadable'
  | 'good'
  /** Good, and what was closed since could not be written: it waits, and nothing is destroyed. */
  | 'unwritten'
  | JournalFault;

export type Journal = {
  readonly standing: () => Standing;
  /** Whether anything may be answered. */
  readonly open: () => boolean;
  /** One round, now; rounds come one after the other. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Tell = { readonly words: (text: string) => void; readonly failed: (error: unknown) => void };
/** The file as it was when it and the database last agreed, up to its end. */
type Seen = { readonly touched: Touched | null; readonly known: Known };

/**
 * Follows the closing journal for as long as the backend serves (decision 35): writes what is closed into the file, and does what the
 * file says that the database has not heard of. The first look comes with the first round.
 */
export function followJournal(pool: pg.Pool, path: string, tell: Tell): Journal {
  let standing: Standing = 'looking';
  let seen: Seen | null = null;
  const told = new Map<string, number>();
  const once = (what: string, say: () => void) => {
    if (Date.now() - (told.get(what) ?? 0) < TOLD_EVERY_MS) return;
    told.set(what, Date.now());
    say();
  };
  const isOpen = () => standing === 'good' || standing === 'unwritten';

  const round = async (): Promise<void> => {
    const { head, waits } = await lookAt(pool);
    // A database that knew more was replaced by a back-up under this process.
    if (seen && head.position < seen.known.end.position) {
      standing = 'looking';
      seen = null;
    }
    const unchanged = seen !== null && seen.known.end.hash === head.hash && isUntouched(seen.touched, await touchedAt(path));
    if (unchanged && !waits) return;
    for (;;) {
      const found = await settle(pool, path, seen);
      // Another backend is at it: what it leaves is looked at in the next round.
      if (!found) return;
      if ('beyond' in found) {
        standing = 'replaying';
        await replayAll(pool, found.beyond);
      } else if ('fault' in found) {
        const { fault } = found;
        standing = fault;
        seen = null;
        once(fault, () => tell.words(wordsOf(fault)));
        return;
      } else {
        seen = found.seen;
        standing = 'good';
        if (!found.more) return;
      }
    }
  };
  const whenAway = (error: JournalAway) => {
    const { doing } = error;
    if (doing === 'write') standing = 'unwritten';
    // What was good stays so while the database goes on from where it was.
    else if (!isOpen()) standing = 'unreadable';
    if (doing === 'write') seen = null;
    once(doing, () => tell.words(error.message));
  };

  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    last = last.then(round).catch((error: unknown) => {
      if (error instanceof JournalAway) whenAway(error);
      else once('failed', () => tell.failed(error));
    });
    return last;
  };
  const again = () => {
    timer = setTimeout(() => void look().then(() => stopped || again()), EVERY_MS);
  };
  again();
  return {
    standing: () => standing,
    open: isOpen,
    look,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await look();
    },
  };
}

type Settled =
  | { readonly fault: JournalFault }
  | { readonly beyond: readonly Line[] }
  | { readonly seen: Seen; readonly more: boolean };

/** Compares file and database under the lock, and writes what waits where both agree. */
async function settle(pool: pg.Pool, path: string, seen: Seen | null): Promise<Settled | undefined> {
  return withHead<Settled>(pool, async (client, head) => {
    const reading = await readJournal(path, head, knownOf(seen, await touchedAt(path)));
    const fault = faultOf(reading, head);
    if (fault) return { fault };
    if (reading.beyond.length > 0) return { beyond: reading.beyond };
    const { more, ...known } = await writeWaiting(client, path, reading.end, reading.bytes);
    return { seen: { touched: await touchedAt(path), known }, more };
  });
}

/** A file that has only grown is read from where it ended; one that was touched in another way, as a whole. */
function knownOf(seen: Seen | null, now: Touched | null): Known | undefined {
  if (!seen?.touched || !now) return undefined;
  const grown = now.ino === seen.touched.ino && now.size > seen.touched.size;
  return grown || isUntouched(seen.touched, now) ? seen.known : undefined;
}

/** Does what the lines say, each in a transaction of its own; ends early where another backend was quicker. */
async function replayAll(pool: pg.Pool, lines: readonly Line[]): Promise<void> {
  const latest = new Map(lines.map(({ alias, position }) => [alias, position]));
  for (const line of lines) {
    const done = await withHead(pool, async (client, head) => {
      if (head.position !== line.position - 1) return false;
      await replay(client, line, latest.get(line.alias) === line.position, new Date());
      return true;
    });
    if (!done) return;
  }
}
