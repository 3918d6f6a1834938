import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { By } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { keepClock } from '../requests/clock.ts';
import { addStep } from '../requests/steps.ts';

/**
 * What somebody asked for is of their record once more when its closing is stopped (decision 32): what came by their reference meanwhile, and
 * the wish to stop, open with its clock, which that closing had brought to its end; not where they have changed their mind. The customer's
 * row is held.
 */
export async function askedAgain(
  by: By,
  { customerId, closingId, wanted }: { readonly customerId: string; readonly closingId: string; readonly wanted: boolean },
  tx: Transaction<Database>,
): Promise<void> {
  await sql`update requests q set customer_id = c.id, closed_reference = null, version = q.version + 1
      from customers c where c.id = ${customerId}::uuid and q.closed_reference = c.reference`.execute(tx);
  if (!wanted) return;
  const { rows } = await sql<{ id: string; completedAt: Date }>`with ended as (
      select id, completed_at from requests where customer_id = ${customerId}::uuid and kind = 'closure' and status = 'completed'
         and completed_at >= (select received_at from closings where id = ${closingId}::uuid)
    ) update requests r set status = 'open', completed_at = null, version = version + 1 from ended where r.id = ended.id
      returning r.id, ended.completed_at as "completedAt"`.execute(tx);
  for (const { id: requestId, completedAt } of rows) {
    await keepClock(requestId, by.now, tx);
    // Its end stays in its history.
    const takenBack = { decisions: [], completedAt: completedAt.toISOString() };
    await addStep(by, { commandId: randomUUID(), requestId, step: 'reopened', why: 'The closing was stopped', takenBack }, tx);
  }
}
