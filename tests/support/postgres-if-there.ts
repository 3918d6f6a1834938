import { existsSync } from 'node:fs';
import { BINARIES } from './postgres.ts';
import { setup } from './postgres-for-run.ts';

/** Playwright's global set-up: the run's cluster where PostgreSQL is installed; elsewhere backends are on the embedded one. */
export default async function setupIfThere(): Promise<(() => Promise<void>) | undefined> {
  return existsSync(BINARIES) ? setup() : undefined;
}
