import { CompiledQuery, sql, type Transaction } from 'kysely';
import { evidenceGoesOn, isKept } from '../../shared/domain/retention.ts';
import type { Database } from '../database/schema.ts';
import { forgetWords } from '../operations/index-again.ts';

type Tx = Transaction<Database>;
type Claimed = { readonly outcomeId: string; readonly paidOn: string | null };

/** How many rows went, by table. */
export type Went = Readonly<Record<string, number>>;

const CLAIMED = `select id as "outcomeId", paid_on::text as "paidOn" from outcomes where customer_id = $1::uuid and claimed_on is not null`;
const KEEP = `insert into evidence (outcome_id, customer_id, customer_reference, audit_alias, birth_date, postcode, session_id, session_on,
    organisation, adviser, outcome_type, effective_on, paid_on, priority, goes_on)
  select o.id, c.id, c.reference, c.audit_alias, c.birth_date, c.postcode, s.id, (s.at at time zone 'Europe/London')::date,
         s.organisation, s.adviser, o.type, o.effective_on, o.paid_on, o.priority, k.goes_on::date
    from unnest($2::uuid[], $3::text[]) as k (id, goes_on)
    join outcomes o on o.id = k.id join sessions s on s.id = o.session_id join customers c on c.id = o.customer_id
   where c.id = $1::uuid`;

/** Conversations in which nobody else was dealt with, and nothing was taken down that stays: they go, with their notes. */
const ABOUT_THEM_ALONE = `
  select v.id from conversations v
   where v.id in (select conversation_id from conversation_levels where customer_id = $1::uuid
                  union select conversation_id from conversation_authorities where customer_id = $1::uuid
                  union select conversation_id from consent_events where customer_id = $1::uuid
                  union select conversation_id from registrations where customer_id = $1::uuid
                  union select conversation_id from requests where customer_id = $1::uuid)`;
/** Commands about them whose answers are kept for repeats. */
const THEIR_COMMANDS = `
  select command_id as id from consent_events where customer_id = $1::uuid
  union select command_id from amendments where customer_id = $1::uuid
  union select command_id from registrations where customer_id = $1::uuid
  union select command_id from requests where customer_id = $1::uuid
  union select command_id from identity_checks where customer_id = $1::uuid
  union select command_id from worries where customer_id = $1::uuid
  union select command_id from authorities where customer_id = $1::uuid
  union select id from disclosures where customer_id = $1::uuid
  union select k.command_id from request_checks k join requests q on q.id = k.request_id where q.customer_id = $1::uuid
  union select m.command_id from rectification_claims m join requests q on q.id = m.request_id where q.customer_id = $1::uuid`;

/**
 * Destroys what goes of a closed customer, in the caller's transaction and under the lock of the customer's row (domain: closing, what
 * stays). What proves a payment is kept first; everything else goes with the row, by its foreign keys.
 */
export async function destroy(customerId: string, closedOn: string, tx: Tx): Promise<Went> {
  const evidence = await keepEvidence(customerId, closedOn, tx);
  const conversations = (await run<{ id: string }>(ABOUT_THEM_ALONE, [customerId], tx)).map(({ id }) => id);
  const commands = (await run<{ id: string }>(THEIR_COMMANDS, [customerId], tx)).map(({ id }) => id);
  await forgetWords(customerId, tx);
  const keys = await sql`delete from idempotency_keys where key = any(${commands}::uuid[])`.execute(tx);
  await sql`update recipient_notices set items = '{}', told_by = null, told_by_name = null where customer_id = ${customerId}::uuid`.execute(tx);
  await sql`delete from customers where id = ${customerId}::uuid`.execute(tx);
  const notes = await forgetConversations(conversations, tx);
  return { evidence, keys: Number(keys.numAffectedRows ?? 0), ...notes };
}

async function keepEvidence(customerId: string, closedOn: string, tx: Tx): Promise<number> {
  const claimed = await run<Claimed>(CLAIMED, [customerId], tx);
  const kept = claimed.filter(({ paidOn }) => isKept({ closedOn, paidOn }));
  const days = kept.map(({ paidOn }) => evidenceGoesOn({ closedOn, paidOn }).goesOn);
  await run(KEEP, [customerId, kept.map(({ outcomeId }) => outcomeId), days], tx);
  return kept.length;
}

/** A conversation that others were dealt with in stays, without its note: it may be about anybody. */
async function forgetConversations(ids: readonly string[], tx: Tx): Promise<Went> {
  const gone = await sql`delete from conversations v where v.id = any(${ids}::uuid[])
      and not exists (select from conversation_levels l where l.conversation_id = v.id)
      and not exists (select from consent_events e where e.conversation_id = v.id)
      and not exists (select from registrations r where r.conversation_id = v.id)
      and not exists (select from requests q where q.conversation_id = v.id)
      and not exists (select from worries w where w.conversation_id = v.id)`.execute(tx);
  const notes = await sql`update conversations set note = null where id = any(${ids}::uuid[]) and note is not null`.execute(tx);
  return { conversations: Number(gone.numAffectedRows ?? 0), notes: Number(notes.numAffectedRows ?? 0) };
}

const run = async <Row>(text: string, values: readonly unknown[], tx: Tx): Promise<Row[]> =>
  (await tx.executeQuery(CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>)).rows;
