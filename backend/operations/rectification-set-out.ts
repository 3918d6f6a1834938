import { sql } from 'kysely';
import type { Input } from '../../shared/operations.ts';
import type { CommandHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { heldNow, insertClaims, insertDispute, openDisputes } from '../requests/disputes.ts';
import { refuseHeld } from '../requests/hold.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';
import { type Fault, fault } from './amend-rules.ts';
import { stepNow } from './request-decide.ts';

type SetOut = Input<'rectifications.setOut'>;

/**
 * Says which values a customer disputes who said it in words alone, before it was known whose record it is (domain: rectification). From
 * then on it goes as any rectification: the values are being checked, and another than who said so decides each; its clock is that of the
 * words.
 */
export const setOutDisputes: CommandHandler<'rectifications.setOut'> = async (call, input, tx) => {
  const { commandId, requestId, fields } = input;
  const { customerId, ...taken } = await takeRequest(call, input, tx);
  if (taken.kind !== 'rectification' || customerId === null) throw refuse('not-at-that-step');
  if ((await stepNow(requestId, tx)) !== 'open') throw refuse('not-at-that-step');
  refuseHeld(call, { customerId, ...taken });
  const about = { customerId, fields };
  const faults = faultsOf(input, [...(await openDisputes(about, tx)).keys()]);
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const held = await heldNow(about, tx);
  for (const dispute of fields) await insertDispute({ customerId, requestId }, dispute, held.get(dispute.field), tx);
  const { rows } = await sql<{ saidAt: Date }>`select said_at as "saidAt" from requests where id = ${requestId}::uuid`.execute(
    tx,
  );
  const [{ saidAt }] = rows as [{ saidAt: Date }];
  await insertClaims(call, { commandId, requestId, fields, saidAt: saidAt.toISOString() }, new Map(), tx);
  await addStep(call, { commandId, requestId, step: 'set-out' }, tx);
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId, outcome: 'noted' },
      details: { request: requestId, fields: fields.map(({ field }) => ({ field })) },
    },
    change: { kind: 'details', customerId },
  };
};

/** Each comes once, and none that another request is checking: it would be decided twice. */
function faultsOf({ fields }: SetOut, elsewhere: readonly string[]): Fault[] {
  const named = fields.map(({ field }) => field);
  return [
    ...(new Set(named).size < named.length ? [fault('/fields', 'repeated', 'Each field comes once')] : []),
    ...named.flatMap((field, index) =>
      elsewhere.includes(field)
        ? [fault(`/fields/${index}`, 'being-checked', 'Another request is checking that field already')]
        : [],
    ),
  ];
}
