import { sql, type Transaction } from 'kysely';
import { erasureOf, levelFor } from '../../shared/domain/consent.ts';
import { CLOCK_AHEAD_MINUTES } from '../../shared/domain/limits.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, CommandHandler, Done, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import type { Caller } from '../identity/caller.ts';
import { refuse, refuseField } from '../refusal.ts';
import { type Facts, factsFor, type Made } from './decision-facts.ts';

type Decide = Input<'consents.decide'>;

/** Records what a customer said about one or several purposes, and erases what they take back (domain: consent). */
export const decideConsents: CommandHandler<'consents.decide'> = async (call, input, tx) => {
  const byWebsite = isWebsite(call.caller);
  refuseShape(input, byWebsite);
  const facts = await factsFor(call, input, tx);
  if (!facts) throw refuse('not-found');
  if (facts.made.length > 0) return repeated(call, input, facts.made);
  if (facts.status === 'closed') throw refuse('account-closed');
  if (!byWebsite) refuseConversation(input, facts);
  refuseWordings(input, facts);

  const receivedAt = facts.now.toISOString();
  const clockFlagged = Date.parse(input.saidAt) - facts.now.getTime() > CLOCK_AHEAD_MINUTES.value * 60_000;
  const channel = byWebsite ? 'online-account' : String(facts.channel);
  const writes = [recorded(call, input, { channel, receivedAt, clockFlagged }, tx), ...erased(input, receivedAt, facts, tx)];
  return done(input, { receivedAt, clockFlagged }, 'recorded', writes);
};

function isWebsite({ roles }: Caller): boolean {
  return roles.includes('website') && !roles.includes('adviser') && !roles.includes('supervisor');
}

/** An adviser names the conversation, the website its sign-in, neither the other's; a purpose comes once. */
function refuseShape(input: Decide, byWebsite: boolean): void {
  const [needed, unwanted] = byWebsite ? (['signInId', 'conversationId'] as const) : (['conversationId', 'signInId'] as const);
  if (input[needed] === undefined) throw refuseField(needed, 'required', 'This is where the words were said');
  if (input[unwanted] !== undefined) throw refuseField(unwanted, 'not-here', 'This is not for this caller');
  const purposes = input.decisions.map((one) => one.purpose);
  if (new Set(purposes).size < purposes.length) throw refuseField('decisions', 'repeated', 'Each purpose comes once');
}

/** The caller's own conversation, open or at least open when it was said, and a level that allows every decision. */
function refuseConversation(input: Decide, facts: Facts): void {
  const inTime = facts.held && facts.closedAt !== null && Date.parse(input.saidAt) <= facts.closedAt.getTime();
  if (!facts.open && !inTime) throw refuse('conversation-not-open');
  if (facts.speaker === 'representative') throw refuse('no-authority');
  const level = facts.open ? facts.level : facts.levelBefore;
  if (input.decisions.some((one) => levelFor(one.decision) > level)) throw refuse('level-too-low');
}

/** Giving needs the wording that was read; whatever is named exists. */
function refuseWordings(input: Decide, facts: Facts): void {
  for (const { decision, wordingVersion } of input.decisions) {
    if (decision === 'withdrawn') continue;
    if (wordingVersion === undefined ? decision === 'given' : !facts.wordings.includes(wordingVersion))
      throw refuse('wording-required');
  }
}

type Receipt = { readonly receivedAt: string; readonly clockFlagged: boolean };

function recorded(
  call: Call,
  input: Decide,
  { channel, ...receipt }: Receipt & { channel: string },
  tx: Transaction<Database>,
): Write {
  const decisions = input.decisions.map(({ purpose, decision, wordingVersion }) => ({
    purpose,
    decision,
    wording: decision === 'withdrawn' ? null : (wordingVersion ?? null),
  }));
  return sql`insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel,
      conversation_id, sign_in_id, recorded_by, organisation, wording_version, clock_flagged)
    select ${input.commandId}::uuid, d.purpose, ${input.customerId}::uuid, d.decision, ${input.saidAt}::timestamptz,
      ${receipt.receivedAt}::timestamptz, ${channel}, ${input.conversationId ?? null}::uuid, ${input.signInId ?? null}::uuid,
      ${call.caller.sub}, ${call.caller.touchpoint}, d.wording, ${receipt.clockFlagged}::boolean
    from json_to_recordset(${JSON.stringify(decisions)}::json) as d (purpose text, decision text, wording text)`.compile(tx);
}

/** Group 5 goes with the disability answers, whatever holds it. Nothing is sent when nothing is to be erased. */
function erased(input: Decide, receivedAt: string, facts: Facts, tx: Transaction<Database>): Write[] {
  const erasures = input.decisions.flatMap(({ purpose, decision }) => {
    const erasure = erasureOf({ purpose, decision, saidAt: input.saidAt, receivedAt }, facts.events);
    return erasure ? [{ purpose, upto: erasure.upTo === null ? null : new Date(erasure.upTo).toISOString() }] : [];
  });
  if (erasures.length === 0) return [];
  return [
    sql`delete from consent_answers a
      using json_to_recordset(${JSON.stringify(erasures)}::json) as e (purpose text, upto timestamptz)
      where a.customer_id = ${input.customerId}::uuid
        and (a.purpose = e.purpose or (e.purpose = 'disability-monitoring' and a.field = 'priority-group' and a.code = 5))
        and (e.upto is null or a.collected_at <= e.upto)`.compile(tx),
  ];
}

/** A repeat after its key's record has gone: answered from the events, or refused where it says something else. */
function repeated(call: Call, input: Decide, made: readonly Made[]): Done<Output<'consents.decide'>> {
  const same =
    made.length === input.decisions.length &&
    made.every((one) => one.by === call.caller.sub && one.customerId === input.customerId) &&
    made.every((one) => Date.parse(one.saidAt) === Date.parse(input.saidAt)) &&
    input.decisions.every((wanted) => made.some((one) => one.purpose === wanted.purpose && one.decision === wanted.decision));
  const [first] = made;
  if (!same || !first) throw refuse('idempotency-key-reused');
  const receipt = { receivedAt: new Date(first.receivedAt).toISOString(), clockFlagged: first.flagged };
  return done(input, receipt, 'repeated', []);
}

function done(input: Decide, receipt: Receipt, outcome: string, writes: Write[]): Done<Output<'consents.decide'>> {
  const { commandId, customerId, decisions, conversationId } = input;
  return {
    answer: { commandId, customerId, ...receipt },
    audit: {
      kind: 'decision',
      customerId,
      outcome,
      details: { decisions, ...(conversationId ? { conversation: conversationId } : {}) },
    },
    writes,
  };
}
