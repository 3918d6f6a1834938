import { vi } from 'vitest';
import type { Answer, TestBackend } from '../support/backend.ts';

/** Before the lock's own timeout. */
const WAITING = { timeout: 4_500, interval: 20 };

/** What holds a row of a table. */
export const rowOf = (table: 'requests' | 'customers', id: string): readonly [string, unknown[]] => [
  `select from ${table} where id = $1 for update`,
  [id],
];

/** Holds something while something is sent that waits for it, then writes something else and lets go; what was sent answers then. */
export async function waiting(
  { pool }: TestBackend,
  [holding, values]: readonly [string, unknown[]],
  send: () => Promise<Answer>,
  ...writes: (readonly [string, unknown[]])[]
): Promise<Answer> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(holding, values);
    const { rows } = await client.query('select pg_backend_pid() as pid');
    const sent = send();
    const waits = 'select from pg_locks where not granted and $1 = any (pg_blocking_pids(pid))';
    await vi.waitFor(async () => {
      if (!(await client.query(waits, [rows[0].pid])).rowCount) throw new Error('Nothing waits yet');
    }, WAITING);
    for (const [text, given] of writes) await client.query(text, given);
    await client.query('commit');
    return await sent;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
