import { sql, type Transaction } from 'kysely';
import { effectiveAt } from '../../shared/domain/consent.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { faultOf, heldForm } from '../../shared/domain/field-values.ts';
import { FIELD_WORDS } from '../../shared/domain/field-words.ts';
import { isLowRisk } from '../../shared/domain/rectification.ts';
import { readReference } from '../../shared/domain/reference.ts';
import { madeOn } from '../../shared/domain/request.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, CommandHandler, Done } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { completeIfDone } from '../requests/complete.ts';
import {
  decideOnCall,
  dueOn,
  heldNow,
  insertClaims,
  insertDispute,
  insertRequest,
  maySetNow,
  openDisputes,
  type Receipt,
} from '../requests/disputes.ts';
import { joinDisputes } from '../requests/joining.ts';
import { askedOfClosed } from '../requests/of-closed.ts';
import { putRight } from '../requests/put-right.ts';
import { type Fault, fault } from './amend-rules.ts';
import { type Facts, factsFor } from './decision-facts.ts';
import { isAhead, levelIn, refuseConversation } from './said-in.ts';

type Log = Input<'rectifications.log'>;
type Dispute = Log['fields'][number];
type Answer = Output<'rectifications.log'>;
type Tx = Transaction<Database>;

/**
 * Logs what a customer disputes (domain: rectification; UK GDPR article 16). A field that is being checked already joins that
 * request, with the earlier of both clocks; a low-risk one may be put right at once, unless the record has changed since it was seen.
 */
export const logRectification: CommandHandler<'rectifications.log'> = async (call, input, tx) => {
  const faults = faultsOf(input, londonDay(call.now));
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  const made = await madeBefore(input, tx);
  if (made) return repeated(call, input, made, tx);
  if (facts?.status !== 'current') return ofClosed(call, input, facts, tx);
  await refuseConversation(call, input, facts, 'requests', tx);
  if (levelIn(facts) < (input.fields.some(saysWhatWasSeen) ? 2 : 1)) throw refuse('level-too-low');

  const receivedAt = facts.now.toISOString();
  const day = madeOn(input.saidAt, receivedAt);
  const receipt = { madeOn: day, dueOn: dueOn(day), receivedAt, clockFlagged: isAhead(input, facts.now) };
  const held = await heldNow(input, tx);
  const open = await openDisputes(input, tx);
  const own = input.fields.filter(({ field }) => !open.has(field));
  await insertRequest(call, input, receipt, own.length === 0 ? [...open.values()][0]?.requestId : undefined, tx);
  for (const dispute of own) await insertDispute(input, dispute, held.get(dispute.field), tx);
  const joined = await joinDisputes(call, input, { madeOn: day, receivedAt, open }, tx);
  await insertClaims(call, input, open, tx);

  const corrected = own.filter((dispute) => maySetNow(dispute, held.get(dispute.field)?.value ?? null));
  const setting = {
    call,
    requestId: input.requestId,
    reference: input.reference,
    customerId: input.customerId,
    commandId: input.commandId,
  };
  const values = corrected.map(({ field, says }) => ({ field, value: heldForm(field, says as string) }));
  const version = await putRight(
    { ...setting, obtained: new Date(effectiveAt({ saidAt: input.saidAt, receivedAt })).toISOString() },
    values,
    tx,
  );
  const how = facts.channel === 'face-to-face' ? 'face-to-face' : 'phone';
  await decideOnCall(call, input, corrected, { ...receipt, all: own.length, how }, tx);
  if (own.length > 0 && corrected.length === own.length) await completeIfDone(input.requestId, facts.now, tx);
  return done(
    input,
    { ...receipt, version },
    corrected.map(({ field }) => field),
    joined,
    'recorded',
    { of: input.customerId, changed: true },
  );
};

/** As a request in words: which fields it was about stays, no value does, for the record they were of is closed (decision 47). */
async function ofClosed(call: Call, input: Log, facts: Facts | undefined, tx: Tx): Promise<Done<Answer>> {
  const fields = `Said to be wrong: ${input.fields.map(({ field }) => FIELD_WORDS[field]).join(', ')}`;
  const words = [fields, input.words?.trim()].filter(Boolean).join('\n');
  const { of, again, ...receipt } = await askedOfClosed(call, { ...input, words }, { kind: 'rectification' }, facts, tx);
  const { version } = await nowOf(input, tx);
  return done(input, { ...receipt, version }, [], [], 'recorded', { of, changed: false });
}

