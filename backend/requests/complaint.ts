import { sql, type Transaction } from 'kysely';
import { type ComplaintAbout, mayMean, type Whom } from '../../shared/domain/complaint.ts';
import type { Call } from '../call.ts';
import { run } from '../closing/run.ts';
import type { Database } from '../database/schema.ts';
import { type Fault, fault } from '../operations/amend-rules.ts';
import { refuseField } from '../refusal.ts';
import { holdFor, TAKE_AWAY } from './hold.ts';
import { addStep } from './steps.ts';
import type { Taken } from './taken.ts';

type Tx = Transaction<Database>;
/** What a complaint is about, and whom. */
export type Complained = { readonly about: ComplaintAbout } & Whom;

/** A complaint is about one of them, or about nobody. */
export function faultsOfWhom({ aboutSub, aboutName, aboutOrganisation }: Whom): Fault[] {
  const said = [aboutSub, aboutName, aboutOrganisation].filter((one) => one !== undefined && one !== null);
  return [
    ...(said.length > 1 ? [fault('/aboutName', 'not-here', 'A person, a name or an organisation: one of them')] : []),
    ...(aboutName?.trim() === '' ? [fault('/aboutName', 'required', 'The name as it was said')] : []),
  ];
}

/** The name of somebody who works here; refused for nobody we know. */
export async function nameOf(sub: string, tx: Tx): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`select name from people where sub = ${sub} order by seen_on desc, name limit 1`.execute(tx);
  if (!rows[0]) throw refuseField('aboutSub', 'unknown', 'Nobody of ours is known by that');
  return rows[0].name;
}

/**
 * Keeps what is particular to a complaint, and keeps it from whoever it is about: the person picked, or everybody whose name it may be
 * until a supervisor has said who is meant. The request is there already; no transaction but this one sees it before it is kept from them.
 */
export async function keepComplaint(call: Call, requestId: string, complained: Complained, tx: Tx): Promise<void> {
  const { about, aboutSub = null, aboutName = null, aboutOrganisation = null } = complained;
  if (aboutOrganisation !== null) await refuseUnknown(aboutOrganisation, tx);
  const name = aboutSub === null ? (aboutName?.trim() ?? null) : await nameOf(aboutSub, tx);
  await sql`insert into complaints (request_id, about, about_sub, about_name, about_organisation)
    values (${requestId}::uuid, ${about}, ${aboutSub}, ${name}, ${aboutOrganisation})`.execute(tx);
  await keepFrom(call, requestId, aboutSub === null ? await whoMayBe(name, tx) : [aboutSub], tx);
}

/**
 * From now on the request does not exist for these people, nor, in the privacy team, do requests for a copy with its words in it
 * (copies-kept.ts). Who of them holds one of those holds it no more; its history says that nobody has it, and no more.
 */
export async function keepFrom(call: Call, requestId: string, subs: readonly string[], tx: Tx): Promise<void> {
  if (subs.length === 0) return;
  await sql`insert into requests_unseen (request_id, sub) select ${requestId}::uuid, unnest(${[...subs]}::text[])
    on conflict do nothing`.execute(tx);
  const { sub, name } = call.caller;
  await run(TAKE_AWAY, [[...subs], call.now.toISOString(), sub, name], tx);
}

/**
 * Whoever may not see something of a customer holds no request for their copy any more: to be called where something came to the record
 * that was not there before (decision 43).
 */
export async function takeCopiesAway(
  customerId: string,
  { now, by }: { readonly now: Date; readonly by: { readonly sub: string; readonly name: string } },
  tx: Tx,
): Promise<void> {
  const { rows } = await sql<{ sub: string }>`select distinct u.sub from customers c join requests q on q.customer_id = c.id
      or q.closed_reference = c.reference join requests_unseen u on u.request_id = q.id where c.id = ${customerId}::uuid`.execute(
    tx,
  );
  if (rows.length > 0) await run(TAKE_AWAY, [rows.map(({ sub }) => sub), now.toISOString(), by.sub, by.name], tx);
}

/** Whoever a complaint turns out to be about holds it no more. The caller counts the version. */
export async function takeAway(
  call: Call,
  { id, assignedTo }: Taken,
  { commandId, from }: { readonly commandId: string; readonly from: string },
  tx: Tx,
): Promise<void> {
  await sql`delete from presence where request_id = ${id}::uuid and sub = ${from}`.execute(tx);
  if (assignedTo !== from) return;
  await holdFor(call, id, null, tx);
  await addStep(call, { commandId, requestId: id, step: 'given-back' }, tx);
}

/** Whoever is being met is met, and nobody new is until this transaction ends. */
export async function meetNobody(tx: Tx): Promise<void> {
  await sql`lock table people in share mode`.execute(tx);
}

/** Everybody whose name it may be. Nobody new is met until this transaction ends, and then they are kept from it as they are met. */
async function whoMayBe(name: string | null, tx: Tx): Promise<string[]> {
  if (name === null) return [];
  await meetNobody(tx);
  const { rows } = await sql<{ sub: string; name: string }>`select sub, name from people`.execute(tx);
  return [...new Set(rows.filter((one) => mayMean(name, one.name)).map(({ sub }) => sub))];
}

async function refuseUnknown(touchpoint: string, tx: Tx): Promise<void> {
  const { rows } = await sql`select from organisations where touchpoint = ${touchpoint}`.execute(tx);
  if (rows.length === 0) throw refuseField('aboutOrganisation', 'unknown', 'There is no such organisation');
}
