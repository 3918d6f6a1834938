import { sql, type Transaction } from 'kysely';
import { CLOSING_LEVEL } from '../../shared/domain/closing.ts';
import { readReference } from '../../shared/domain/reference.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { By, Call, CommandHandler, Done, Write } from '../call.ts';
import { type Blocker, blockersOf } from '../closing/blockers.ts';
import { atOnce, closingRow, type Said, safetyNetFrom } from '../closing/close-writes.ts';
import { givenNow } from '../closing/given-now.ts';
import { becomesRequest, isWish } from '../closing/wish.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { noticesFor, whomToTell } from '../sharing/to-tell.ts';
import { closedBefore } from './closures-before.ts';
import { type Facts, factsFor } from './decision-facts.ts';
import { isAhead, isWebsite, levelIn, refuseConversation, refuseNotOpen, refusePlace, whyNobody } from './said-in.ts';

type Close = Input<'closures.close'>;
type Answer = Output<'closures.close'>;
type Tx = Transaction<Database>;

/**
 * Closes an account (domain: closing). The online account alone: the sign-in ends, the person stays a customer. The service: at once what
 * is said there, the rest when the safety net is over; of somebody who has died only once a supervisor has confirmed it.
 */
export const closeAccount =
  (safetyNetHours: number): CommandHandler<'closures.close'> =>
  async (call, input, tx) => {
    const byWebsite = isWebsite(call.caller);
    refusePlace(input, byWebsite);
    refuseShape(input, byWebsite);
    // Also when the record is no more: a closing that is sent again is answered as the first.
    const before = await closedBefore(call, input, tx);
    if (before) return before;
    if (input.remains !== undefined) await lockBoth(input.customerId, input.remains, tx);
    const facts = await factsFor(call, { ...input, decisions: [] }, tx);
    if (!facts) throw refuse(byWebsite ? 'not-found' : await whyNobody(call, String(input.conversationId), tx));
    if (!byWebsite) await refuseWho(call, input, facts, tx);
    if (facts.status === 'closed') throw refuse('account-closed');
    if (input.remains !== undefined) await refuseRemains(input.remains, tx);

    const said = saidOf(input, facts, byWebsite, safetyNetHours);
    const blockers = input.scope === 'service' ? await blockersFor(call, input, byWebsite, tx) : [];
    const tooLow = !byWebsite && needsLevel(input) && levelIn(facts) < CLOSING_LEVEL;
    if (blockers.length > 0 || tooLow) {
      if (isWish(input)) return becomesRequest(call, input, said, blockers, tx);
      throw tooLow ? refuse('level-too-low') : refuseBlocked(blockers);
    }
    await refuseUnderWay(input, tx);
    const writes = [closingRow(call, input, said), ...(await begun(call, input, said, tx))];
    const ended = done(input, said, writes);
    return said.state === 'waiting' ? { ...ended, change: { kind: 'closed', customerId: input.customerId } } : ended;
  };

function refuseShape({ scope, reason, remains, customerId, requestId, reference }: Close, byWebsite: boolean): void {
  if (scope === 'online-account' && reason !== 'customer-choice')
    throw refuseField('reason', 'not-here', 'An online account is closed because the customer wants it');
  if (reason === 'lapsed') throw refuseField('reason', 'not-here', 'Who has lapsed is closed in a run');
  if (byWebsite && reason !== 'customer-choice') throw refuseField('reason', 'not-here', 'The customer closes their own account');
  if ((reason === 'duplicate') !== (remains !== undefined))
    throw refuseField('remains', 'required', 'Of two records one remains');
  if (remains === customerId) throw refuseField('remains', 'not-here', 'A record does not remain of itself');
  if ((requestId === undefined) !== (reference === undefined))
    throw refuseField('reference', 'required', 'A request has an id and a reference');
  if (reference === undefined) return;
  const read = readReference(reference);
  if (!read.ok || read.reference !== reference) throw refuseField('reference', 'not-a-reference', 'Its check character is wrong');
}

/** The customer closes, and whoever may ask for them. A death is told by anybody; of two records a supervisor says that they are one. */
async function refuseWho(call: Call, input: Close, facts: Facts, tx: Tx): Promise<void> {
  if (input.reason === 'deceased') return refuseNotOpen(call, input, facts.open, tx);
  if (input.reason === 'duplicate') {
    if (!call.caller.roles.includes('supervisor')) throw refuse('forbidden');
    return refuseNotOpen(call, input, facts.open, tx);
  }
  await refuseConversation(call, input, facts, 'requests', tx);
}