const saysWhatWasSeen = ({ seen, decidedOnCall }: Dispute) => seen !== undefined || decidedOnCall === true;

function faultsOf({ reference, fields }: Log, today: string): Fault[] {
  const read = readReference(reference);
  const named = fields.map(({ field }) => field);
  return [
    ...(read.ok && read.reference === reference ? [] : [fault('/reference', 'not-a-reference', 'Its check character is wrong')]),
    ...(new Set(named).size < named.length ? [fault('/fields', 'repeated', 'Each field comes once')] : []),
    ...fields.flatMap((dispute, index) =>
      faultsOfDispute(dispute, today).map((one) => ({ ...one, pointer: `/fields/${index}${one.pointer}` })),
    ),
  ];
}

function faultsOfDispute({ field, says, seen, decidedOnCall }: Dispute, today: string): Fault[] {
  if (!decidedOnCall) return [];
  if (!isLowRisk(field)) return [fault('/decidedOnCall', 'not-low-risk', 'Somebody else decides about this field')];
  if (says === null) return [fault('/says', 'required', 'What it should be')];
  if (seen === undefined) return [fault('/seen', 'required', 'What was held')];
  const kept = heldForm(field, says);
  const wrong = kept === '' ? 'required' : faultOf(field, kept, today);
  return wrong ? [fault('/says', wrong, 'This cannot be the value of this field')] : [];
}

type Made = {
  by: string;
  /** Null once the account is closed. */
  customerId: string | null;
  requestId: string;
  madeOn: string;
  receivedAt: Date;
  flagged: boolean;
};

async function madeBefore({ commandId }: Log, tx: Tx): Promise<Made | undefined> {
  const { rows } = await sql<Made>`select recorded_by as by, customer_id as "customerId", id as "requestId", made_on as "madeOn",
      received_at as "receivedAt", clock_flagged as flagged from requests where command_id = ${commandId}::uuid`.execute(tx);
  return rows[0];
}

/** A repeat after its key's record has gone: answered from what it made. */
async function repeated(call: Call, input: Log, made: Made, tx: Tx): Promise<Done<Answer>> {
  const theirs = made.customerId === null || made.customerId === input.customerId;
  const same = made.by === call.caller.sub && theirs && made.requestId === input.requestId;
  if (!same) throw refuse('idempotency-key-reused');
  const { corrected, version } = await nowOf(input, tx);
  const { madeOn: day, receivedAt, flagged: clockFlagged } = made;
  const receipt = { madeOn: day, dueOn: dueOn(day), receivedAt: receivedAt.toISOString(), clockFlagged, version };
  return done(input, receipt, corrected, [], 'repeated', { of: made.customerId, changed: false });
}

/** What was put right on the call, and the record's version, nought where it has been destroyed. */
async function nowOf({ requestId, customerId }: Log, tx: Tx): Promise<{ corrected: Field[]; version: number }> {
  const { rows } = await sql<{ corrected: Field[]; version: number }>`
    select array(select f.field from rectification_fields f where f.request_id = ${requestId}::uuid and f.on_call) as corrected,
      coalesce((select version from customers where id = ${customerId}::uuid), 0) as version`.execute(tx);
  return rows[0] as { corrected: Field[]; version: number };
}

function done(
  input: Log,
  receipt: Receipt & { readonly version: number },
  corrected: readonly Field[],
  joined: Answer['joined'],
  outcome: string,
  { of, changed }: { readonly of: string | null; readonly changed: boolean },
): Done<Answer> {
  const { commandId, customerId, requestId, reference, conversationId, fields, replaces } = input;
  return {
    answer: { commandId, customerId, requestId, reference, ...receipt, corrected: [...corrected], joined },
    audit: {
      ...{ kind: 'request', customerId: of, outcome },
      details: {
        ...{
          request: requestId,
          asked: 'rectification',
          fields: fields.map(({ field }) => ({ field })),
          conversation: conversationId,
        },
        ...(corrected.length > 0 ? { corrected } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
    ...(changed ? { change: { kind: 'details', customerId } as const } : {}),
  };
}
