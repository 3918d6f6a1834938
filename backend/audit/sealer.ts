import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { sealSome, waitsForOthers } from './seal.ts';
import { signHead } from './sign-head.ts';
import type { Witness } from './witness.ts';

const EVERY_MS = 800;
const SIGNED_EVERY_SECONDS = 60;
const TOLD_EVERY_MS = 60_000;
/** How long an end waits for older transactions of others, and how often it looks. */
const OTHERS_END_MS = 5_000;
const LOOK_MS = 50;

/**
 * Chains what was audited within a second and signs the chain's end once a minute, for as long as the backend serves. Every backend
 * of a database does; the row they lock lets one at a time. The returned function ends it, with everything chained and signed that
 * no transaction of somebody else keeps open for long; the next backend chains the rest.
 */
export function startSealing(pool: pg.Pool, witness: Witness, failed: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let told = Number.NEGATIVE_INFINITY;
  // What fails, a database away or a full disk, fails every time until somebody helps: once a minute is enough to say so.
  const tell = (error: unknown) => {
    if (Date.now() - told < TOLD_EVERY_MS) return;
    told = Date.now();
    failed(error);
  };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    try {
      while ((await sealSome(pool)) && !stopped);
      await signHead(pool, witness, SIGNED_EVERY_SECONDS);
    } catch (error) {
      tell(error);
    }
    if (!stopped) timer = setTimeout(start, EVERY_MS);
  };
  const start = () => {
    running = round();
  };
  start();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
    try {
      const until = Date.now() + OTHERS_END_MS;
      while (await sealSome(pool));
      while ((await waitsForOthers(pool)) && Date.now() < until) {
        await pause(LOOK_MS);
        while (await sealSome(pool));
      }
      await signHead(pool, witness, 0);
    } catch (error) {
      tell(error);
    }
  };
}
