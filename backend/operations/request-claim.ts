import { sql, type Transaction } from 'kysely';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { holdFor, refuseHeld } from '../requests/hold.ts';
import { STAFF } from '../requests/staff.ts';
import { addStep } from '../requests/steps.ts';
import { type Taken, takeRequest } from '../requests/taken.ts';

const COUNT = (requestId: string, tx: Transaction<Database>) =>
  sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);

/**
 * Takes an open request: for a decision, or to show that somebody is at it. From whoever holds it only a supervisor takes it, and says
 * so (decision 40). Taking what one holds changes nothing.
 */
export const claimRequest: CommandHandler<'requests.claim'> = async (call, input, tx) => {
  const { commandId, requestId, takeOver } = input;
  const taken = await takeRequest(call, input, tx);
  if (taken.status !== 'open') throw refuse('not-at-that-step');
  const { caller } = call;
  if (!(takeOver && caller.roles.includes('supervisor'))) refuseHeld(call, taken);
  const audit = { kind: 'request', customerId: taken.customerId, details: { request: requestId } } as const;
  if (taken.assignedTo === caller.sub)
    return { answer: { commandId, requestId, version: taken.version }, audit: { ...audit, outcome: 'repeated' } };
  await holdFor(call, requestId, caller, tx);
  // From whom it was taken over stands beside it.
  await addStep(call, { commandId, requestId, step: 'claimed', whomName: taken.assignedToName }, tx);
  await COUNT(requestId, tx);
  return { answer: { commandId, requestId, version: taken.version + 1 }, audit: { ...audit, outcome: 'claimed' } };
};

/** Gives an open request to somebody who may work on it, or back to nobody. */
export const assignRequest: CommandHandler<'requests.assign'> = async (call, input, tx) => {
  const { commandId, requestId, to } = input;
  const taken = await takeRequest(call, input, tx);
  if (taken.status !== 'open') throw refuse('not-at-that-step');
  const whom = to === null ? null : await personFor(taken, call.caller.touchpoint, to, tx);
  const answer = { commandId, requestId, version: taken.version };
  const audit = { kind: 'request', customerId: taken.customerId, details: { request: requestId } } as const;
  if (taken.assignedTo === to) return { answer, audit: { ...audit, outcome: 'repeated' } };
  await holdFor(call, requestId, whom, tx);
  const step = whom === null ? 'given-back' : 'assigned';
  await addStep(call, { commandId, requestId, step, whom: whom?.sub ?? null, whomName: whom?.name ?? null }, tx);
  await COUNT(requestId, tx);
  return { answer: { ...answer, version: taken.version + 1 }, audit: { ...audit, outcome: 'assigned' } };
};

/** Refused alike whether there is no such person, they may not work on it, or it is kept from them. */
async function personFor({ id }: Taken, own: string, to: string, tx: Transaction<Database>) {
  const { rows } = await sql<{ sub: string; name: string }>`
    select s.sub, s.name from staff s join requests r on r.id = ${id}::uuid where s.sub = ${to} and ${sql.raw(STAFF)}
       and (s.organisation = r.organisation or s.organisation = ${own})`.execute(tx);
  const [whom] = rows;
  if (!whom) throw refuseField('to', 'not-here', 'Nobody who can take this request');
  return whom;
}
