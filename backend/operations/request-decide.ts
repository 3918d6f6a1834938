import { sql, type Transaction } from 'kysely';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { faultOf, heldForm, isNeeded } from '../../shared/domain/field-values.ts';
import { type FieldDecision, stepOf } from '../../shared/domain/rectification.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { STANDING } from '../requests/decisions.ts';
import { holdToDecide, refuseHeld } from '../requests/hold.ts';
import { putRight, type RightValue, type Setting, tellOfCorrection } from '../requests/put-right.ts';
import { type Taken, takeRequest } from '../requests/taken.ts';
import { refuseWhoTookDown } from '../requests/taken-down.ts';
import { type Fault, fault } from './amend-rules.ts';

type Decide = Input<'requests.decide'>;
type Decided = Decide['fields'][number];
type Tx = Transaction<Database>;
/** A disputed field as it stands. */
type Dispute = {
  readonly field: Field;
  readonly says: string | null;
  readonly now: string | null;
  readonly decision: FieldDecision | null;
};

/**
 * Decides disputed fields (domain: rectification; UK GDPR articles 16 and 18): never by who logged them. What is corrected lands with
 * the request as its source and every recipient of it is to be told; the mark stays until the customer was told.
 */
export const decideRequest: CommandHandler<'requests.decide'> = async (call, input, tx) => {
  const taken = await takeRequest(call, input, tx);
  await refuseWhoTookDown(call, taken, tx);
  if (taken.status !== 'open' || taken.kind !== 'rectification' || taken.customerId === null) throw refuse('not-at-that-step');
  const disputes = await disputesOf(taken, tx);
  refuseHeld(call, taken);
  const faults = faultsOf(input, disputes, londonDay(call.now));
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  refuseDecided(input, disputes);
  refuseChanged(input, disputes);

  const { customerId, reference } = taken as Taken & { customerId: string };
  const { commandId, requestId, fields } = input;
  const setting = { call, customerId, requestId, reference, commandId, obtained: call.now.toISOString() };
  const values = fields.flatMap((one) => rightValue(one, disputes));
  await putRight(setting, values, tx);
  await complete(setting, fields, tx);
  await note(call, input, values, tx);
  await holdToDecide(call, taken, commandId, tx);
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  const step = await stepNow(requestId, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step },
    audit: {
      ...{ kind: 'request', customerId, outcome: 'decided' },
      details: { request: requestId, fields: fields.map(({ field, decision }) => ({ field, how: decision })) },
    },
    change: { kind: 'details', customerId },
  };
};

async function disputesOf({ id, customerId }: Taken, tx: Tx): Promise<Map<string, Dispute>> {
  const { rows } = await sql<Dispute>`
    select f.field, f.says, f.decision, (select h.value from held_values h where h.customer_id = ${customerId}::uuid and h.field = f.field) as now
      from rectification_fields f where f.request_id = ${id}::uuid`.execute(tx);
  return new Map(rows.map((row) => [row.field, row]));
}

function faultsOf(input: Decide, disputes: ReadonlyMap<string, Dispute>, today: string): Fault[] {
  const { fields, tellsComplaint, tellsCommissioner, tellsCourt } = input;
  const named = fields.map(({ field }) => field);
  const keeps = fields.some(({ decision }) => decision === 'kept');
  const unsaid = [
    ['tellsComplaint', tellsComplaint],
    ['tellsCommissioner', tellsCommissioner],
    ['tellsCourt', tellsCourt],
  ].filter(([, told]) => told !== true);
  return [
    ...(new Set(named).size < named.length ? [fault('/fields', 'repeated', 'Each field comes once')] : []),
    ...(keeps ? unsaid.map(([what]) => fault(`/${what}`, 'required', 'Whoever is refused hears where to turn')) : []),
    ...fields.flatMap((one, index) =>
      faultsOfField(one, disputes.get(one.field), today).map((wrong) => ({
        ...wrong,
        pointer: `/fields/${index}${wrong.pointer}`,
      })),
    ),
  ];
}

