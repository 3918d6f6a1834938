import { sql, type Transaction } from 'kysely';
import { consentState, PURPOSES, type Purpose } from '../../shared/domain/consent.ts';
import type { Database } from '../database/schema.ts';
import { takeCopiesAway } from '../requests/complaint.ts';
import { eventsOf } from './given-now.ts';

type Tx = Transaction<Database>;
/** The record that goes, and the one that remains of the two. */
export type Pair = { readonly customerId: string; readonly remains: string; readonly commandId: string };

/**
 * Moves what is of the person from a record that goes to the one that remains (domain: closing, duplicate): contacts, sessions and
 * outcomes, requests, ledger, notices. Of each purpose the more protective state wins. In the caller's transaction, both rows locked.
 */
export async function merge(pair: Pair, tx: Tx): Promise<number> {
  const { customerId, remains } = pair;
  const stricter = await stricterPurposes(pair, tx);
  // Both were sent to one recipient in one list: it is one person's.
  await sql`delete from disclosures d where d.customer_id = ${customerId}::uuid and exists (select from disclosures r
      where r.customer_id = ${remains}::uuid and r.list_id = d.list_id)`.execute(tx);
  let moved = 0;
  for (const table of [
    'interactions',
    'sessions',
    'outcomes',
    'requests',
    'rectification_fields',
    'disclosures',
    'promises',
  ] as const) {
    const done =
      await sql`update ${sql.table(table)} set customer_id = ${remains}::uuid where customer_id = ${customerId}::uuid`.execute(
        tx,
      );
    moved += Number(done.numAffectedRows ?? 0);
  }
  await sql`update recipient_notices n set customer_id = c.id, customer_reference = c.reference, version = n.version + 1
      from customers c where c.id = ${remains}::uuid and n.customer_id = ${customerId}::uuid`.execute(tx);
  await sql`update customers r set researched = r.researched or g.researched, version = r.version + 1
      from customers g where r.id = ${remains}::uuid and g.id = ${customerId}::uuid`.execute(tx);
  for (const [purpose, decision] of stricter) await protect(pair, purpose, decision, tx);
  await followReferences(pair, tx);
  await tellDesks(pair, stricter.length > 0, tx);
  await takeCopiesAway(remains, { now: new Date(), by: { sub: '', name: 'The central service' } }, tx);
  return moved;
}

/**
 * Who asks under the reference that goes means the record that remains: what is there already moves, and later requests find their way by the
 * closing, which names that record whichever others came between.
 */
async function followReferences({ customerId, remains }: Pair, tx: Tx): Promise<void> {
  await sql`update requests q set customer_id = case when r.status = 'current' then r.id end,
      closed_reference = case when r.status = 'current' then null else r.reference end, version = q.version + 1
    from customers r, customers g
   where r.id = ${remains}::uuid and g.id = ${customerId}::uuid and q.closed_reference = g.reference`.execute(tx);
  await sql`update closings set remains = ${remains}::uuid where remains = ${customerId}::uuid`.execute(tx);
}

/** The record that remains is another than desks have seen. */
async function tellDesks({ remains, commandId }: Pair, consents: boolean, tx: Tx): Promise<void> {
  const parts = ['details', ...(consents ? ['consents'] : [])];
  await sql`insert into changes (kind, customer_id, version, command_id)
    select p.kind, c.id, c.version, ${commandId}::uuid from customers c, unnest(${parts}::text[]) as p (kind)
     where c.id = ${remains}::uuid`.execute(tx);
}

/** The purposes that the record that goes had refused or taken back, where the one that remains agrees. */
async function stricterPurposes({ customerId, remains, commandId }: Pair, tx: Tx): Promise<[Purpose, 'refused' | 'withdrawn'][]> {
  const goes = await eventsOf(customerId, tx, commandId);
  const stays = await eventsOf(remains, tx);
  return PURPOSES.flatMap((purpose): [Purpose, 'refused' | 'withdrawn'][] => {
    const state = consentState(goes, purpose);
    return (state === 'refused' || state === 'withdrawn') && consentState(stays, purpose) === 'given' ? [[purpose, state]] : [];
  });
}

/** Said on the one record it holds for the person: from the moment the two are known to be one. */
async function protect({ remains, commandId }: Pair, purpose: Purpose, decision: string, tx: Tx): Promise<void> {
  await sql`insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, conversation_id,
      recorded_by, organisation, clock_flagged)
    select ${commandId}::uuid, ${purpose}, ${remains}::uuid, ${decision}, now(), now(), g.channel, g.conversation_id, g.recorded_by,
           g.organisation, false from closings g where g.command_id = ${commandId}::uuid`.execute(tx);
  await sql`delete from consent_answers where customer_id = ${remains}::uuid and (purpose = ${purpose}
      or (${purpose} = 'disability-monitoring' and field = 'priority-group' and code = 5))`.execute(tx);
}
