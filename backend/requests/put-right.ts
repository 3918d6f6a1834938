import { sql, type Transaction } from 'kysely';
import type { Field } from '../../shared/domain/customer.ts';
import type { Input } from '../../shared/operations.ts';
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

/**
 * A notice for each recipient that was given one of the fields, naming those it was given. Decided again, who is still to be told of the
 * first decision is told once: a letter says what is held when it is written.
 */
export async function tellOfCorrection(setting: Setting, fields: readonly Field[], tx: Transaction<Database>): Promise<void> {
  const { call, customerId, requestId, commandId } = setting;
  const { madeOn, chaseOn } = noticeDays(call.now);
  await sql`insert into recipient_notices
      (kind, recipient_id, customer_id, customer_reference, request_id, items, made_by, made_on, chase_on, organisation)
    select 'correct', d.recipient_id, c.id, c.reference, ${requestId}::uuid, array_agg(distinct f.field order by f.field),
           ${commandId}::uuid, ${madeOn}::date, ${chaseOn}::date, ${tellingFor(call)}
      from customers c join disclosures d on d.customer_id = c.id
      join unnest(${[...fields]}::text[]) as f (field) on f.field = any(d.items)
     where c.id = ${customerId}::uuid
       and not exists (select from recipient_notices n where n.customer_id = c.id and n.request_id = ${requestId}::uuid
                          and n.recipient_id = d.recipient_id and n.state = 'to-tell' and f.field = any(n.items))
     group by d.recipient_id, c.id, c.reference`.execute(tx);
}

/**
 * What was passed on before it was put right and is recorded only now: its recipient is to be told as the others were. A request that has
 * its end keeps it.
 */
export async function tellOfEarlierCorrection(
  call: Call,
  shared: Pick<Input<'disclosures.record'>, 'commandId' | 'customerId' | 'recipientId' | 'saidAt' | 'items'>,
  tx: Transaction<Database>,
): Promise<void> {
  const { commandId, customerId, recipientId, saidAt, items } = shared;
  const { madeOn, chaseOn } = noticeDays(call.now);
  await sql`insert into recipient_notices
      (kind, recipient_id, customer_id, customer_reference, request_id, items, made_by, made_on, chase_on, organisation)
    select 'correct', ${recipientId}::uuid, c.id, c.reference, case when q.status = 'open' then q.id end,
           array_agg(f.field order by f.field), ${commandId}::uuid, ${madeOn}::date, ${chaseOn}::date, ${tellingFor(call)}
      from rectification_fields f join requests q on q.id = f.request_id join customers c on c.id = f.customer_id
     where f.customer_id = ${customerId}::uuid and f.field = any(${items}::text[]) and f.decision <> 'kept'
       and f.decided_at > ${saidAt}::timestamptz
       and not exists (select from recipient_notices n where n.customer_id = c.id and n.recipient_id = ${recipientId}::uuid
                          and n.kind = 'correct' and f.field = any(n.items) and n.made_at >= f.decided_at)
     group by q.id, q.status, c.id, c.reference`.execute(tx);
}
