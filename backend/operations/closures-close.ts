import { sql, type Transaction } from 'kysely';
import { CLOSING_LEVEL, safetyNetEnds } from '../../shared/domain/closing.ts';
import { type ConsentEvent, consentState, PURPOSES } from '../../shared/domain/consent.ts';
import { SAFETY_NET_HOURS } from '../../shared/domain/limits.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, CommandHandler, Done } from '../call.ts';
import { blockersOf } from '../closing/blockers.ts';
import { atOnce, closingRow, type Said } from '../closing/close-writes.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { noticesFor, whomToTell } from '../sharing/to-tell.ts';
import { type Facts, factsFor } from './decision-facts.ts';
import { isAhead, isWebsite, levelIn, refuseConversation, refusePlace, whyNobody } from './said-in.ts';

type Close = Input<'closures.close'>;
type Tx = Transaction<Database>;
type Before = Pick<Output<'closures.close'>, 'closingId' | 'state' | 'receivedAt' | 'dueAt' | 'clockFlagged'> & { by: string };

/**
 * Closes an account (domain: closing). The online account alone: the sign-in ends, the person stays a customer. The service: at once what
 * is said there, the rest when the safety net is over; of somebody who has died only once a supervisor has confirmed it.
 */
export const closeAccount: CommandHandler<'closures.close'> = async (call, input, tx) => {
  const byWebsite = isWebsite(call.caller);
  refusePlace(input, byWebsite);
  refuseShape(input, byWebsite);
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(byWebsite ? 'not-found' : await whyNobody(call, String(input.conversationId), tx));
  const before = await madeBefore(input, tx);
  if (before) return repeated(call, input, before);
  if (facts.status === 'closed') throw refuse('account-closed');
  if (!byWebsite) await refuseWho(call, input, facts, tx);
  if (input.scope === 'service') await refuseBlocked(input, tx);

  const said = saidOf(input, facts, byWebsite);
  const writes = [closingRow(call, input, said)];
  if (said.state === 'waiting') {
    const given = await givenNow(input.customerId, tx);
    const takenBack = given.map((purpose) => ({ purpose, upTo: null }));
    writes.push(...atOnce(call, input, said, given));
    writes.push(...noticesFor(call, input, await whomToTell(input.customerId, input.saidAt, takenBack, tx)));
  }
  const ended = done(input, said, said.state === 'to-confirm' ? 'proposed' : 'recorded', writes);
  return said.state === 'waiting' ? { ...ended, change: { kind: 'closed', customerId: input.customerId } } : ended;
};

function refuseShape({ scope, reason, remains, customerId }: Close, byWebsite: boolean): void {
  if (scope === 'online-account' && reason !== 'customer-choice')
    throw refuseField('reason', 'not-here', 'An online account is closed because the customer wants it');
  if (reason === 'lapsed') throw refuseField('reason', 'not-here', 'Who has lapsed is closed in a run');
  if (byWebsite && reason !== 'customer-choice') throw refuseField('reason', 'not-here', 'The customer closes their own account');
  if ((reason === 'duplicate') !== (remains !== undefined)) throw refuseField('remains', 'required', 'Of two records one remains');
  if (remains === customerId) throw refuseField('remains', 'not-here', 'A record does not remain of itself');
}

/** Level 3 and the customer; of somebody who has died, and of two records, a supervisor or an adviser whom a supervisor confirms. */
async function refuseWho(call: Call, input: Close, facts: Facts, tx: Tx): Promise<void> {
  await refuseConversation(call, input, facts, 'requests', tx);
  const bySupervisor = call.caller.roles.includes('supervisor');
  if (input.reason === 'deceased') return;
  if (input.reason === 'duplicate' && !bySupervisor) throw refuse('forbidden');
  if (input.reason !== 'duplicate' && levelIn(facts) < CLOSING_LEVEL) throw refuse('level-too-low');
}

async function refuseBlocked({ customerId }: Close, tx: Tx): Promise<void> {
  const blockers = await blockersOf(customerId, tx);
  if (blockers.length === 0) return;
  throw refuse('closing-blocked', {
    errors: blockers.map(({ blocker, reference }) => ({ pointer: '', code: blocker, detail: reference ?? 'Not finished yet' })),
  });
}

function saidOf(input: Close, { now, channel }: Facts, byWebsite: boolean): Said {
  const waits = input.reason === 'deceased';
  const state = input.scope === 'online-account' ? 'cleaned' : waits ? 'to-confirm' : 'waiting';
  return {
    channel: byWebsite ? 'online-account' : String(channel),
    receivedAt: now.toISOString(),
    clockFlagged: isAhead(input, now),
    state,
    dueAt: state === 'waiting' ? new Date(safetyNetEnds(now.getTime(), SAFETY_NET_HOURS.value)).toISOString() : null,
  };
}

/** The purposes that are given now. */
async function givenNow(customerId: string, tx: Tx) {
  const { rows } = await sql<ConsentEvent>`select purpose, decision, said_at as "saidAt", received_at as "receivedAt"
      from consent_events where customer_id = ${customerId}::uuid`.execute(tx);
  const events = rows.map((one) => ({ ...one, saidAt: iso(one.saidAt), receivedAt: iso(one.receivedAt) }));
  return PURPOSES.filter((purpose) => consentState(events, purpose) === 'given');
}
const iso = (at: string | Date) => new Date(at).toISOString();

async function madeBefore({ commandId }: Close, tx: Tx): Promise<Before | undefined> {
  const { rows } = await sql<Before>`select id as "closingId", state, received_at as "receivedAt", due_at as "dueAt",
      clock_flagged as "clockFlagged", recorded_by as by from closings where command_id = ${commandId}::uuid`.execute(tx);
  return rows[0];
}

function repeated(call: Call, input: Close, before: Before): Done<Output<'closures.close'>> {
  if (before.by !== call.caller.sub || before.closingId !== input.closingId) throw refuse('idempotency-key-reused');
  const { state, receivedAt, dueAt, clockFlagged } = before;
  const { commandId, customerId, closingId } = input;
  return {
    answer: { commandId, customerId, closingId, state, receivedAt: iso(receivedAt), dueAt: dueAt && iso(dueAt), clockFlagged },
    audit: { kind: 'closing', customerId, outcome: 'repeated', reason: input.reason, details: { closing: closingId } },
  };
}

function done(input: Close, said: Said, outcome: string, writes: Done<object>['writes']): Done<Output<'closures.close'>> {
  const { commandId, customerId, closingId, scope, reason, conversationId, replaces } = input;
  const { state, receivedAt, dueAt, clockFlagged } = said;
  return {
    answer: { commandId, customerId, closingId, state, receivedAt, dueAt, clockFlagged },
    audit: {
      ...{ kind: 'closing', customerId, outcome, reason },
      details: {
        ...{ closing: closingId, scope },
        ...(conversationId ? { conversation: conversationId } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
    ...(writes ? { writes } : {}),
  };
}
