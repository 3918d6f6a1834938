import { sql, type Transaction } from 'kysely';
import { deadlineFor, type NotCounted } from '../../shared/domain/deadline.ts';
import type { RequestKind } from '../../shared/domain/request.ts';
import type { Database } from '../database/schema.ts';

/**
 * SQL: the days on which a request `r` waited for the customer to say what they want, from the day they were asked to the day before
 * they said it (UK GDPR article 12A).
 */
export const WAITED = `coalesce((select json_agg(json_build_object('from', w.asked_on, 'to', w.came_on - 1) order by w.asked_on)
    from request_waits w where w.request_id = r.id and w.waits_for = 'customer' and w.came_on > w.asked_on), '[]')`;

type Row = {
  readonly kind: RequestKind;
  readonly madeOn: string;
  readonly proofOn: string | null;
  readonly extensionMonths: number | null;
  readonly waited: readonly NotCounted[];
};

/** Works out anew when a request is due, after something has moved its clock. */
export async function moveClock(requestId: string, tx: Transaction<Database>): Promise<void> {
  const { rows } = await sql<Row>`select r.kind, r.made_on::text as "madeOn", r.proof_on::text as "proofOn",
      r.extension_months as "extensionMonths", ${sql.raw(WAITED)} as waited from requests r where r.id = ${requestId}::uuid`.execute(
    tx,
  );
  const [{ kind, madeOn, proofOn, extensionMonths, waited }] = rows as [Row];
  const { dueOn, extendBy = null } = deadlineFor({
    ...{ kind, madeOn, notCounted: kind === 'access' ? waited : [] },
    ...(proofOn === null ? {} : { proofOn }),
    ...(extensionMonths === null ? {} : { extensionMonths }),
  });
  await sql`update requests set due_on = ${dueOn}::date, extend_by = ${extendBy}::date where id = ${requestId}::uuid`.execute(tx);
}
