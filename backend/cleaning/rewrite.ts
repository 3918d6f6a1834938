import type { ClientBase } from 'pg';
import { type Pause, tryAgain } from './patience.ts';

const TRIES = 60;
const LOCKED = '55P03';

/**
 * Writes a table anew with its indexes and what it keeps apart (TOAST): files that hold what is there and nothing that was. The
 * session's `lock_timeout` bounds how long others queue behind the wait for its lock; then they have a second, and it is tried again.
 */
export async function rewriteTable(client: ClientBase, table: string, pause: Pause): Promise<void> {
  await patiently(client, `vacuum (full) ${table}`, pause);
}

/** Runs one statement that needs a table to itself, as often as the table is in use. */
export async function patiently(client: ClientBase, text: string, pause: Pause): Promise<void> {
  const attempt = () =>
    client.query(text).then(
      () => null,
      (error: unknown) => error,
    );
  const inUse = (error: unknown) => (error as { code?: string } | null)?.code === LOCKED;
  const error = await tryAgain(attempt, (outcome) => !inUse(outcome), { tries: TRIES, pause });
  if (inUse(error)) throw new Error('the table was in use all the time');
  if (error) throw error;
}
