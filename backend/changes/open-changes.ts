import type pg from 'pg';
import { createFeed, type Feed } from './feed.ts';
import { changesOf } from './read-changes.ts';
import { type Wake, wakeEverywhere, wakeHere } from './wake.ts';

/** What this process tells desks of: one feed for all that follow here, woken through the server where `url` names one. */
export function openChanges(
  pool: pg.Pool,
  url: string | undefined,
  failed: (error: unknown) => void,
): { readonly feed: Feed; readonly wake: Wake } {
  const feed = createFeed(changesOf(pool), failed);
  return { feed, wake: url === undefined ? wakeHere(feed.wake) : wakeEverywhere(feed.wake, url) };
}
