import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { isWithoutDelay, requestClock } from '../../shared/domain/request-clock.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { clockFactsOf, keepClock } from './clock.ts';
import { keepTakenBack, type Open } from './disputes.ts';
import { addStep } from './steps.ts';

type Log = Input<'rectifications.log'>;
type Said = Pick<Log, 'commandId' | 'reference' | 'saidAt' | 'fields'>;
type Dispute = Log['fields'][number];
type Tx = Transaction<Database>;
/** What joins an open request: by which command, and when it was made. */
type Joining = { readonly commandId: string; readonly madeOn: string };

/**
 * The open request is another than whoever works on it saw, and its clock runs from the earlier of the two days, whichever arrived first
 * (domain: rectification; decisions 29 and 42). Answers the day it is due.
 */
export async function joinRequest(call: Call, requestId: string, { commandId, madeOn }: Joining, tx: Tx): Promise<string> {
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  if (madeOn < (await clockFactsOf(requestId, tx)).madeOn) await dateEarlier(call, requestId, { commandId, madeOn }, tx);
  return String(requestClock(await clockFactsOf(requestId, tx), londonDay(call.now)).dueOn);
}

/** What was asked for or told in time by the later day holds only where it was in time by the earlier one too. */
async function dateEarlier(call: Call, requestId: string, { commandId, madeOn }: Joining, tx: Tx): Promise<void> {
  const facts = await clockFactsOf(requestId, tx);
  const { proofAskedOn, extensionToldOn } = await inTimeBy(requestId, tx);
  const proven = facts.proofOn === null || proofAskedOn === null || isWithoutDelay(proofAskedOn, madeOn);
  const earlier = { ...facts, madeOn, proofOn: proven ? facts.proofOn : null };
  const { extendBy } = requestClock(earlier, londonDay(call.now));
  const extended = facts.extensionMonths === null || extensionToldOn === null || extensionToldOn <= String(extendBy);
  await sql`update requests set made_on = ${madeOn}::date, proof_on = ${earlier.proofOn}::date,
      extension_months = ${extended ? facts.extensionMonths : null}::smallint where id = ${requestId}::uuid`.execute(tx);
  const why = [
    ...(proven ? [] : ['By that day proof was asked for too late to move the time']),
    ...(extended ? [] : ['By that day the customer was told too late that it takes longer']),
  ].join('. ');
  await addStep(call, { commandId, requestId, step: 'dated-earlier', on: madeOn, why: why || null }, tx);
  await keepClock(requestId, call.now, tx);
}

async function inTimeBy(requestId: string, tx: Tx) {
  const { rows } = await sql<{ proofAskedOn: string | null; extensionToldOn: string | null }>`
    select (select min(w.asked_on)::text from request_waits w where w.request_id = r.id and w.waits_for = 'proof') as "proofAskedOn",
           r.extension_told_on::text as "extensionToldOn" from requests r where r.id = ${requestId}::uuid`.execute(tx);
  return rows[0] as (typeof rows)[number];
}

/** Joins each field to the request that is checking it already; answers which, and by when those are due. */
export async function joinDisputes(
  call: Call,
  input: Said,
  { madeOn, receivedAt, open }: { madeOn: string; receivedAt: string; open: ReadonlyMap<Field, Open> },
  tx: Tx,
): Promise<Output<'rectifications.log'>['joined']> {
  await keepTakenBack(
    call,
    input.fields.map(({ field }) => field),
    open,
    tx,
  );
  const dueOn = new Map<string, string>();
  const joined = [];
  for (const dispute of input.fields) {
    const other = open.get(dispute.field);
    if (!other) continue;
    const { requestId, reference } = other;
    await joinDispute(call, input, dispute, requestId, receivedAt, tx);
    // A command names one step of a kind: each of several that it joins has a name of its own.
    const commandId = dueOn.size === 0 ? input.commandId : randomUUID();
    const due = dueOn.get(requestId) ?? (await joinRequest(call, requestId, { commandId, madeOn }, tx));
    dueOn.set(requestId, due);
    joined.push({ field: dispute.field, reference, dueOn: due });
  }
  return joined;
}

/** Disputed again, it is to be decided again; who decides sees what was said last and everything before that, in whatever order it arrives. */
async function joinDispute(call: Call, input: Said, dispute: Dispute, requestId: string, at: string, tx: Tx): Promise<void> {
  const { field, says, incomplete, howToCheck = null } = dispute;
  const { rows } = await sql`select from rectification_claims where request_id = ${requestId}::uuid and field = ${field}
      and said_at > ${input.saidAt}::timestamptz and said_at <= ${at}::timestamptz limit 1`.execute(tx);
  const last = rows.length === 0;
  await sql`update rectification_fields set says = case when ${last} then ${says} else says end,
      incomplete = case when ${last} then ${incomplete} else incomplete end,
      how_to_check = case when ${last} then coalesce(${howToCheck}, how_to_check) else coalesce(how_to_check, ${howToCheck}) end,
      decision = null, decided_value = null, reasons = null, decided_by = null, decided_by_name = null, decided_at = null
    where request_id = ${requestId}::uuid and field = ${field}`.execute(tx);
  const what = `Disputed again: ${input.reference}`;
  await sql`insert into request_checks (command_id, request_id, field, what, outcome, at, received_at, done_by, done_by_name)
    values (gen_random_uuid(), ${requestId}::uuid, ${field}, ${what}, 'leaves-it-open', ${input.saidAt}::timestamptz,
      ${at}::timestamptz, ${call.caller.sub}, ${call.caller.name})`.execute(tx);
}
