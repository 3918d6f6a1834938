import { sql, type Transaction } from 'kysely';
import { type ConsentEvent, consentState, effectiveAt, PURPOSES } from '../../shared/domain/consent.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { type RecipientKind, type Shut, shutGates, USUAL } from '../../shared/domain/disclosure.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Call, CommandHandler, Done, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { tellOfEarlierCorrection } from '../requests/put-right.ts';
import { noticesFor, type TakenBack, whomToTell } from '../sharing/to-tell.ts';
import { type Facts, factsFor } from './decision-facts.ts';
import { isAhead, levelIn, refuseConversation, whyNobody } from './said-in.ts';

type Share = Input<'disclosures.record'>;
type Tx = Transaction<Database>;

/** What the gates depend on, and what an earlier arrival of this command made. */
type Known = {
  readonly kind: RecipientKind | null;
  readonly events: readonly ConsentEvent[];
  readonly made: { customerId: string; by: string; receivedAt: string; flagged: boolean } | null;
  /** Who recorded this as an example of nobody's. */
  readonly counted: string | null;
  /** The fields that were being checked when it was passed on, and still are. */
  readonly checking: readonly Field[];
};

/**
 * Records that something was passed on (domain: sharing). The gates are those of the moment it was passed on; who has been given
 * what the customer took back since, or what was put right since, is told at once. To Ofsted goes nothing of anybody's: it is counted, and in no ledger.
 */
export const recordDisclosure: CommandHandler<'disclosures.record'> = async (call, input, tx) => {
  refuseShape(input);
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(input.conversationId ? await whyNobody(call, input.conversationId, tx) : 'not-found');
  const known = await knownOf(input, tx);
  if (known.made) return repeated(call, input, known.made);
  if (known.counted) return countedBefore(call, input, known.counted, facts);
  if (input.conversationId !== undefined) await refuseConversation(call, input, facts, 'information', tx);
  if (facts.status === 'closed') throw refuse('account-closed');
  if (input.conversationId !== undefined && levelIn(facts) < 2) throw refuse('level-too-low');
  if (known.kind === null) throw refuseField('recipientId', 'unknown', 'There is no such recipient');
  refuseBasis(input, known.kind);
  refuseShut(call, input, known.kind, known, facts.now);

  const receipt = { receivedAt: facts.now.toISOString(), clockFlagged: isAhead(input, facts.now) };
  if (known.kind === 'ofsted')
    return { ...done(input, receipt, 'recorded', [counted(call, input, facts)]), audit: ofNobody(input) };
  // The ledger's row must be there for those to be told to be found by it.
  await record(call, input, known.kind, receipt, tx);
  await tellOfEarlierCorrection(call, input, tx);
  const toTell = await whomToTell(input.customerId, input.saidAt, takenBackSince(input, known.events), tx);
  return done(input, receipt, 'recorded', noticesFor(call, input, toTell));
};

function refuseShape({ conversationId, reason, items }: Share): void {
  if (conversationId === undefined && reason === undefined)
    throw refuseField('conversationId', 'required', 'In the conversation, or for a reason');
  if (conversationId !== undefined && reason !== undefined)
    throw refuseField('reason', 'not-here', 'The conversation is the reason');
  if (new Set(items).size < items.length) throw refuseField('items', 'repeated', 'Each item comes once');
}

async function knownOf({ recipientId, customerId, commandId, saidAt }: Share, tx: Tx): Promise<Known> {
  const { rows } = await sql<Known>`
    select (select kind from recipients where id = ${recipientId}::uuid) as kind,
           coalesce((select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision, 'saidAt', e.said_at,
                                                       'receivedAt', e.received_at))
              from consent_events e where e.customer_id = ${customerId}::uuid), '[]') as events,
           (select json_build_object('customerId', d.customer_id, 'by', d.recorded_by, 'receivedAt', d.received_at,
                                     'flagged', d.clock_flagged) from disclosures d where d.id = ${commandId}::uuid) as made,
           array(select f.field from rectification_fields f join requests q on q.id = f.request_id
                  where f.customer_id = ${customerId}::uuid and f.marked
                    and least(q.said_at, q.received_at) <= ${saidAt}::timestamptz) as checking,
           (select recorded_by from examples_given g where g.command_id = ${commandId}::uuid) as counted`.execute(tx);
  return rows[0] as Known;
}

/** Who has but one basis is given something on no other: the ledger would tell the customer what is not so. */
function refuseBasis({ basis }: Share, kind: RecipientKind): void {
  const own = USUAL[kind].basis;
  if (own !== null && basis !== undefined && basis !== own)
    throw refuseField('basis', 'does-not-fit', 'This recipient has another basis, and but one');
}

