import { sql, type Transaction } from 'kysely';
import { PLACES } from '../../shared/domain/access.ts';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { takeCopiesAway } from '../requests/complaint.ts';
import { faultsOfTelling, keepDecision, refuseDecided, refuseDeciding } from '../requests/decisions.ts';
import { holdMatched, leaveRecord, mayMatchAgain, takeBack } from '../requests/matched.ts';
import { addStep } from '../requests/steps.ts';
import { type Taken, takeRequest } from '../requests/taken.ts';
import { stepNow } from './request-decide.ts';

type Tx = Transaction<Database>;

/**
 * Decides that nothing is held of whoever asks (domain: requests), whom nobody can find or of whom nothing stayed after closing; they hear it
 * with where to turn. Of a copy only once each place outside this system has its answer, and none has found anything (domain: access): what
 * was found is sent.
 */
export const decideNothingHeld: CommandHandler<'requests.decideNothingHeld'> = async (call, input, tx) => {
  const { commandId, requestId, tellsComplaint, tellsCommissioner, tellsCourt } = input;
  const searched = input.searched.trim();
  const taken = await takeRequest(call, input, tx);
  // What somebody complains of is answered whoever they are.
  if (taken.kind === 'complaint' || !(await isOfNothing(taken, tx))) throw refuse('not-at-that-step');
  await refuseDeciding(call, taken, tx);
  if (taken.kind === 'access') await refuseFound(requestId, tx);
  if (searched === '') throw refuseField('searched', 'required', 'Where it was searched');
  const faults = faultsOfTelling({ tellsComplaint, tellsCommissioner, tellsCourt });
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  await keepDecision(call, taken, { commandId, decision: 'nothing-held', searched }, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx) },
    audit: { kind: 'request', outcome: 'decided', details: { request: requestId, decision: 'nothing-held' } },
  };
};

/**
 * Matches a request to the customer it came from, once a person has found and confirmed them. Its words and its clock stay, and what they
 * took back holds on the record from when they said it. Where that was the wrong record it is matched again, with a reason, while nothing of
 * it is decided or told.
 */
export const matchRequest: CommandHandler<'requests.match'> = async (call, input, tx) => {
  const { commandId, requestId, customerId } = input;
  const why = input.why?.trim() || null;
  const status = await holdMatched(call, input, tx);
  const taken = await takeRequest(call, input, tx);
  if (status === undefined) throw refuse('not-found');
  if (status !== 'current') throw refuse('account-closed');
  if (taken.status !== 'open' || taken.toldOn !== null) throw refuse('not-at-that-step');
  // What was decided of nobody, or of somebody else, does not become a decision about somebody.
  await refuseDecided(requestId, tx);
  const from = taken.customerId;
  const may = from === null ? await isUnmatched(taken, tx) : from !== customerId && (await mayMatchAgain(requestId, tx));
  if (!may) throw refuse('not-at-that-step');
  if (from !== null && why === null) throw refuseField('why', 'required', 'Why it is somebody else’s');
  const left = from === null ? [] : await leaveRecord(call, input, from, tx);
  const { purposes, writes } = await takeBack(call, input, tx);
  const decisions = purposes.map((purpose) => ({ purpose, decision: 'withdrawn' as const }));
  await sql`update requests set customer_id = ${customerId}::uuid, version = version + 1 where id = ${requestId}::uuid`.execute(
    tx,
  );
  // When it is done, not when it came: what was done before it, while it waited, was of the record it leaves.
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx);
  const takenBack = { decisions: purposes.map((field) => ({ field, decision: 'withdrawn', value: null, reasons: null })) };
  await addStep(
    { ...call, now: rows[0]?.now ?? call.now },
    {
      commandId,
      requestId,
      step: 'matched',
      whom: from && 'another-record',
      why,
      takenBack: purposes.length > 0 ? takenBack : null,
    },
    tx,
  );
  await takeCopiesAway(customerId, { now: call.now, by: call.caller }, tx);
  return {
    answer: { commandId, requestId, customerId, version: await versionOf(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId, outcome: 'matched' },
      details: { request: requestId, ...(decisions.length > 0 ? { decisions } : {}) },
    },
    ...(decisions.length > 0 ? { change: { kind: 'consents', customerId } as const } : {}),
    writes: [...left, ...writes],
  };
};

/** As it is now: where it was taken away from whoever had it, that counts too. */
async function versionOf(requestId: string, tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from requests where id = ${requestId}::uuid`.execute(tx);
  return (rows[0] as { version: number }).version;
}

/** Nobody is behind it, or somebody who was closed and of whom neither the record nor proof of a payment is left. */
async function isOfNothing({ id, customerId }: Taken, tx: Tx): Promise<boolean> {
  if (customerId !== null) return false;
  const { rows } = await sql`select from requests r where r.id = ${id}::uuid
      and not exists (select from evidence e where e.customer_reference = r.closed_reference)
      and not exists (select from customers c where c.reference = r.closed_reference)`.execute(tx);
  return rows.length > 0;
}

/** What keeps it from being said that nothing is held: a place that was not asked, or something that was found. */
async function refuseFound(requestId: string, tx: Tx): Promise<void> {
  const { rows } = await sql<{ place: string; answer: string }>`select place, answer from access_places
    where request_id = ${requestId}::uuid`.execute(tx);
  const asked = PLACES.every((place) => rows.some((row) => row.place === place));
  const found = rows.some(({ answer }) => answer === 'found');
  if (asked && !found) return;
  const [pointer, code, detail] = found
    ? (['/found', 'not-here', 'What was found is sent'] as const)
    : (['/places', 'required', 'Each place has its answer first'] as const);
  throw refuse('not-at-that-step', { errors: [{ pointer, code, detail }] });
}

async function isUnmatched({ id, customerId }: Taken, tx: Tx): Promise<boolean> {
  if (customerId !== null) return false;
  const { rows } = await sql`select from requests where id = ${id}::uuid and closed_reference is null`.execute(tx);
  return rows.length > 0;
}
