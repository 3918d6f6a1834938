import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Field } from '../../shared/domain/customer.ts';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { heldForm } from '../../shared/domain/field-values.ts';
import { isToLookAt } from '../../shared/domain/look-at.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { clockColumns } from './clock.ts';
import { addStep } from './steps.ts';

type Log = Input<'rectifications.log'>;
type Dispute = Log['fields'][number];
/** Of whom, and which fields. */
type Which = Pick<Log, 'customerId'> & { readonly fields: readonly Pick<Dispute, 'field'>[] };
type Tx = Transaction<Database>;
/** When it was made and came, and by when it is due. */
export type Receipt = Pick<Output<'rectifications.log'>, 'madeOn' | 'dueOn' | 'receivedAt' | 'clockFlagged'>;

/** When a rectification made on that day is due. */
export const dueOn = (day: string): string => deadlineFor({ madeOn: day, kind: 'rectification' }).dueOn;

/** A value as it is held. */
export type Held = { readonly value: string; readonly source: string; readonly sourceName: string | null; readonly on: string };

/** The values in question as they are held now, by field. */
export async function heldNow({ customerId, fields }: Which, tx: Tx): Promise<Map<string, Held>> {
  const { rows } = await sql<Held & { field: string }>`
    select field, value, source, source_name as "sourceName", to_char(obtained_at at time zone 'Europe/London', 'YYYY-MM-DD') as on
      from held_values where customer_id = ${customerId}::uuid and field = any(${fields.map(({ field }) => field)}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.field, row]));
}

/** The request by which a field is being checked already. */
export type Open = { readonly requestId: string; readonly reference: string };

/** The fields in question that are being checked already. */
export async function openDisputes({ customerId, fields }: Which, tx: Tx): Promise<Map<Field, Open>> {
  const { rows } = await sql<Open & { field: Field }>`
    select f.field, r.id as "requestId", r.reference
      from rectification_fields f join requests r on r.id = f.request_id
     where f.customer_id = ${customerId}::uuid and f.marked and f.field = any(${fields.map(({ field }) => field)}::text[])
     order by r.made_on, r.id`.execute(tx);
  return new Map(rows.map(({ field, requestId, reference }) => [field, { requestId, reference }]));
}

/** The request itself; refused where its reference is in use. */
export async function insertRequest(
  call: Call,
  input: Log,
  receipt: Receipt,
  joinedTo: string | undefined,
  tx: Tx,
): Promise<void> {
  const { sub, touchpoint } = call.caller;
  const inserted = await tx
    .insertInto('requests')
    .values({
      ...{ id: input.requestId, command_id: input.commandId, reference: input.reference, customer_id: input.customerId },
      ...{ kind: 'rectification', words: input.words ?? '', how_to_answer: input.howToAnswer, made_on: receipt.madeOn },
      ...{ said_at: input.saidAt, received_at: receipt.receivedAt, clock_flagged: receipt.clockFlagged },
      ...{ recorded_by: sub, organisation: touchpoint, conversation_id: input.conversationId },
      from_repair: input.replaces !== undefined,
      ...clockColumns({ kind: 'rectification', madeOn: receipt.madeOn, receivedAt: receipt.receivedAt }),
      ...(joinedTo === undefined ? {} : { status: 'joined', joined_to: joinedTo }),
    })
    .onConflict((on) => on.column('reference').doNothing())
    .returning('id')
    .execute();
  if (inserted.length === 0) throw refuse('reference-taken');
}

/** What was seen when it was disputed is what is in dispute; without it, what is held now. */
export async function insertDispute(
  input: Pick<Log, 'requestId' | 'customerId'>,
  dispute: Dispute,
  held: Held | undefined,
  tx: Tx,
): Promise<void> {
  const { field, says, incomplete, howToCheck = null, seen } = dispute;
  const value = seen === undefined ? (held?.value ?? null) : seen;
  const same = value === (held?.value ?? null);
  await sql`insert into rectification_fields
      (request_id, customer_id, field, held_value, held_source, held_source_name, held_on, says, incomplete, how_to_check)
    values (${input.requestId}::uuid, ${input.customerId}::uuid, ${field}, ${value}, ${same ? (held?.source ?? null) : null},
      ${same ? (held?.sourceName ?? null) : null}, ${same ? (held?.on ?? null) : null}::date, ${says}, ${incomplete}, ${howToCheck})`.execute(
    tx,
  );
}

/** SQL: what was decided of a field `f`, as the history keeps what is taken back. */
export const DECIDED_OF_FIELD = `json_build_object('field', f.field, 'decision', f.decision, 'value', f.decided_value, 'reasons', f.reasons,
  'byName', f.decided_by_name, 'at', f.decided_at)`;

/** What was decided and not yet told of fields that are disputed again, for the history of each request they join; before they do. */
export async function keepTakenBack(call: Call, fields: readonly Field[], open: ReadonlyMap<Field, Open>, tx: Tx): Promise<void> {
  for (const requestId of new Set(fields.flatMap((field) => open.get(field)?.requestId ?? []))) {
    const { rows } = await sql<{ decided: object }>`select ${sql.raw(DECIDED_OF_FIELD)} as decided from rectification_fields f
       where f.request_id = ${requestId}::uuid and f.field = any(${[...fields]}::text[]) and f.marked and f.decision is not null
       order by f.field`.execute(tx);
    if (rows.length === 0) continue;
    // Of one command, as many of these as requests it joins.
    const takenBack = { decisions: rows.map(({ decided }) => decided) };
    await addStep(call, { commandId: randomUUID(), requestId, step: 'taken-back', takenBack }, tx);
  }
}

/** What was said of each field, for whoever decides. */
export async function insertClaims(
  call: Call,
  input: Pick<Log, 'commandId' | 'requestId' | 'fields' | 'saidAt'>,
  open: ReadonlyMap<Field, Open>,
  tx: Tx,
): Promise<void> {
  for (const { field, says, incomplete, howToCheck = null } of input.fields)
    await sql`insert into rectification_claims
        (command_id, request_id, field, says, incomplete, how_to_check, said_at, recorded_by)
      values (${input.commandId}::uuid, ${open.get(field)?.requestId ?? input.requestId}::uuid, ${field}, ${says}, ${incomplete},
        ${howToCheck}, ${input.saidAt}::timestamptz, ${call.caller.sub})`.execute(tx);
}

/** On the call it is put right where the record still holds what was seen; otherwise a person looks at all three values. */
export const maySetNow = ({ field, seen, decidedOnCall }: Dispute, now: string | null): boolean =>
  decidedOnCall === true && (seen === null || seen === undefined ? now === null : now === heldForm(field, seen));

/** Notes what was put right on the call; with nothing left to check, the customer has been told. */
export async function decideOnCall(
  call: Call,
  input: Log,
  corrected: readonly Dispute[],
  receipt: Receipt & { all: number; how: string },
  tx: Tx,
): Promise<void> {
  if (corrected.length === 0) return;
  const { how } = receipt;
  const fields = corrected.map(({ field }) => field);
  await sql`update rectification_fields set decision = 'corrected', decided_value = says, on_call = true, marked = false,
      decided_by = ${call.caller.sub}, decided_by_name = ${call.caller.name}, decided_at = ${receipt.receivedAt}::timestamptz
    where request_id = ${input.requestId}::uuid and field = any(${fields}::text[])`.execute(tx);
  if (isToLookAt(input.requestId))
    await sql`update requests set look_at = 'to-look' where id = ${input.requestId}::uuid`.execute(tx);
  if (corrected.length === receipt.all)
    await sql`update requests set told_on = made_on, told_how = ${how}, told_by = ${call.caller.sub},
        told_by_name = ${call.caller.name} where id = ${input.requestId}::uuid`.execute(tx);
}
