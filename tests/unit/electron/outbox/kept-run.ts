import { randomBytes } from 'node:crypto';
import { keptOutbox } from '../../../../electron/outbox/kept-outbox.ts';
import { personStore } from '../../../../electron/sealed/person-store.ts';
import { settle } from '../../../support/fake-clock.ts';
import type { MemoryDisk } from '../sealed/memory-disk.ts';
import { harness } from './harness.ts';

const keysOf = new Map(['priya', 'tom'].map((sub) => [sub, randomBytes(32)]));

/** The data key of somebody. */
export const keyOf = (sub: string) => keysOf.get(sub) ?? null;

/** One run of the app over a disk: ends by being forgotten. */
export function run(disk: MemoryDisk) {
  const desk = harness();
  const keys = { sub: null as string | null };
  const found: unknown[] = [];
  const keysHere = {
    current: () => keysOf.get(keys.sub ?? '') ?? null,
    whose: () => keys.sub,
    folder: () => keys.sub && `/people/${keys.sub}`,
  };
  const kept = keptOutbox({
    keys: keysHere,
    outbox: desk.outbox,
    openStore: personStore({ keys: keysHere, disk, failed: (error) => found.push(error) }),
    found: (one) => found.push(one),
  });
  const signIn = async (sub: string) => {
    keys.sub = sub;
    desk.outbox.open((bytes) => bytes);
    kept.begin();
    for (let turn = 0; turn < 20; turn += 1) await settle();
  };
  const leave = () => {
    desk.outbox.seal((bytes) => bytes);
    keys.sub = null;
    kept.end();
  };
  return { ...desk, kept, found, signIn, leave };
}

export type Run = ReturnType<typeof run>;
