import { createHash } from 'node:crypto';

/** One audit row as the chain sees it: every column as text, exactly as kept. */
export type ChainedRow = {
  readonly id: string;
  readonly transaction: string;
  /** Microseconds since 1970. */
  readonly at: string;
  readonly actor: string;
  readonly organisation: string;
  readonly operation: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  /** PostgreSQL's own text of the jsonb value. */
  readonly details: string | null;
  readonly requestId: string;
};

/** The columns of `ChainedRow`, of `audit a`; no setting of the session changes how they are written. */
export const CHAINED_COLUMNS = `a.id::text as id, a.transaction_id::text as transaction,
  (extract(epoch from a.at) * 1000000)::bigint::text as at, a.actor, a.organisation, a.operation, a.kind, a.subject::text as subject,
  a.outcome, a.reason, a.details::text as details, a.request_id as "requestId"`;

/** What comes before the first row. */
export const BEGINNING: Buffer = Buffer.alloc(32);

/**
 * The bytes of a row that are hashed: UTF-8 of a JSON array as RFC 8785 writes it (no blanks, only what must be is escaped), of the
 * form's number and the columns in the order below; text or null, nothing else. A new column makes a new form.
 */
export function canonicalBytes(row: ChainedRow): Buffer {
  const { id, transaction, at, actor, organisation, operation, kind, subject, outcome, reason, details, requestId } = row;
  const columns = [id, transaction, at, actor, organisation, operation, kind, subject, outcome, reason, details, requestId];
  return Buffer.from(JSON.stringify(['1', ...columns]));
}

/** The chain's next hash: SHA-256 over the hash before it and the row's bytes. */
export function linked(previous: Uint8Array, row: ChainedRow): Buffer {
  return createHash('sha256').update(previous).update(canonicalBytes(row)).digest();
}
