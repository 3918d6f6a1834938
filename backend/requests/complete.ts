import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

/**
 * Completes a request once nothing of it is open: every field decided, the customer told, every recipient's notice at its end
 * (domain: rectification).
 * Whoever is told what was found of their complaint has been told that it came. The caller holds the request's row, so that of two last steps at once one sees the other.
 */
export async function completeIfDone(requestId: string, at: Date, tx: Transaction<Database>): Promise<void> {
  await sql`update requests r set status = 'completed', completed_at = ${at.toISOString()}::timestamptz,
      progress_due_on = null, acknowledged_on = case when r.kind = 'complaint' then coalesce(r.acknowledged_on, r.told_on) end
    where r.id = ${requestId}::uuid and r.status = 'open' and r.told_on is not null
      and not exists (select from rectification_fields f where f.request_id = r.id and f.decision is null)
      and not exists (select from recipient_notices n
                       where n.customer_id = r.customer_id and n.request_id = r.id and n.state in ('to-tell', 'told'))`.execute(
    tx,
  );
}
