import { sql, type Transaction } from 'kysely';
import type { Input } from '../../shared/operations.ts';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { heldNow, insertClaims, insertDispute, openDisputes } from '../requests/disputes.ts';
import { refuseHeld } from '../requests/hold.ts';
import { joinDisputes } from '../requests/joining.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';
import { type Fault, fault } from './amend-rules.ts';
import { stepNow } from './request-decide.ts';

type SetOut = Input<'rectifications.setOut'>;
type Tx = Transaction<Database>;

/**
 * Says which values a customer disputes who said it in words alone, before it was known whose record it is (domain: rectification). From
 * then on it goes as any rectification: the values are being checked, and another than who said so decides each; its clock is that of the
 * words. What is being checked already joins that request, which runs from the earlier day; nothing else left, the words join it too.
 */
export const setOutDisputes: CommandHandler<'rectifications.setOut'> = async (call, input, tx) => {
  const { commandId, requestId, fields } = input;
  const { customerId, ...taken } = await takeRequest(call, input, tx);
  if (taken.kind !== 'rectification' || customerId === null) throw refuse('not-at-that-step');
  if ((await stepNow(requestId, tx)) !== 'open') throw refuse('not-at-that-step');
  refuseHeld(call, { customerId, ...taken });
  const about = { customerId, fields };
  const faults = faultsOf(input);
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const open = await openDisputes(about, tx);
  const held = await heldNow(about, tx);
  const own = fields.filter(({ field }) => !open.has(field));
  for (const dispute of own) await insertDispute({ customerId, requestId }, dispute, held.get(dispute.field), tx);
  const { madeOn, ...asked } = await askedIn(requestId, tx);
  const said = { ...asked, commandId, fields };
  const joined = await joinDisputes(call, said, { madeOn, receivedAt: call.now.toISOString(), open }, tx);
  await insertClaims(call, { ...said, requestId }, open, tx);
  await addStep(call, { commandId, requestId, step: 'set-out' }, tx);
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  if (own.length === 0) await joinWhole(requestId, [...open.values()][0]?.requestId as string, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx), joined },
    audit: {
      ...{ kind: 'request', customerId, outcome: 'noted' },
      details: { request: requestId, fields: fields.map(({ field }) => ({ field })) },
    },
    change: { kind: 'details', customerId },
  };
};

type Asked = { readonly reference: string; readonly saidAt: string; readonly madeOn: string };

async function askedIn(requestId: string, tx: Tx): Promise<Asked> {
  const { rows } = await sql<Omit<Asked, 'saidAt'> & { saidAt: Date }>`
    select reference, said_at as "saidAt", made_on::text as "madeOn" from requests where id = ${requestId}::uuid`.execute(tx);
  const [{ saidAt, ...asked }] = rows as [(typeof rows)[number]];
  return { ...asked, saidAt: saidAt.toISOString() };
}

/** Nothing of it is left that is not checked elsewhere: it goes on there, and has no clock of its own. */
async function joinWhole(requestId: string, joinedTo: string, tx: Tx): Promise<void> {
  await sql`update requests set status = 'joined', joined_to = ${joinedTo}::uuid, due_on = null, extend_by = null,
      assigned_to = null, assigned_to_name = null, assigned_at = null
    where id = ${requestId}::uuid`.execute(tx);
}

/** Each comes once: it would be decided twice. */
function faultsOf({ fields }: SetOut): Fault[] {
  const named = fields.map(({ field }) => field);
  return new Set(named).size < named.length ? [fault('/fields', 'repeated', 'Each field comes once')] : [];
}
