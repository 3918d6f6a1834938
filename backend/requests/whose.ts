import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';

type Tx = Transaction<Database>;
/** Whose a request is: a customer's, or by the reference they had somebody's who is a customer no more; else nobody's we know. */
export type Whose = { readonly customerId: string | null; readonly closedReference: string | null };
type Known = { readonly id: string; readonly reference: string; readonly status: string };

const NOBODY: Whose = { customerId: null, closedReference: null };

/**
 * Whose a request is that names somebody who was matched, or a reference that was given. The customer's row is held, so that no closing
 * begins, stops or ends meanwhile: what is asked of a closed record is not destroyed with it. Refused as not found where there is nobody.
 */
export async function whoseIs(
  { matchedTo, closedReference }: { readonly matchedTo?: string | undefined; readonly closedReference?: string | undefined },
  tx: Tx,
): Promise<Whose> {
  if (matchedTo !== undefined) {
    const known = await hold(sql`id = ${matchedTo}::uuid`, tx);
    if (!known) throw refuse('not-found');
    return asItIs(known);
  }
  return closedReference === undefined ? NOBODY : behind(closedReference, tx);
}

async function hold(which: ReturnType<typeof sql>, tx: Tx): Promise<Known | undefined> {
  const { rows } = await sql<Known>`select id, reference, status from customers where ${which} for no key update`.execute(tx);
  return rows[0];
}

const asItIs = ({ id, reference, status }: Known): Whose =>
  status === 'current' ? { customerId: id, closedReference: null } : { customerId: null, closedReference: reference };

/**
 * Who is behind the reference of an account that was closed: where the closing was stopped, the customer; of two records that were put
 * together, whoever has the one that remains. Of an account that never was closed nothing is asked by its reference.
 */
async function behind(reference: string, tx: Tx): Promise<Whose> {
  const there = await hold(sql`reference = ${reference}`, tx);
  const closing = await closingOf(reference, tx);
  if (!closing) throw refuse('not-found');
  if (there) return asItIs(there);
  if (closing.remains === null) return { customerId: null, closedReference: reference };
  const other = await hold(sql`id = ${closing.remains}::uuid`, tx);
  if (other) return asItIs(other);
  // It may have been put together with another one while it was waited for.
  if ((await closingOf(reference, tx))?.remains !== closing.remains) return behind(reference, tx);
  const { rows: kept } = await sql<{ reference: string }>`select customer_reference as reference from evidence
      where customer_id = ${closing.remains}::uuid limit 1`.execute(tx);
  return { customerId: null, closedReference: kept[0]?.reference ?? reference };
}

/** The last closing of the account that had the reference, and which record remains where two were put together. */
async function closingOf(reference: string, tx: Tx): Promise<{ readonly remains: string | null } | undefined> {
  const { rows } = await sql<{ remains: string | null }>`select remains from closings where customer_reference = ${reference}
      and scope = 'service' and state in ('waiting', 'stopped', 'destroyed', 'cleaned') order by received_at desc limit 1`.execute(
    tx,
  );
  return rows[0];
}
