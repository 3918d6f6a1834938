import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Keeps on a request the earliest day that is promised about it and has not had its end. The caller holds the request's row. */
export async function keepPromisedOn(requestId: string, tx: Transaction<Database>): Promise<void> {
  await sql`update requests set promised_on =
      (select min(promised_on) from promises where request_id = ${requestId}::uuid and state = 'open')
    where id = ${requestId}::uuid`.execute(tx);
}
