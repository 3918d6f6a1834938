import { sql, type Transaction } from 'kysely';
import { effectiveAt } from '../../shared/domain/consent.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { isNeeded } from '../../shared/domain/field-values.ts';
import { saidOf } from '../../shared/domain/likely-duplicate.ts';
import { readReference } from '../../shared/domain/reference.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, CommandHandler, Done, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { type Fault, fault, faultsOfValue } from './amend-rules.ts';
import { holdValues, ownColumns } from './held-values.ts';
import { indexAgain } from './index-again.ts';
import { likelyDuplicates, waitForTwins } from './likely-duplicates.ts';
import { type SaidWhere, saidWhere } from './new-in.ts';
import { isAhead, refuseConversation } from './said-in.ts';

type Register = Input<'customers.register'>;
type Tx = Transaction<Database>;
type Receipt = { readonly receivedAt: string; readonly clockFlagged: boolean };
type Made = { by: string; customerId: string; reference: string; receivedAt: Date; flagged: boolean };

/** Makes a record of somebody new, unless somebody like them is there whom the adviser has not ruled out. */
export const registerCustomer: CommandHandler<'customers.register'> = async (call, input, tx) => {
  const faults = faultsOf(input, londonDay(call.now));
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const made = await madeBefore(input, tx);
  if (made) return repeated(call, input, made);
  const where = await saidWhere(call, input.conversationId, tx);
  await refuseConversation(call, input, { ...where, may: null }, 'details', tx);
  await refuseLikely(input, tx);

  const receipt = { receivedAt: where.now.toISOString(), clockFlagged: isAhead(input, where.now) };
  const channel = String(where.channel);
  const { customerId, commandId, saidAt, values } = input;
  const obtained = new Date(effectiveAt({ saidAt, receivedAt: receipt.receivedAt })).toISOString();
  await insertCustomer(call, input, obtained, tx);
  await holdValues(values, { customerId, commandId, obtained, channel }, tx);
  await indexAgain(customerId, tx);
  return done(input, receipt, 'recorded', [recorded(call, input, receipt, channel), levelOf(input, where)]);
};

function faultsOf({ values, reference }: Register, today: string): Fault[] {
  const fields = values.map(({ field }) => field);
  const read = readReference(reference);
  return [
    ...(read.ok && read.reference === reference ? [] : [fault('/reference', 'not-a-reference', 'Its check character is wrong')]),
    ...(fields.length > new Set(fields).size ? [fault('/values', 'repeated', 'Each field comes once')] : []),
    ...(['givenName', 'familyName'] as const)
      .filter((field) => isNeeded(field) && !fields.includes(field))
      .map((field) => fault('/values', 'required', `A record cannot be without ${field}`)),
    ...values.flatMap((value, index) =>
      faultsOfValue(value, today).map((one) => ({ ...one, pointer: `/values/${index}${one.pointer}` })),
    ),
  ];
}

/** Never says who: only whether it is the learner number, which no look at anybody can rule out. */
async function refuseLikely({ values, notThese = [] }: Register, tx: Tx): Promise<void> {
  const said = saidOf(values);
  await waitForTwins(said, tx);
  const likely = await likelyDuplicates(said, tx);
  if (likely.some(({ uln }) => uln)) throw refuseUln(values);
  if (likely.some(({ id }) => !notThese.includes(id))) throw refuse('likely-duplicate');
}

function refuseUln(values: Register['values']) {
  const index = values.findIndex(({ field }) => field === 'uln');
  const errors = [fault(`/values/${index}/value`, 'uln-taken', 'Somebody has this learner number')];
  return refuse('likely-duplicate', { errors });
}

/** The customer's own row. What is in its way may have come this moment, and not through a registration. */
async function insertCustomer(call: Call, { customerId, reference, values }: Register, at: string, tx: Tx): Promise<void> {
  const own = ownColumns(values) as { given_name: string; family_name: string };
  const inserted = await tx
    .insertInto('customers')
    .values({ id: customerId, reference, registered_at: at, registered_by: call.caller.touchpoint, ...own })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute();
  if (inserted.length > 0) return;
  const inWay = await sql<{ sameId: boolean; sameReference: boolean }>`
    select coalesce(bool_or(id = ${customerId}::uuid), false) as "sameId", coalesce(bool_or(reference = ${reference}), false) as "sameReference"
      from customers where id = ${customerId}::uuid or reference = ${reference}`.execute(tx);
  const [{ sameId, sameReference } = { sameId: false, sameReference: false }] = inWay.rows;
  throw sameId ? refuse('idempotency-key-reused') : sameReference ? refuse('reference-taken') : refuseUln(values);
}

function recorded(call: Call, input: Register, { receivedAt, clockFlagged }: Receipt, channel: string): Write {
  const { commandId, customerId, saidAt, conversationId } = input;
  return {
    sql: `insert into registrations (command_id, customer_id, said_at, received_at, channel, conversation_id, recorded_by,
        organisation, clock_flagged)
      values ($1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz, $5, $6::uuid, $7, $8, $9::boolean)`,
    parameters: [
      ...[commandId, customerId, saidAt, receivedAt, channel, conversationId],
      ...[call.caller.sub, call.caller.touchpoint, clockFlagged],
    ],
  };
}

/** Level 2: the record holds only what this person said just now. Where the line has dropped since, it is put by. */
function levelOf({ conversationId, customerId }: Register, { parked }: SaidWhere): Write {
  return {
    sql: `insert into conversation_levels (conversation_id, customer_id, level, restores)
      values ($1::uuid, $2::uuid, $3::smallint, $4::smallint)`,
    parameters: [conversationId, customerId, ...(parked ? [0, 2] : [2, 0])],
  };
}

async function madeBefore({ commandId }: Register, tx: Tx): Promise<Made | undefined> {
  const { rows } = await sql<Made>`select r.recorded_by as by, r.customer_id as "customerId", c.reference,
      r.received_at as "receivedAt", r.clock_flagged as flagged
    from registrations r join customers c on c.id = r.customer_id where r.command_id = ${commandId}::uuid`.execute(tx);
  return rows[0];
}

/** A repeat after its key's record has gone: answered from what it made. */
function repeated(call: Call, input: Register, made: Made): Done<Output<'customers.register'>> {
  const same = made.by === call.caller.sub && made.customerId === input.customerId && made.reference === input.reference;
  if (!same) throw refuse('idempotency-key-reused');
  return done(input, { receivedAt: made.receivedAt.toISOString(), clockFlagged: made.flagged }, 'repeated', []);
}

function done(input: Register, receipt: Receipt, outcome: string, writes: Write[]): Done<Output<'customers.register'>> {
  const { commandId, customerId, reference, conversationId, values, notThese = [], replaces } = input;
  return {
    answer: { commandId, customerId, reference, ...receipt },
    audit: {
      ...{ kind: 'registration', customerId, outcome },
      details: {
        fields: values.map(({ field }) => ({ field })),
        ...{ conversation: conversationId, ruledOut: notThese.length },
        ...(replaces ? { replaces } : {}),
      },
    },
    writes,
  };
}