/** The gates as they stood when it was passed on; nothing was passed on later than now. */
function refuseShut(call: Call, input: Share, kind: RecipientKind, { events, checking }: Known, now: Date): void {
  const at = Math.min(Date.parse(input.saidAt), now.getTime());
  const then = events.filter((event) => effectiveAt(event) <= at);
  const shut = shutGates({
    kind,
    items: input.items,
    basis: input.basis ?? USUAL[kind].basis,
    agreement: input.agreement ?? null,
    bySupervisor: call.caller.roles.includes('supervisor'),
    states: Object.fromEntries(PURPOSES.map((purpose) => [purpose, consentState(then, purpose)])),
    beingChecked: checking,
  });
  if (shut.length > 0) throw refuse('not-to-share', { errors: shut.map((one) => said(one, input)) });
}

function said({ gate, item }: Shut, { items }: Share): NonNullable<Problem['errors']>[number] {
  const pointer = item === undefined ? '/recipientId' : `/items/${items.indexOf(item)}`;
  return { pointer, code: gate, detail: 'This gate of sharing is shut' };
}

/** What was agreed to when it was passed on and is agreed to no more. */
function takenBackSince({ saidAt }: Share, events: readonly ConsentEvent[]): TakenBack[] {
  const later = PURPOSES.filter((purpose) => consentState(events, purpose) !== 'given');
  const then = Date.parse(saidAt);
  return later
    .filter((purpose) => events.some((one) => one.purpose === purpose && one.decision !== 'given' && effectiveAt(one) > then))
    .map((purpose) => ({ purpose, upTo: null }));
}

type Receipt = { readonly receivedAt: string; readonly clockFlagged: boolean };

async function record(
  call: Call,
  input: Share,
  kind: RecipientKind,
  { receivedAt, clockFlagged }: Receipt,
  tx: Tx,
): Promise<void> {
  const { commandId, customerId, recipientId, saidAt, items, agreement, conversationId } = input;
  const { sub, touchpoint } = call.caller;
  const basis = input.basis ?? USUAL[kind].basis;
  await sql`insert into disclosures (id, customer_id, recipient_id, shared_at, received_at, items, why, basis, agreement,
      recorded_by, organisation, conversation_id, clock_flagged)
    values (${commandId}::uuid, ${customerId}::uuid, ${recipientId}::uuid, ${saidAt}::timestamptz, ${receivedAt}::timestamptz,
      ${items}::text[], ${USUAL[kind].why}, ${basis}, ${agreement ?? null}, ${sub}, ${touchpoint}, ${conversationId ?? null}::uuid,
      ${clockFlagged})`.execute(tx);
  if (kind === 'market-research') await sql`update customers set researched = true where id = ${customerId}::uuid`.execute(tx);
}

function counted({ caller }: Call, { commandId, recipientId, saidAt }: Share, { now }: Facts): Write {
  const day = londonDay(new Date(Math.min(Date.parse(saidAt), now.getTime())));
  return {
    sql: `insert into examples_given (command_id, recipient_id, given_on, organisation, recorded_by)
      values ($1::uuid, $2::uuid, $3::date, $4, $5)`,
    parameters: [commandId, recipientId, day, caller.touchpoint, caller.sub],
  };
}

/** A repeat after its key's record has gone: answered from what it made. */
function repeated(call: Call, input: Share, made: NonNullable<Known['made']>): Done<Output<'disclosures.record'>> {
  if (made.by !== call.caller.sub || made.customerId !== input.customerId) throw refuse('idempotency-key-reused');
  return done(input, { receivedAt: new Date(made.receivedAt).toISOString(), clockFlagged: made.flagged }, 'repeated', []);
}

function countedBefore(call: Call, input: Share, by: string, { now }: Facts): Done<Output<'disclosures.record'>> {
  if (by !== call.caller.sub) throw refuse('idempotency-key-reused');
  const receipt = { receivedAt: now.toISOString(), clockFlagged: false };
  return { ...done(input, receipt, 'repeated', []), audit: { ...ofNobody(input), outcome: 'repeated' } };
}

/** An example is nobody's: its audit entry names no subject. */
const ofNobody = ({ recipientId, items }: Share) => ({
  ...({ kind: 'disclosure', outcome: 'recorded' } as const),
  details: { recipient: recipientId, items },
});

function done(input: Share, receipt: Receipt, outcome: string, writes: Write[]): Done<Output<'disclosures.record'>> {
  const { commandId, customerId, recipientId, items, conversationId, reason, replaces } = input;
  return {
    answer: { commandId, customerId, ...receipt },
    audit: {
      ...{ kind: 'disclosure', customerId, outcome, reason: reason ?? null },
      details: {
        ...{ recipient: recipientId, items },
        ...(conversationId ? { conversation: conversationId } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
    writes,
  };
}
