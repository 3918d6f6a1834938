import type { Transaction } from 'kysely';
import { levelFor } from '../../shared/domain/consent.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, CommandHandler, Done, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { type Facts, factsFor, type Made } from './decision-facts.ts';
import { decisionWrites, type Received } from './decision-writes.ts';
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
  const { writes, toTell } = await decisionWrites(call, input, { channel, receivedAt, clockFlagged }, facts.events ?? [], tx);
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

function done(
  input: Decide,
  receipt: Omit<Received, 'channel'>,
  outcome: string,
  writes: Write[],
): Done<Output<'consents.decide'>> {
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
