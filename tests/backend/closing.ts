import type pg from 'pg';
import { vi } from 'vitest';
import { destroyDue } from '../../backend/closing/destroy-due.ts';
import type { Answer, TestBackend } from '../support/backend.ts';
import { converse, newId, type Person, reach } from './people.ts';
import { minutesAgo } from './sharing.ts';

/** What a test of closing does over and over. */
export type Closing = {
  /** A conversation that has been open for an hour, at a level. */
  readonly talk: (person: Person, level?: 0 | 1 | 2 | 3, as?: string) => Promise<string>;
  /** Closes for the customer's choice, said now, unless told otherwise. */
  readonly close: (person: Person, conversationId: string, more?: object, as?: string) => Promise<Answer>;
  readonly stop: (closingId: unknown, as?: string) => Promise<Answer>;
  readonly confirm: (closingId: unknown, as?: string) => Promise<Answer>;
  /** Lets so many hours pass for what is due; answers how many closings were destroyed. */
  readonly pass: (hours: number) => Promise<number>;
  readonly find: (line: string) => Promise<readonly Record<string, unknown>[]>;
  readonly closingOf: (closingId: unknown) => Promise<Record<string, unknown> | undefined>;
};

export function closingAt(backend: TestBackend): Closing {
  const { pool } = backend;
  return {
    talk: async (person, level = 3, as = 'phone.adviser') => {
      const conversationId = await converse(backend, as, { at: minutesAgo(60) });
      await reach(backend, person, conversationId, level, as);
      return conversationId;
    },
    close: (person, conversationId, more = {}, as = 'phone.adviser') =>
      backend.call('closures.close', as, {
        ...{ commandId: newId(), customerId: person.id, closingId: newId(), conversationId, saidAt: new Date().toISOString() },
        ...{ scope: 'service', reason: 'customer-choice' },
        ...more,
      }),
    stop: (closingId, as = 'supervisor') =>
      backend.call('closures.stop', as, { commandId: newId(), closingId, because: 'wrong-person' }),
    confirm: (closingId, as = 'supervisor') => backend.call('closures.confirm', as, { commandId: newId(), closingId }),
    pass: async (hours) => {
      await journalled(pool);
      return destroyDue(pool, new Date(Date.now() + hours * 3_600_000), (error) => {
        throw error;
      });
    },
    find: async (line) => {
      const { body } = await backend.call('customers.find', 'supervisor', { line });
      return body.results as Record<string, unknown>[];
    },
    closingOf: async (closingId) => (await pool.query('select * from closings where id = $1', [closingId])).rows[0],
  };
}

/** Nothing is destroyed that the closing journal does not have yet: it has it within a second. */
async function journalled(pool: pg.Pool): Promise<void> {
  const waits = "select from closings where scope = 'service' and state = 'waiting' and journalled is null";
  await vi.waitFor(
    async () => {
      if ((await pool.query(waits)).rowCount) throw new Error('A closing waits to be journalled');
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** What a person's rows are, table by table, by the column that names them. */
export async function rowsOf(backend: TestBackend, customerId: string): Promise<Record<string, number>> {
  const { rows: tables } = await backend.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'customer_id' order by 1`,
  );
  const counted: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await backend.pool.query<{ n: number }>(`select count(*)::int as n from ${name} where customer_id = $1`, [
      customerId,
    ]);
    if (rows[0] && rows[0].n > 0) counted[name] = rows[0].n;
  }
  return counted;
}
