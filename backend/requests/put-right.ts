import { sql, type Transaction } from 'kysely';
import type { Field } from '../../shared/domain/customer.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { holdValues, ownColumns } from '../operations/held-values.ts';
import { indexAgain } from '../operations/index-again.ts';
import { noticeDays, tellingFor } from '../sharing/to-tell.ts';

/** The request by which values are put right, and since when they count. */
export type Setting = {
  readonly call: Call;
  readonly customerId: string;
  readonly requestId: string;
  readonly reference: string;
  readonly commandId: string;
  readonly obtained: string;
};
export type RightValue = { readonly field: Field; readonly value: string | null };

/**
 * Sets the values that are right; their source is the request. Every recipient that was given one gets a notice to correct it
 * (UK GDPR article 19). Answers the record's version.
 */
export async function putRight(setting: Setting, values: readonly RightValue[], tx: Transaction<Database>): Promise<number> {
  const { customerId, commandId, reference, obtained } = setting;
  if (values.length > 0) {
    const said = values.map(({ field, value }) => ({ field, value, source: 'rectification' as const, sourceName: reference }));
    await holdValues(said, { customerId, commandId, obtained, channel: '' }, tx);
    const own = ownColumns(values);
    await tx
      .updateTable('customers')
      .set((with_) => ({ version: with_('version', '+', 1), ...own }))
      .where('id', '=', customerId)
      .execute();
    const { uln: _, ...found } = own;
    if (Object.keys(found).length > 0) await indexAgain(customerId, tx);
    await tellOfCorrection(
      setting,
      values.map(({ field }) => field),
      tx,
    );
  }
  const { rows } = await sql<{ version: number }>`select version from customers where id = ${customerId}::uuid`.execute(tx);
  return (rows[0] as { version: number }).version;
}

/** A notice for each recipient that was given one of the fields, naming those it was given. */
export async function tellOfCorrection(setting: Setting, fields: readonly Field[], tx: Transaction<Database>): Promise<void> {
  const { call, customerId, requestId, commandId } = setting;
  const { madeOn, chaseOn } = noticeDays(call.now);
  await sql`insert into recipient_notices
      (kind, recipient_id, customer_id, customer_reference, request_id, items, made_by, made_on, chase_on, organisation)
    select 'correct', d.recipient_id, c.id, c.reference, ${requestId}::uuid, array_agg(distinct f.field order by f.field),
           ${commandId}::uuid, ${madeOn}::date, ${chaseOn}::date, ${tellingFor(call)}
      from customers c join disclosures d on d.customer_id = c.id
      join unnest(${[...fields]}::text[]) as f (field) on f.field = any(d.items)
     where c.id = ${customerId}::uuid group by d.recipient_id, c.id, c.reference`.execute(tx);
}
