import { createHmac, type KeyObject } from 'node:crypto';
import type pg from 'pg';
import type { CommandName } from '../shared/operations.ts';
import { type AuditEntry, CALL_COLUMNS, callValues } from './audit/audit-row.ts';
import type { Call, Done } from './call.ts';
import { changeRow } from './changes/change-row.ts';
import { isLockTimeout } from './failure.ts';
import { fuse } from './fused.ts';
import { refuse } from './refusal.ts';

/** The key's row already there: its answer where the caller, operation and body are the same. */
export type Kept = { readonly same: boolean; readonly answer: object };

const INSERT_KEY = `insert into idempotency_keys (key, caller, operation, body_hmac) values ($1, $2, $3, $4)
  on conflict (key) do nothing returning key`;
const KEPT_ANSWER = `select caller = $2 and operation = $3 and body_hmac = $4 as same, answer from idempotency_keys where key = $1`;
const CLOSE_UNAUDITED =
  'with nothing as (select) update idempotency_keys set status = 200, answer = $1::jsonb where key = $2::uuid';
const CLOSE = `with audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    values ($1, $2, $3, $4, $5, (select audit_alias from customers where id = $6::uuid
      union all select audit_alias from evidence where customer_id = $6::uuid limit 1), $7, $8, $9::jsonb)
  )
  update idempotency_keys set status = 200, answer = $10::jsonb where key = $11::uuid`;

type KeyValues = readonly [key: string, caller: string, operation: string, hmac: Buffer];

/** The values of a key's row; the body is kept as an HMAC, which says nothing without the secret. */
export function keyValues(call: Call, operation: CommandName, input: { commandId: string }, secret: KeyObject): KeyValues {
  const { commandId, ...body } = input;
  return [
    commandId,
    call.caller.sub,
    operation,
    createHmac('sha256', secret)
      .update(JSON.stringify(sorted(body)))
      .digest(),
  ];
}

/** Sends the key's row; true when it is new. A second arrival waits here for the first, in vain (`in-progress`) after `lock_timeout`. */
export async function insertKey(client: pg.ClientBase, values: KeyValues): Promise<boolean> {
  try {
    const { rowCount } = await client.query({ name: 'key-insert', text: INSERT_KEY, values: [...values] });
    return rowCount === 1;
  } catch (error) {
    throw isLockTimeout(error) ? refuse('in-progress') : error;
  }
}

/** What an earlier arrival of the key left; undefined when its row has gone meanwhile. */
export async function keptAnswer(client: pg.ClientBase | pg.Pool, values: KeyValues): Promise<Kept | undefined> {
  const { rows } = await client.query<Kept>({ name: 'key-kept', text: KEPT_ANSWER, values: [...values] });
  return rows[0];
}

/**
 * Sends a command's own writes, what desks are told of it, its audit row and the stored answer as one statement, with COMMIT behind it; throws the first
 * failure, with which PostgreSQL has turned the COMMIT into a rollback.
 */
export async function closeCommand(
  client: pg.ClientBase,
  call: Call,
  operation: CommandName,
  key: string,
  { answer, audit, change, writes = [] }: Done<object>,
): Promise<void> {
  const kept = [JSON.stringify(answer), key];
  const last = audit
    ? { sql: CLOSE, parameters: [...callValues(call, operation), ...auditValues(audit), ...kept] }
    : { sql: CLOSE_UNAUDITED, parameters: kept };
  const closed = client.query(fuse(change ? [...writes, changeRow(change, key)] : writes, last));
  const [committed] = await Promise.all([client.query('commit'), closed]);
  if (committed.command !== 'COMMIT') throw new Error('The transaction was rolled back');
}

function auditValues({ kind, customerId, outcome, reason, details }: AuditEntry): unknown[] {
  return [kind, customerId ?? null, outcome, reason ?? null, details ? JSON.stringify(details) : null];
}

// The same input is the same body, in whatever order its fields came.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
