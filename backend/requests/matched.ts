import { sql, type Transaction } from 'kysely';
import type { Purpose } from '../../shared/domain/consent.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { Call, Write } from '../call.ts';
import { changeRow } from '../changes/change-row.ts';
import { run } from '../closing/run.ts';
import type { Database } from '../database/schema.ts';
import { factsFor } from '../operations/decision-facts.ts';
import { decisionWrites } from '../operations/decision-writes.ts';
import { keepClock } from './clock.ts';
import { reachOf, within } from './reach.ts';

type Tx = Transaction<Database>;
type Match = { readonly commandId: string; readonly requestId: string; readonly customerId: string };

/**
 * SQL: a request `r` was matched, and may be matched with another record: nothing of it is decided, told or sent, and nothing that the first
 * record's customer asked has joined it.
 */
export const MAY_MATCH_AGAIN = `(r.customer_id is not null and r.status = 'open' and r.told_on is null
  and exists (select from request_steps s where s.request_id = r.id and s.step = 'matched')
  and not exists (select from request_steps s where s.request_id = r.id and s.step in ('copy-sent', 'customer-told'))
  and not exists (select from request_decisions d where d.request_id = r.id and d.undone_at is null)
  and not exists (select from rectification_fields f where f.request_id = r.id and f.decision is not null)
  and not exists (select from access_requests a where a.request_id = r.id and (a.sent_how is not null or a.sent_on is not null))
  and not exists (select from recipient_notices n where n.request_id = r.id)
  and not exists (select from requests j where j.customer_id = r.customer_id and j.joined_to = r.id)
  and not exists (select from rectification_claims m join requests j on j.command_id = m.command_id where m.request_id = r.id))`;

export async function mayMatchAgain(requestId: string, tx: Tx): Promise<boolean> {
  const rows = await run(`select from requests r where r.id = $1::uuid and ${MAY_MATCH_AGAIN}`, [requestId], tx);
  return rows.length > 0;
}

const HOLD = `select id, status from customers where id = $4::uuid or id = (select r.customer_id from requests r
  where r.id = $5::uuid and ${within('$1', '$2', '$3')}) order by id for no key update`;

/**
 * Holds the row of whom a request is matched with, and of whom it was matched with before, the smaller first; as with every command about a
 * customer before the request's. Answers the status of the first; undefined where there is nobody.
 */
export async function holdMatched(call: Call, { customerId, requestId }: Match, tx: Tx): Promise<string | undefined> {
  const rows = await run<{ id: string; status: string }>(HOLD, [...reachOf(call.caller), customerId, requestId], tx);
  return rows.find(({ id }) => id === customerId)?.status;
}

/**
 * What somebody took back before it was known whose record it is holds on the record from the moment they said so (domain: consent), as if it
 * had been said with the record at hand. What somebody else says for them holds only under an authority.
 */
export async function takeBack(call: Call, match: Match, tx: Tx): Promise<{ purposes: readonly Purpose[]; writes: Write[] }> {
  const { rows } = await sql<{ purposes: Purpose[]; saidAt: Date; clockFlagged: boolean; conversationId: string }>`
    select taken_back as purposes, said_at as "saidAt", clock_flagged as "clockFlagged", conversation_id as "conversationId"
      from requests where id = ${match.requestId}::uuid and taken_back is not null`.execute(tx);
  if (!rows[0]) return { purposes: [], writes: [] };
  const { purposes, saidAt, clockFlagged, conversationId } = rows[0];
  const decisions = purposes.map((purpose) => ({ purpose, decision: 'withdrawn' as const }));
  const { commandId, customerId } = match;
  const said = { commandId, customerId, conversationId, saidAt: saidAt.toISOString(), decisions };
  const facts = await factsFor(call, said, tx);
  if (!facts || (facts.speaker === 'representative' && !facts.may?.includes('consents'))) return { purposes: [], writes: [] };
  const received = { channel: String(facts.channel), receivedAt: facts.now.toISOString(), clockFlagged };
  return { purposes, writes: (await decisionWrites(call, said, received, facts.events ?? [], tx)).writes };
}

const LOST = `insert into audit (${CALL_COLUMNS}, kind, subject, outcome, details)
  select $1, $2, $3, $4, 'request', c.audit_alias, 'unmatched', $5::jsonb from customers c where c.id = $6::uuid`;

// Since it was matched the customer of that record was told, and nobody else.
const TOLD = (step: string) => `exists (select from request_steps s where s.request_id = $1::uuid and s.step = '${step}'
  and s.at >= (select max(m.at) from request_steps m where m.request_id = $1::uuid and m.step = 'matched'))`;
const UNTOLD = `update requests set
    acknowledged_on = case when ${TOLD('acknowledged')} then null else acknowledged_on end,
    progress_due_on = case when ${TOLD('acknowledged')} then null else progress_due_on end,
    extension_months = case when ${TOLD('extended')} then null else extension_months end,
    extension_reason = case when ${TOLD('extended')} then null else extension_reason end,
    extension_told_on = case when ${TOLD('extended')} then null else extension_told_on end,
    extension_told_how = case when ${TOLD('extended')} then null else extension_told_how end
   where id = $1::uuid`;

/**
 * A request goes from the record it was matched with by mistake. What was seen of that record does not go with it: values that were put beside
 * it, where the copy goes, what was found of them and looked through, and what its customer was told. Its words, the day it was made and its
 * history do.
 */
export async function leaveRecord(call: Call, { commandId, requestId }: Match, from: string, tx: Tx): Promise<Write[]> {
  const marked = await run('delete from rectification_fields where request_id = $1::uuid returning field', [requestId], tx);
  for (const table of ['rectification_claims', 'access_redactions', 'access_places'])
    await run(`delete from ${table} where request_id = $1::uuid`, [requestId], tx);
  await run(UNTOLD, [requestId], tx);
  await run(
    `update complaints set acknowledged_how = null where request_id = $1::uuid and ${TOLD('acknowledged')}`,
    [requestId],
    tx,
  );
  await keepClock(requestId, call.now, tx);
  await sql`update access_requests set goes_to = null, settled_at = null, settled_by = null, reviewed_at = null, reviewed_by = null,
      reviewed_by_name = null, reviewed_hash = null where request_id = ${requestId}::uuid`.execute(tx);
  return [
    { sql: LOST, parameters: [...callValues(call, 'requests.match'), JSON.stringify({ request: requestId }), from] },
    // Its values are not being checked any more.
    ...(marked.length > 0 ? [changeRow({ kind: 'details', customerId: from }, commandId)] : []),
  ];
}