function faultsOfField({ field, decision, value, reasons }: Decided, dispute: Dispute | undefined, today: string): Fault[] {
  if (!dispute) return [fault('/field', 'not-in-dispute', 'This request is not about that field')];
  const needsReasons = (decision === 'kept' || decision === 'completed') && (reasons ?? '').trim() === '';
  if (needsReasons) return [fault('/reasons', 'required', 'Why, in words for the customer')];
  if ((decision === 'corrected-differently') !== (value !== undefined))
    return [fault('/value', 'does-not-fit', 'Another value than the customer’s, and only then')];
  if (decision !== 'corrected' && decision !== 'corrected-differently') return [];
  const right = decision === 'corrected' ? dispute.says : (value as string | null);
  if (right === null)
    return decision === 'corrected' || isNeeded(field) ? [fault('/value', 'required', 'What it should be')] : [];
  const kept = heldForm(field, right);
  const wrong = kept === '' ? 'required' : faultOf(field, kept, today);
  return wrong ? [fault('/value', wrong, 'This cannot be the value of this field')] : [];
}

function refuseDecided({ fields }: Decide, disputes: ReadonlyMap<string, Dispute>): void {
  if (fields.some(({ field }) => disputes.get(field)?.decision !== null)) throw refuse('not-at-that-step');
}

/** Three values: the one disputed, the customer's, the one held now. Who decides has seen the last of them. */
function refuseChanged({ fields }: Decide, disputes: ReadonlyMap<string, Dispute>): void {
  const errors = fields.flatMap(({ field, seenNow }, index) =>
    (disputes.get(field)?.now ?? null) === seenNow
      ? []
      : [{ pointer: `/fields/${index}`, code: 'changed-meanwhile', detail: 'The record has changed since it was seen' }],
  );
  if (errors.length > 0) throw refuse('changed-meanwhile', { errors });
}

function rightValue({ field, decision, value }: Decided, disputes: ReadonlyMap<string, Dispute>): RightValue[] {
  if (decision !== 'corrected' && decision !== 'corrected-differently') return [];
  const right = decision === 'corrected' ? (disputes.get(field)?.says ?? null) : (value ?? null);
  return [{ field, value: right === null ? null : heldForm(field, right) }];
}

/** What is right as far as it goes is completed by a note; whoever was given it hears of that too. */
async function complete(setting: Setting, fields: readonly Decided[], tx: Tx): Promise<void> {
  const completed = fields.filter(({ decision }) => decision === 'completed');
  for (const { field, reasons } of completed)
    await sql`update held_values set note = ${reasons ?? null} where customer_id = ${setting.customerId}::uuid and field = ${field}`.execute(
      tx,
    );
  if (completed.length > 0)
    await tellOfCorrection(
      setting,
      completed.map(({ field }) => field),
      tx,
    );
}

async function note(call: Call, { requestId, fields }: Decide, values: readonly RightValue[], tx: Tx): Promise<void> {
  const { sub, name } = call.caller;
  for (const { field, decision, reasons = null } of fields) {
    const right = values.find((one) => one.field === field)?.value ?? null;
    await sql`update rectification_fields set decision = ${decision}, decided_value = ${right}, reasons = ${reasons}, decided_by = ${sub},
        decided_by_name = ${name}, decided_at = ${call.now.toISOString()}::timestamptz
      where request_id = ${requestId}::uuid and field = ${field}`.execute(tx);
  }
}

/** Where a request is now. */
export async function stepNow(requestId: string, tx: Tx) {
  const { rows } = await sql<{
    status: 'open' | 'completed' | 'joined';
    told: boolean;
    fields: number;
    decided: number;
    open: number;
  }>`
    select r.status, r.told_on is not null as told,
           (select count(*)::int from rectification_fields f where f.request_id = r.id)
             + (select count(*)::int from evidence_decisions e where e.request_id = r.id) + ${sql.raw(STANDING)} as fields,
           (select count(*)::int from rectification_fields f where f.request_id = r.id and f.decision is not null)
             + (select count(*)::int from evidence_decisions e where e.request_id = r.id) + ${sql.raw(STANDING)} as decided,
           (select count(*)::int from recipient_notices n
             where n.customer_id = r.customer_id and n.request_id = r.id and n.state in ('to-tell', 'told')) as open
      from requests r where r.id = ${requestId}::uuid`.execute(tx);
  const [{ status, told, fields, decided, open }] = rows as [(typeof rows)[number]];
  return stepOf({ status, fields, decided, customerTold: told, noticesOpen: open });
}
