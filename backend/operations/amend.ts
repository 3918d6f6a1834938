import { sql, type Transaction } from 'kysely';
import { type ConsentEvent, consentState, effectiveAt } from '../../shared/domain/consent.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { heldForm } from '../../shared/domain/field-values.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, CommandHandler, Done, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { faultsOf, gatesOf, sourceFrom } from './amend-rules.ts';
import { type Facts, factsFor } from './decision-facts.ts';
import { holdValues, ownColumns } from './held-values.ts';
import { indexAgain } from './index-again.ts';
import { isAhead, isOnlineClosed, isWebsite, levelIn, refuseConversation, refusePlace, whyNobody } from './said-in.ts';

type Amend = Input<'customers.amend'>;
type Change = Amend['changes'][number];
type Tx = Transaction<Database>;

/** What the customer's record holds of the fields in question, and what an earlier arrival of this command made. */
type HeldNow = {
  readonly version: number;
  readonly held: readonly { field: string; value: string; setBy: string | null; mine: boolean }[];
  readonly events: readonly ConsentEvent[];
  readonly made: { by: string; customerId: string; version: number; receivedAt: string; flagged: boolean } | null;
};

/** Sets what has changed or was never said (domain: a change is not a mistake). All of it, or nothing. */
export const amendCustomer: CommandHandler<'customers.amend'> = async (call, input, tx) => {
  const byWebsite = isWebsite(call.caller);
  refusePlace(input, byWebsite);
  const faults = faultsOf(input, londonDay(call.now));
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(byWebsite ? 'not-found' : await whyNobody(call, String(input.conversationId), tx));
  const now = await heldNow(call, input, tx);
  if (now.made) return repeated(call, input, now.made);
  if (!byWebsite) await refuseConversation(call, input, facts, 'details', tx);
  if (facts.status === 'closed') throw refuse('account-closed');
  if (!byWebsite) refuseLevel(input, facts, now);
  else if (await isOnlineClosed(input.customerId, tx)) throw refuse('account-closed');
  refuseConsent(input, now);
  refuseStale(input, now);

  const receivedAt = facts.now.toISOString();
  const receipt = { receivedAt, clockFlagged: isAhead(input, facts.now), version: now.version + 1 };
  const channel = byWebsite ? 'online-account' : String(facts.channel);
  await setValues(input, receipt, channel, tx);
  const writes = [recorded(call, input, receipt, channel), fields(input)];
  return { ...done(input, receipt, 'recorded', writes), change: { kind: 'details', customerId: input.customerId } };
};

async function heldNow(call: Call, { customerId, commandId, conversationId, changes }: Amend, tx: Tx): Promise<HeldNow> {
  const { rows } = await sql<HeldNow>`select c.version,
      coalesce((select json_agg(json_build_object('field', h.field, 'value', h.value, 'setBy', h.set_by,
                  'mine', exists (select from amendments a where a.command_id = h.set_by and a.recorded_by = ${call.caller.sub}
                                     and a.conversation_id = ${conversationId ?? null}::uuid)
                        or exists (select from registrations r where r.command_id = h.set_by and r.recorded_by = ${call.caller.sub}
                                      and r.conversation_id = ${conversationId ?? null}::uuid)))
                  from held_values h where h.customer_id = c.id and h.field = any(${changes.map(({ field }) => field)})), '[]') as held,
      coalesce((select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision,
                  'saidAt', e.said_at, 'receivedAt', e.received_at))
                  from consent_events e where e.customer_id = c.id), '[]') as events,
      (select json_build_object('by', a.recorded_by, 'customerId', a.customer_id, 'version', a.version,
                  'receivedAt', a.received_at, 'flagged', a.clock_flagged)
         from amendments a where a.command_id = ${commandId}::uuid) as made
    from customers c where c.id = ${customerId}::uuid`.execute(tx);
  return rows[0] as HeldNow;
}

/** What this adviser mistyped in this conversation is put right at level 1; anything else is told by somebody at level 2. */
function refuseLevel({ changes, answers }: Amend, facts: Facts, { held }: HeldNow): void {
  const mine = (change: Change) =>
    change.how === 'typed-wrong-just-now' && held.some(({ field, mine: own }) => field === change.field && own);
  const needed = answers === undefined && changes.every(mine) ? 1 : 2;
  if (levelIn(facts) < needed) throw refuse('level-too-low');
  const notMine = changes.flatMap((change, index) =>
    change.how === 'typed-wrong-just-now' && !mine(change)
      ? [{ pointer: `/changes/${index}/how`, code: 'not-yours', detail: 'You did not type this in this conversation' }]
      : [],
  );
  if (notMine.length > 0) throw refuse('validation', { errors: notMine });
}