/** Whoever has died reaches no level, and a supervisor answers for a duplicate. */
const needsLevel = ({ reason }: Close): boolean => reason !== 'deceased' && reason !== 'duplicate';

/** What is of the person moves with them; a value of the record that goes is decided first. */
async function blockersFor(call: Call, { customerId, reason }: Close, byWebsite: boolean, tx: Tx): Promise<readonly Blocker[]> {
  const known = await blockersOf(customerId, byWebsite ? null : call.caller, tx);
  if (reason !== 'duplicate') return known;
  const isDispute = ({ blocker }: Blocker) => blocker === 'rectification-open';
  const mine = known.filter(isDispute);
  const all = (await blockersOf(customerId, null, tx)).filter(isDispute);
  return all.length > mine.length ? [...mine, { blocker: 'elsewhere-open', reference: null }] : mine;
}

/** Of two records both are held, the smaller first: neither is put into the other, or closed, meanwhile. */
async function lockBoth(customerId: string, remains: string, tx: Tx): Promise<void> {
  await sql`select from customers where id in (${customerId}::uuid, ${remains}::uuid) order by id for no key update`.execute(tx);
}

async function refuseRemains(remains: string, tx: Tx): Promise<void> {
  const { rows } = await sql<{ status: string }>`select status from customers where id = ${remains}::uuid`.execute(tx);
  if (rows[0]?.status !== 'current') throw refuseField('remains', 'unknown', 'There is no such record to remain');
}

/** Says what comes first. */
export const refuseBlocked = (blockers: readonly Blocker[]) =>
  refuse('closing-blocked', {
    errors: blockers.map(({ blocker, reference }) => ({ pointer: '', code: blocker, detail: reference ?? 'Not finished yet' })),
  });

/** A death that waits for its confirmation is not told twice, and nobody closes meanwhile. */
async function refuseUnderWay({ customerId }: Close, tx: Tx): Promise<void> {
  const { rows } = await sql`select from closings where customer_id = ${customerId}::uuid and state = 'to-confirm'`.execute(tx);
  if (rows.length > 0) throw refuse('not-at-that-step');
}

function saidOf(input: Close, { now, channel }: Facts, byWebsite: boolean, hours: number): Said {
  const state = input.scope === 'online-account' ? 'done' : input.reason === 'deceased' ? 'to-confirm' : 'waiting';
  return {
    channel: byWebsite ? 'online-account' : String(channel),
    receivedAt: now.toISOString(),
    clockFlagged: isAhead(input, now),
    state,
    dueAt: state === 'waiting' ? safetyNetFrom(now, hours) : null,
  };
}

/** What is written at once besides the closing itself. */
async function begun(call: Call, input: Close, said: Said, tx: Tx): Promise<Write[]> {
  if (said.state === 'done') return [{ sql: END_SIGN_IN, parameters: [input.customerId, said.receivedAt] }];
  return said.state === 'waiting' ? beginClosing(call, input, said, tx) : [];
}
const END_SIGN_IN = 'update customers set online_ended_at = $2::timestamptz where id = $1::uuid';

/** What a closing does at once, with what recipients are told of a consent that was taken back with it. */
export async function beginClosing(call: By, closing: Parameters<typeof atOnce>[1], said: Said, tx: Tx): Promise<Write[]> {
  const given = await givenNow(closing.customerId, tx);
  const takenBack = closing.reason === 'duplicate' ? [] : given.map((purpose) => ({ purpose, upTo: null }));
  const toTell = await whomToTell(closing.customerId, closing.saidAt, takenBack, tx);
  return [...atOnce(call, closing, said, given), ...noticesFor(call, closing, toTell)];
}

function done(input: Close, said: Said, writes: Write[]): Done<Answer> {
  const { commandId, customerId, closingId, scope, reason, conversationId, replaces, yes } = input;
  const { state, receivedAt, dueAt, clockFlagged } = said;
  return {
    answer: { commandId, customerId, closingId, state, receivedAt, dueAt, clockFlagged, reference: null, blockers: [] },
    audit: {
      ...{ kind: 'closing', customerId, outcome: state === 'to-confirm' ? 'proposed' : 'recorded', reason },
      details: {
        scope,
        ...(yes ? { yes } : {}),
        ...(conversationId ? { conversation: conversationId } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
    writes,
  };
}
