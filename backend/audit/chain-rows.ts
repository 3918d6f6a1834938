import type { Once } from '../call.ts';
import { BEGINNING, CHAINED_COLUMNS, type ChainedRow } from './chain.ts';
import type { Behind, Link, Place } from './follow-chain.ts';

type LinkRow = { position: string; audit_id: string; transaction_id: string; hash: Buffer } & (
  | { [C in keyof ChainedRow]: null }
  | ChainedRow
);

// The limit is written out: with one it does not know the planner would join the whole of both tables.
const linksText = (limit: number) => `select c.position, c.audit_id, c.transaction_id::text, c.hash, ${CHAINED_COLUMNS}
  from audit_chain c left join audit a on a.id = c.audit_id where c.position >= $1 order by c.position limit ${limit}`;
const BETWEEN = '(a.transaction_id, a.id) > ($1::xid8, $2::bigint) and (a.transaction_id, a.id) <= ($3::xid8, $4::bigint)';
const ADDED = `select a.transaction_id::text as transaction, a.id::text as id from audit a
  where ${BETWEEN} and not exists (select from audit_chain c where c.audit_id = a.id)
  order by a.transaction_id, a.id limit 1`;
const REMEMBERED = `select position from audit_heads where position between $1 and $2
  union all (select position from audit_heads where position > $2 order by position desc limit 1)`;

/** Links from a position on, with the rows they name. */
export async function readLinks(once: Once, from: number, limit: number): Promise<Link[]> {
  const rows = await once<LinkRow>({ name: `audit-links-${limit}`, text: linksText(limit), values: [from] });
  return rows.map(({ position, audit_id: auditId, transaction_id: transaction, hash, ...row }) => ({
    position: Number(position),
    auditId,
    transaction,
    hash,
    row: row.id === null ? null : row,
  }));
}

/** What is behind a position; null when the link before it is not there. */
export async function readBehind(once: Once, from: number): Promise<Behind | null> {
  const nowhere: Place = { transaction: '0', id: '0' };
  if (from === 1) return { position: 0, hash: BEGINNING, before: null, place: nowhere };
  const [first, second] = await readLinks(once, Math.max(1, from - 2), Math.min(2, from - 1));
  const last = from === 2 ? first : second;
  if (!first || last?.position !== from - 1) return null;
  const before = from === 2 ? BEGINNING : first.hash;
  return { position: last.position, hash: last.hash, before, place: { transaction: last.transaction, id: last.auditId } };
}

/** The first row between two places (the second included) that no link names; `named`: how many rows the links there name. */
export async function readAdded(once: Once, after: Place, upTo: Place, named: number): Promise<Place | null> {
  const values = [after.transaction, after.id, upTo.transaction, upTo.id];
  // Counting is quick; only where there are others is it worth asking which.
  const [row] = await once<{ count: number }>({
    name: 'audit-between',
    text: `select count(*)::int as count from audit a where ${BETWEEN}`,
    values,
  });
  if (row?.count === named) return null;
  const [added] = await once<Place>({ name: 'audit-added', text: ADDED, values });
  return added ?? null;
}

/** The positions of heads that the database remembers between two positions, and the furthest beyond. */
export async function readRemembered(once: Once, from: number, to: number): Promise<number[]> {
  const rows = await once<{ position: string }>({ name: 'audit-remembered', text: REMEMBERED, values: [from, to] });
  return rows.map(({ position }) => Number(position));
}

/** The last position of the chain, nought for none. */
export async function readEnd(once: Once): Promise<number> {
  const [row] = await once<{ end: string }>({
    name: 'audit-end',
    text: 'select coalesce(max(position), 0) as end from audit_chain',
    values: [],
  });
  return Number(row?.end ?? 0);
}
