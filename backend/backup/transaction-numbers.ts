import type pg from 'pg';

/** Numbers spent in one go, and at most: a minute or two of a small server. */
const AT_ONCE = 20_000;
const MOST = 20_000_000;

const BEHIND = `select greatest(0, coalesce(
    greatest((select transaction_id::text::numeric from audit order by transaction_id desc limit 1),
             (select transaction_id::text::numeric from audit_chain order by transaction_id desc limit 1),
             (select transaction_id::text::numeric from changes order by transaction_id desc limit 1)), 0)
    - pg_current_xact_id()::text::numeric)::float8 as behind`;

/**
 * The rows of the audit and the changes stand in the order of the transactions that wrote them, and another server counts its own: until
 * it has come as far, what is audited there would come before what was. So the numbers between are spent.
 */
export async function spendNumbers(client: pg.Client, say: (line: string) => void, most = MOST): Promise<void> {
  const behind = (await client.query<{ behind: number }>(BEHIND)).rows[0]?.behind ?? 0;
  if (behind <= 0) return;
  if (behind > most)
    throw new Error(
      `The back-up is restored, but this server's transaction numbers are ${behind} behind those in its audit. Before a backend starts, ` +
        'stop the server and move them on with pg_resetwal -x (docs/back-ups.md).',
    );
  say(`Moving this server's transaction numbers on by ${behind}`);
  await client.query('set synchronous_commit = off');
  for (let left = behind + 1; left > 0; left -= AT_ONCE)
    await client.query(
      `do $$ begin for n in 1..${Math.min(left, AT_ONCE)} loop perform pg_current_xact_id(); commit; end loop; end $$`,
    );
}
