import type pg from 'pg';
import type { Call } from '../call.ts';
import { statusOf } from '../problem.ts';
import type { Refusal } from '../refusal.ts';
import { CALL_COLUMNS, callValues } from './audit-row.ts';

const INSERT = `insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
  select $1, $2, $3, $4, 'refusal', (select audit_alias from customers where id = $5::uuid), 'refused', $6,
         coalesce($7::jsonb, (select jsonb_build_object('request', f.request_id) from asked_facts f where f.id = $8::uuid))`;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Keeps that a call was refused and why; a request that breaks the contract (400, 413, 415) is no act and leaves no row. */
export async function auditRefusal(
  pool: pg.Pool,
  call: Call,
  operation: string,
  refusal: Refusal,
  parameters: unknown,
): Promise<void> {
  if ([400, 413, 415].includes(statusOf(refusal.code))) return;
  const { customerId, requestId, factsId } = (parameters ?? {}) as Record<
    'customerId' | 'requestId' | 'factsId',
    string | undefined
  >;
  const subject = refusal.customerId ?? (customerId && UUID.test(customerId) ? customerId : null);
  // Which request it was is what a reader is kept from, where they are kept from that request.
  const about = requestId && UUID.test(requestId) ? JSON.stringify({ request: requestId }) : null;
  const facts = factsId && UUID.test(factsId) ? factsId : null;
  const values = [...callValues(call, operation), subject, refusal.code, about, facts];
  await pool.query({ name: 'audit-refusal', text: INSERT, values });
}
