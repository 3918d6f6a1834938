import { CompiledQuery, sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

/**
 * SQL: holds the reference `$1` of an account that was closed until the transaction ends. Once the record is destroyed there is no customer's
 * row to hold, and what stays must not be destroyed beside a request that is being made about it (decision 36). The last lock that is taken.
 */
export const HOLD_REFERENCE = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';

/** The same in a command; nothing where a request is of no closed account. */
export async function holdReference(closedReference: string | null, tx: Transaction<Database>): Promise<void> {
  if (closedReference !== null) await tx.executeQuery(CompiledQuery.raw(HOLD_REFERENCE, [closedReference]));
}

/** The reference of the closed account that a request is about; null where it is about none. */
export async function closedReferenceOf(requestId: string, tx: Transaction<Database>): Promise<string | null> {
  const { rows } = await sql<{ reference: string | null }>`select closed_reference as reference from requests
      where id = ${requestId}::uuid`.execute(tx);
  return rows[0]?.reference ?? null;
}
