import type pg from 'pg';
import { writeHead } from './head.ts';
import { appendLine } from './heads-file.ts';
import { whileSealing } from './seal.ts';
import type { Witness } from './witness.ts';

// The chain's end, if it is further than the last head that was signed and that one is old enough.
const DUE = `select tip.position, encode(tip.hash, 'hex') as hash from
    (select position, hash from audit_chain order by position desc limit 1) tip
  left join lateral (select position, signed_at from audit_heads order by position desc limit 1) head on true
 where head.position is null
    or (tip.position > head.position and head.signed_at <= clock_timestamp() - make_interval(secs => $1::int))`;

/**
 * Signs the chain's end into the file, then lets the database remember that it did; nothing where there is nothing new or the last
 * head is younger than `seconds`. In this order, a crash between the two leaves a head that the database has not heard of, never
 * the other way round.
 */
export async function signHead(pool: pg.Pool, { key, path }: Witness, seconds: number): Promise<void> {
  const due = (client: pg.ClientBase | pg.Pool) =>
    client.query<{ position: string; hash: string }>({ name: 'seal-head-due', text: DUE, values: [seconds] });
  if ((await due(pool)).rowCount === 0) return;
  await whileSealing(pool, async (client) => {
    const tip = (await due(client)).rows[0];
    if (!tip) return;
    const head = { position: Number(tip.position), hash: tip.hash, at: new Date().toISOString() };
    await appendLine(path, writeHead(head, key));
    await client.query('insert into audit_heads (position) values ($1)', [tip.position]);
  });
}
