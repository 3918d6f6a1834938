import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { forgetWords } from '../operations/index-again.ts';
import { COUNT_ON } from '../reports/counted.ts';
import { keepEvidence } from './keep-evidence.ts';
import { run } from './run.ts';

type Tx = Transaction<Database>;

/** How many rows went, by what they were. */
export type Went = Readonly<Record<string, number>>;

/** Conversations in which they were dealt with. */
const THEIR_CONVERSATIONS = `
  select conversation_id as id from conversation_levels where customer_id = $1::uuid
  union select conversation_id from conversation_authorities where customer_id = $1::uuid
  union select conversation_id from consent_events where customer_id = $1::uuid and conversation_id is not null
  union select conversation_id from amendments where customer_id = $1::uuid and conversation_id is not null
  union select conversation_id from disclosures where customer_id = $1::uuid and conversation_id is not null
  union select conversation_id from registrations where customer_id = $1::uuid
  union select conversation_id from worries where customer_id = $1::uuid
  union select conversation_id from requests where customer_id = $1::uuid
  union select conversation_id from promises where customer_id = $1::uuid and conversation_id is not null
  union select p.conversation_id from promises p join requests q on q.id = p.request_id
         where q.customer_id = $1::uuid and p.conversation_id is not null
  union select conversation_id from closings where customer_id = $1::uuid and conversation_id is not null`;
/** Commands about them: what is kept of those for repeats says nothing to anybody, and goes all the same. */
const THEIR_COMMANDS = `
  select command_id as id from consent_events where customer_id = $1::uuid
  union select command_id from amendments where customer_id = $1::uuid
  union select command_id from registrations where customer_id = $1::uuid
  union select command_id from requests where customer_id = $1::uuid
  union select q.command_id from requests q join customers c on c.reference = q.closed_reference where c.id = $1::uuid
  union select command_id from identity_checks where customer_id = $1::uuid
  union select command_id from worries where customer_id = $1::uuid
  union select command_id from authorities where customer_id = $1::uuid
  union select id from promises where customer_id = $1::uuid
  union select ended_by_command from promises where customer_id = $1::uuid and ended_by_command is not null
  union select command_id from closings where customer_id = $1::uuid
  union select command_id from changes where customer_id = $1::uuid
  union select id from disclosures where customer_id = $1::uuid
  union select k.command_id from request_checks k join requests q on q.id = k.request_id where q.customer_id = $1::uuid
  union select m.command_id from rectification_claims m join requests q on q.id = m.request_id where q.customer_id = $1::uuid
  union select w.command_id from request_commands w join requests q on q.id = w.request_id where q.customer_id = $1::uuid
  union select s.command_id from conversation_steps s where s.conversation_id = any($2::uuid[])`;

/**
 * Destroys what goes of a closed customer, in the caller's transaction and under the lock of the customer's row (domain: closing, what
 * stays). What proves a payment is kept first; everything else goes with the row, by its foreign keys. Notices that have no end yet
 * outlive it with recipient, reference and state. `closedOn` is the London day of the closing.
 */
export async function destroy(customerId: string, closedOn: string, tx: Tx): Promise<Went> {
  const evidence = await keepEvidence(customerId, closedOn, tx);
  const conversations = (await run<{ id: string }>(THEIR_CONVERSATIONS, [customerId], tx)).map(({ id }) => id);
  const commands = (await run<{ id: string }>(THEIR_COMMANDS, [customerId, conversations], tx)).map(({ id }) => id);
  await forgetWords(customerId, tx);
  const keys = await sql`delete from idempotency_keys where key = any(${commands}::uuid[])`.execute(tx);
  const notices = await loosenNotices(customerId, tx);
  await run(COUNT_ON, [customerId], tx);
  await sql`select destroy_customer(${customerId}::uuid)`.execute(tx);
  // Last: what goes before may still be told of.
  await sql`delete from changes where customer_id = ${customerId}::uuid`.execute(tx);
  const notes = await forgetConversations(conversations, tx);
  return { evidence, keys: Number(keys.numAffectedRows ?? 0), notices, ...notes };
}

/** What recipients are still to be told holds no more than whom, the reference and how far it is; what has its end goes. */
async function loosenNotices(customerId: string, tx: Tx): Promise<number> {
  const ended = await sql`delete from recipient_notices where customer_id = ${customerId}::uuid
      and state in ('acknowledged', 'impossible')`.execute(tx);
  await sql`update recipient_notices set items = '{}', told_by = null, told_by_name = null, version = version + 1
    where customer_id = ${customerId}::uuid`.execute(tx);
  return Number(ended.numAffectedRows ?? 0);
}

/** A conversation that others were dealt with in stays, without its note: it may be about anybody. */
async function forgetConversations(ids: readonly string[], tx: Tx): Promise<Went> {
  // By itself first: what waited would not see whoever was dealt with in one of them meanwhile.
  await sql`select from conversations where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  const gone = await sql`delete from conversations v where v.id = any(${ids}::uuid[])
      and not exists (select from conversation_levels l where l.conversation_id = v.id)
      and not exists (select from consent_events e where e.conversation_id = v.id)
      and not exists (select from amendments a where a.conversation_id = v.id)
      and not exists (select from disclosures d where d.conversation_id = v.id)
      and not exists (select from registrations r where r.conversation_id = v.id)
      and not exists (select from requests q where q.conversation_id = v.id)
      and not exists (select from promises p where p.conversation_id = v.id)
      and not exists (select from worries w where w.conversation_id = v.id)`.execute(tx);
  const notes = await sql`update conversations set note = null where id = any(${ids}::uuid[]) and note is not null`.execute(tx);
  return { conversations: Number(gone.numAffectedRows ?? 0), notes: Number(notes.numAffectedRows ?? 0) };
}
