import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Tells whoever follows a request, and may read it, that something of it is another, where its own row stays as it was (decision 23). */
export async function tellOfRequest(requestId: string, commandId: string, tx: Transaction<Database>): Promise<void> {
  await sql`select request_told(${requestId}::uuid, ${commandId}::uuid)`.execute(tx);
}
