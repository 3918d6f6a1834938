import pg from 'pg';
import { optionsOf } from '../database/connect.ts';

/** Tells whoever follows changes, in this process and in others, that something has been committed. A hint: nobody relies on it. */
export type Wake = { readonly call: () => void; readonly stop: () => Promise<void> };

const CHANNEL = 'changes';
/** Many commits, one word: it is not sent in their transactions, where it would have all of them wait for one lock. */
const GATHER_MS = 50;
const AGAIN_MS = 5_000;

/** In this process alone: the embedded database has no other, and passes no notification on. */
export function wakeHere(feed: () => void): Wake {
  return { call: feed, stop: async () => {} };
}

/** Through the server as well: `url` is listened at, and told, by a connection of its own, which is made again when it breaks. */
export function wakeEverywhere(feed: () => void, url: string): Wake {
  let gathering: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;
  let client: pg.Client | undefined;
  const listen = () => {
    if (stopped) return;
    const mine = new pg.Client({
      ...{ connectionString: url, keepAlive: true, connectionTimeoutMillis: AGAIN_MS },
      // A hint need not be on the disk: its flush would hold up those of the commits it tells of.
      options: optionsOf([['synchronous_commit', 'off']]),
    });
    client = mine;
    let over = false;
    const broken = () => {
      if (over) return;
      over = true;
      mine.end().catch(() => undefined);
      if (!stopped) again = setTimeout(listen, AGAIN_MS).unref();
    };
    mine.on('notification', feed);
    mine.on('error', broken);
    mine.on('end', broken);
    mine
      .connect()
      .then(() => mine.query(`listen ${CHANNEL}`))
      .catch(broken);
  };
  listen();
  return {
    call: () => {
      feed();
      gathering ??= setTimeout(() => {
        gathering = undefined;
        client?.query(`notify ${CHANNEL}`).catch(() => undefined);
      }, GATHER_MS);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(gathering);
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
