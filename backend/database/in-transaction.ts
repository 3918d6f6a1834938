import type pg from 'pg';

/** Runs a piece of work in a transaction of its own: all of it, or nothing. */
export async function inTransaction<Answer>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const answer = await work(client);
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
