import type { Transaction } from 'kysely';
import { ANSWERED_PURPOSES, erasureOf, levelFor } from '../../shared/domain/consent.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, CommandHandler, Done, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { noticesFor, type TakenBack, whomToTell } from '../sharing/to-tell.ts';
import { type Facts, factsFor, type Made } from './decision-facts.ts';
import { isAhead, isOnlineClosed, isWebsite, levelIn, refuseConversation, refusePlace, whyNobody } from './said-in.ts';
import { areWordings } from './wordings.ts';

type Decide = Input<'consents.decide'>;

/** Records what a customer said about one or several purposes, and erases what they take back (domain: consent). */
export const decideConsents: CommandHandler<'consents.decide'> = async (call, input, tx) => {
  const byWebsite = isWebsite(call.caller);
  refusePlace(input, byWebsite);
  refuseShape(input);
  const facts = await factsFor(call, input, tx);
  if (!facts) throw refuse(byWebsite ? 'not-found' : await whyNobody(call, String(input.conversationId), tx));
  if (facts.made) return repeated(call, input, facts.made);
  if (!byWebsite) await refuseConversation(call, input, facts, 'consents', tx);
  if (facts.status === 'closed') throw refuse('account-closed');
  if (byWebsite) await refuseOnlineClosed(input, tx);
  else refuseLevel(input, facts);
  await refuseWordings(input, tx);

  const receivedAt = facts.now.toISOString();
  const clockFlagged = isAhead(input, facts.now);
  const channel = byWebsite ? 'online-account' : String(facts.channel);
  const erasures = erasuresOf(input, receivedAt, facts);
  const toTell = await whomToTell(input.customerId, input.saidAt, [...erasures, ...surveyEnded(input)], tx);
  const writes = [
    recorded(call, input, { channel, receivedAt, clockFlagged }),
    ...erased(input, erasures),
    ...noticesFor(call, input, toTell),
  ];
  const change = { kind: 'consents', customerId: input.customerId } as const;
  const told = toTell
    .filter(({ unsaid }) => !unsaid)
    .map(({ recipientId, kind, lastSharedOn }) => ({ recipientId, kind, lastSharedOn }));
  const ended = done(input, { receivedAt, clockFlagged }, 'recorded', writes);
  return { ...ended, answer: { ...ended.answer, ...(told.length > 0 ? { toTell: told } : {}) }, change };
};

/** A purpose comes once. */
function refuseShape(input: Decide): void {
  const purposes = input.decisions.map((one) => one.purpose);
  if (new Set(purposes).size < purposes.length) throw refuseField('decisions', 'repeated', 'Each purpose comes once');
}

/** A level that allows every decision; the one before the line dropped counts for what was said before. */
function refuseLevel(input: Decide, facts: Facts): void {
  if (input.decisions.some((one) => levelFor(one.decision) > levelIn(facts))) throw refuse('level-too-low');
}

/** A sign-in that was ended gives nothing any more; to take back stays possible in every way. */
async function refuseOnlineClosed({ customerId, decisions }: Decide, tx: Transaction<Database>): Promise<void> {
  if (decisions.some(({ decision }) => decision === 'given') && (await isOnlineClosed(customerId, tx)))
    throw refuse('account-closed');
}

/** Giving needs the wording that was read; whatever is named exists. A withdrawal is asked for none and keeps none. */
async function refuseWordings(input: Decide, tx: Transaction<Database>): Promise<void> {
  const asked = input.decisions.filter((one) => one.decision !== 'withdrawn');
  if (asked.some((one) => one.decision === 'given' && one.wordingVersion === undefined)) throw refuse('wording-required');
  const versions = asked.flatMap((one) => one.wordingVersion ?? []);
  if (!(await areWordings(versions, tx))) throw refuse('wording-required');
}

type Receipt = { readonly receivedAt: string; readonly clockFlagged: boolean };

const RECORD = `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel,
    conversation_id, sign_in_id, recorded_by, organisation, wording_version, clock_flagged, understood)
  select $1::uuid, d.purpose, $2::uuid, d.decision, $3::timestamptz, $4::timestamptz, $5, $6::uuid, $7::uuid, $8, $9, d.wording, $10::boolean,
         d.understood
    from unnest($11::text[], $12::text[], $13::text[], $14::boolean[]) as d (purpose, decision, wording, understood)`;

function recorded(call: Call, input: Decide, { channel, receivedAt, clockFlagged }: Receipt & { channel: string }): Write {
  const { commandId, customerId, saidAt, conversationId, signInId, decisions } = input;
  const { sub, touchpoint } = call.caller;
  const wordings = decisions.map((one) => (one.decision === 'withdrawn' ? null : (one.wordingVersion ?? null)));
  return {
    sql: RECORD,
    parameters: [
      ...[
        commandId,
        customerId,
        saidAt,
        receivedAt,
        channel,
        conversationId ?? null,
        signInId ?? null,
        sub,
        touchpoint,
        clockFlagged,
      ],
      ...[decisions.map((one) => one.purpose), decisions.map((one) => one.decision), wordings],
      decisions.map((one) => one.understood ?? null),
    ],
  };
}

const ERASE = `delete from consent_answers a using unnest($2::text[], $3::timestamptz[]) as e (purpose, up_to)
  where a.customer_id = $1::uuid
    and (a.purpose = e.purpose or (e.purpose = 'disability-monitoring' and a.field = 'priority-group' and a.code = 5))
    and (e.up_to is null or a.collected_at <= e.up_to)`;

/** What a purpose let us hold and must now go, up to when. */
function erasuresOf(input: Decide, receivedAt: string, facts: Facts): TakenBack[] {
  return input.decisions.flatMap(({ purpose, decision }) => {
    const erasure = erasureOf({ purpose, decision, saidAt: input.saidAt, receivedAt }, facts.events ?? []);
    return erasure && ANSWERED_PURPOSES.includes(purpose) ? [{ purpose, ...erasure }] : [];
  });
}

/** Nothing is held under the survey's consent; those who ask are told to stop. */
function surveyEnded({ decisions }: Decide): TakenBack[] {
  const ended = decisions.some(({ purpose, decision }) => purpose === 'satisfaction-survey' && decision !== 'given');
  return ended ? [{ purpose: 'satisfaction-survey', upTo: null }] : [];
}

/** Group 5 goes with the disability answers, whatever holds it. Nothing is sent when nothing can be held. */
function erased(input: Decide, erasures: readonly TakenBack[]): Write[] {
  if (erasures.length === 0) return [];
  const upTo = erasures.map((one) => (one.upTo === null ? null : new Date(one.upTo).toISOString()));
  return [{ sql: ERASE, parameters: [input.customerId, erasures.map((one) => one.purpose), upTo] }];
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
  const { commandId, customerId, decisions, conversationId, replaces } = input;
  return {
    answer: { commandId, customerId, ...receipt },
    audit: {
      kind: 'decision',
      customerId,
      outcome,
      details: {
        decisions,
        ...(conversationId ? { conversation: conversationId } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
    writes,
  };
}
