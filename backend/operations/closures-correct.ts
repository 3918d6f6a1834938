import { sql, type Transaction } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import { type EvidenceField, faultOfEvidence, isOfPerson, mayBeEmpty } from '../../shared/domain/evidence.ts';
import { heldForm } from '../../shared/domain/field-values.ts';
import { evidenceGoesOn } from '../../shared/domain/retention.ts';
import type { Input } from '../../shared/operations.ts';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { holdToDecide, refuseHeld } from '../requests/hold.ts';
import { closedReferenceOf } from '../requests/hold-reference.ts';
import { takeRequest } from '../requests/taken.ts';
import { type Fault, fault } from './amend-rules.ts';
import { stepNow } from './request-decide.ts';

type Correct = Input<'closures.correct'>;
type Decided = Correct['fields'][number];
type Tx = Transaction<Database>;

/** How each part is held: the column, as text. */
const COLUMNS: Record<EvidenceField, string> = {
  dateOfBirth: 'birth_date',
  postcode: 'postcode',
  sessionOn: 'session_on',
  organisation: 'organisation',
  adviser: 'adviser',
  outcomeType: 'outcome_type',
  effectiveOn: 'effective_on',
  paidOn: 'paid_on',
  priority: 'priority',
};
const TYPES: Partial<Record<EvidenceField, string>> = {
  dateOfBirth: 'date',
  sessionOn: 'date',
  effectiveOn: 'date',
  paidOn: 'date',
  outcomeType: 'smallint',
  priority: 'boolean',
};
const ROWS = (input: Decided) => (isOfPerson(input.field) ? sql`` : sql` and outcome_id = ${input.outcomeId ?? null}::uuid`);

/**
 * Decides what of somebody's evidence is right, for a request they made after closing (domain: closing; UK GDPR article 16): by a
 * supervisor who did not log it. It reaches what stays and nothing else: nothing else is there.
 */
export const correctEvidence: CommandHandler<'closures.correct'> = async (call, input, tx) => {
  const taken = await takeRequest(call, input, tx);
  if (taken.recordedBy === call.caller.sub) throw refuse('four-eyes');
  const reference = await closedReferenceOf(input.requestId, tx);
  if (taken.kind !== 'rectification' || taken.status !== 'open' || reference === null) throw refuse('not-at-that-step');
  refuseHeld(call, taken);
  if ((await stepNow(input.requestId, tx)) !== 'open') throw refuse('not-at-that-step');
  const faults = faultsOf(input, londonDay(call.now));
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  await sql`select from evidence where customer_reference = ${reference} order by outcome_id for update`.execute(tx);
  const held = await refuseChanged(input, reference, tx);
  for (const [index, one] of input.fields.entries()) await decide(call, input, one, held[index] ?? null, reference, tx);
  await holdToDecide(call, taken, input.commandId, tx);
  await sql`update requests set version = version + 1 where id = ${input.requestId}::uuid`.execute(tx);
  const { rows } = await sql<{ id: string }>`select customer_id as id from evidence where customer_reference = ${reference}
      limit 1`.execute(tx);
  const { commandId, requestId, fields } = input;
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId: rows[0]?.id ?? null, outcome: 'decided' },
      details: { request: requestId, evidence: fields.map(({ field, decision }) => ({ field, how: decision })) },
    },
  };
};

function faultsOf({ fields, tellsComplaint, tellsCommissioner, tellsCourt }: Correct, today: string): Fault[] {
  const keeps = fields.some(({ decision }) => decision === 'kept');
  const told = { tellsComplaint, tellsCommissioner, tellsCourt };
  const unsaid = Object.entries(told).filter(([, said]) => said !== true);
  return [
    ...(keeps ? unsaid.map(([what]) => fault(`/${what}`, 'required', 'Whoever is refused hears where to turn')) : []),
    ...fields.flatMap((one, index) =>
      faultsOfField(one, today).map((wrong) => ({ ...wrong, pointer: `/fields/${index}${wrong.pointer}` })),
    ),
  ];
}

