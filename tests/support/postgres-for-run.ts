import { startCluster } from './postgres.ts';

/** A global set-up: one throw-away cluster for the whole run, found by the tests through TEST_POSTGRES. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  process.env.TEST_POSTGRES = cluster.folder;
  return cluster.stop;
}