/** Each answer needs its consent at this moment. */
function refuseConsent({ answers = [] }: Amend, { events }: HeldNow): void {
  const errors = answers.flatMap((answer, index) =>
    gatesOf(answer).some((purpose) => consentState(events, purpose) !== 'given')
      ? [{ pointer: `/answers/${index}`, code: 'consent-needed', detail: 'The consent to hold this is not given' }]
      : [],
  );
  if (errors.length > 0) throw refuse('consent-needed', { errors });
}

/** A field conflicts where it holds neither what was seen, nor what is now said, nor what this machine's command before set. */
function refuseStale({ changes }: Amend, { held }: HeldNow): void {
  const errors = changes.flatMap(({ field, value, seen }, index) => {
    const now = held.find((one) => one.field === field);
    const same = (other: string | null) => (now?.value ?? null) === (other === null ? null : heldForm(field, other));
    const after = seen.after !== undefined && now?.setBy === seen.after;
    return same(seen.value) || same(value) || after
      ? []
      : [{ pointer: `/changes/${index}`, code: 'changed-meanwhile', detail: 'Somebody else has changed this since' }];
  });
  if (errors.length > 0) throw refuse('changed-meanwhile', { errors });
}

type Receipt = { readonly receivedAt: string; readonly clockFlagged: boolean; readonly version: number };

/** Writes the values, the answers and what a find reads. */
async function setValues(input: Amend, { receivedAt, version }: Receipt, channel: string, tx: Tx): Promise<void> {
  const { customerId, commandId, changes, answers = [], saidAt } = input;
  const obtained = new Date(effectiveAt({ saidAt, receivedAt })).toISOString();
  await holdValues(changes, { customerId, commandId, obtained, channel }, tx);
  for (const answer of answers) {
    const { field, codes } = answer;
    await tx.deleteFrom('consent_answers').where('customer_id', '=', customerId).where('field', '=', field).execute();
    const [purpose] = gatesOf(answer);
    if (codes.length === 0 || !purpose) continue;
    const source = sourceFrom(channel);
    const rows = [...new Set(codes)].map((code) => ({
      customer_id: customerId,
      purpose,
      field,
      code,
      source,
      collected_at: obtained,
    }));
    await tx.insertInto('consent_answers').values(rows).execute();
  }
  const own = ownColumns(changes);
  await tx
    .updateTable('customers')
    .set({ version, ...own })
    .where('id', '=', customerId)
    .execute();
  const { uln: _, ...found } = own;
  if (Object.keys(found).length > 0) await indexAgain(customerId, tx);
}

function recorded(call: Call, input: Amend, { receivedAt, clockFlagged, version }: Receipt, channel: string): Write {
  const { commandId, customerId, saidAt, conversationId, signInId } = input;
  return {
    sql: `insert into amendments (command_id, customer_id, said_at, received_at, channel, conversation_id, sign_in_id, recorded_by,
        organisation, version, clock_flagged)
      values ($1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz, $5, $6::uuid, $7::uuid, $8, $9, $10::int, $11::boolean)`,
    parameters: [
      ...[commandId, customerId, saidAt, receivedAt, channel, conversationId ?? null, signInId ?? null],
      ...[call.caller.sub, call.caller.touchpoint, version, clockFlagged],
    ],
  };
}

function fields({ commandId, changes }: Amend): Write {
  return {
    sql: `insert into amended_fields (command_id, field, how, since)
      select $1::uuid, c.field, c.how, c.since from unnest($2::text[], $3::text[], $4::date[]) as c (field, how, since)`,
    parameters: [
      commandId,
      changes.map(({ field }) => field),
      changes.map(({ how }) => how),
      changes.map(({ since }) => since ?? null),
    ],
  };
}

/** A repeat after its key's record has gone: answered from what it made. */
function repeated(call: Call, input: Amend, made: NonNullable<HeldNow['made']>): Done<Output<'customers.amend'>> {
  if (made.by !== call.caller.sub || made.customerId !== input.customerId) throw refuse('idempotency-key-reused');
  const receivedAt = new Date(made.receivedAt).toISOString();
  return done(input, { receivedAt, clockFlagged: made.flagged, version: made.version }, 'repeated', []);
}

function done(input: Amend, receipt: Receipt, outcome: string, writes: Write[]): Done<Output<'customers.amend'>> {
  const { commandId, customerId, changes, answers = [], conversationId, replaces } = input;
  const named = [...changes.map(({ field, how }) => ({ field, how })), ...answers.map(({ field }) => ({ field }))];
  return {
    answer: { commandId, customerId, ...receipt },
    audit: {
      ...{ kind: 'amendment', customerId, outcome },
      details: { fields: named, ...(conversationId ? { conversation: conversationId } : {}), ...(replaces ? { replaces } : {}) },
    },
    writes,
  };
}