function faultsOfField({ field, decision, outcomeId, value = null, reasons }: Decided, today: string): Fault[] {
  if (isOfPerson(field) === (outcomeId !== undefined))
    return [fault('/outcomeId', 'does-not-fit', 'A session, and only for what is of one')];
  if (decision === 'kept')
    return (reasons ?? '').trim() === '' ? [fault('/reasons', 'required', 'Why, in words for the person')] : [];
  if (value === null) return mayBeEmpty(field) ? [] : [fault('/value', 'required', 'What it should be')];
  const wrong = faultOfEvidence(field, value, today);
  return wrong ? [fault('/value', wrong, 'This cannot be the value of this')] : [];
}

/** What is held of each, having been seen so by whoever decides. */
async function refuseChanged({ fields }: Correct, reference: string, tx: Tx): Promise<(string | null)[]> {
  const held: (string | null)[] = [];
  const errors: Fault[] = [];
  for (const [index, one] of fields.entries()) {
    const { rows } = await sql<{
      value: string | null;
    }>`select distinct ${sql.raw(COLUMNS[one.field])}::text as value from evidence
        where customer_reference = ${reference}${ROWS(one)}`.execute(tx);
    if (rows.length === 0) errors.push(fault(`/fields/${index}`, 'unknown', 'There is no such session'));
    else if (!rows.some(({ value }) => value === one.seenNow))
      errors.push(fault(`/fields/${index}`, 'changed-meanwhile', 'It has changed since it was seen'));
    held.push(rows[0]?.value ?? null);
  }
  if (errors.length > 0)
    throw refuse(errors.some(({ code }) => code === 'unknown') ? 'validation' : 'changed-meanwhile', { errors });
  return held;
}

async function decide(
  { caller, now }: Parameters<typeof correctEvidence>[0],
  { commandId, requestId }: Correct,
  one: Decided,
  held: string | null,
  reference: string,
  tx: Tx,
): Promise<void> {
  const { field, decision, outcomeId = null, value = null, reasons = null } = one;
  const kept = value === null ? null : heldAs(field, value);
  await sql`insert into evidence_decisions (command_id, request_id, outcome_id, field, decision, held_value, decided_value, reasons, decided_by,
      decided_by_name, decided_at)
    values (${commandId}::uuid, ${requestId}::uuid, ${outcomeId}::uuid, ${field}, ${decision}, ${held},
      ${decision === 'corrected' ? kept : null}, ${reasons}, ${caller.sub}, ${caller.name}, ${now.toISOString()}::timestamptz)`.execute(
    tx,
  );
  if (decision === 'kept') return;
  const column = sql.raw(COLUMNS[field]);
  await sql`update evidence set ${column} = ${kept}::${sql.raw(TYPES[field] ?? 'text')} where customer_reference = ${reference}${ROWS(one)}`.execute(
    tx,
  );
  if (field === 'paidOn') await goesAnew(outcomeId, kept, reference, tx);
}

/** A record's postcode is compared without its blank. */
const heldAs = (field: EvidenceField, value: string): string =>
  field === 'postcode' ? heldForm('postcode', value).replace(' ', '') : value.trim();

/** Another day of payment, another day on which it goes (domain: closing, until when). */
async function goesAnew(outcomeId: string | null, paidOn: string | null, reference: string, tx: Tx): Promise<void> {
  const { rows } = await sql<{
    closedOn: string;
  }>`select to_char(received_at at time zone 'Europe/London', 'YYYY-MM-DD') as "closedOn"
      from closings where customer_reference = ${reference} and state in ('destroyed', 'cleaned') order by received_at desc limit 1`.execute(
    tx,
  );
  const closedOn = rows[0]?.closedOn;
  if (closedOn === undefined) return;
  const { goesOn } = evidenceGoesOn({ closedOn, paidOn });
  await sql`update evidence set goes_on = ${goesOn}::date where outcome_id = ${outcomeId}::uuid`.execute(tx);
}
