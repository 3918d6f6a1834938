import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { tellOfRequest } from './tell-of-request.ts';

/**
 * Keeps on a request the earliest day that is promised about it and has not had its end, and has whoever follows it told that a promise
 * is another: its row says so itself where that day is another. The caller holds the request's row.
 */
export async function keepPromisedOn(requestId: string, commandId: string, tx: Transaction<Database>): Promise<void> {
  const { rows } = await sql`update requests r set promised_on = earliest.day
     from (select min(promised_on) as day from promises where request_id = ${requestId}::uuid and state = 'open') earliest
    where r.id = ${requestId}::uuid and r.promised_on is distinct from earliest.day returning r.id`.execute(tx);
  if (rows.length === 0) await tellOfRequest(requestId, commandId, tx);
}
