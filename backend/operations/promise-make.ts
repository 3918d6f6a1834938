import { sql, type Transaction } from 'kysely';
import { dayFault } from '../../shared/domain/promise.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { keepPromisedOn } from '../requests/promised-on.ts';
import { takeRequest } from '../requests/taken.ts';
import { factsFor } from './decision-facts.ts';
import { saidWhere } from './new-in.ts';
import { refuseNotOpen, whyNobody } from './said-in.ts';

type Make = Input<'promises.make'>;
type Tx = Transaction<Database>;
type Made = { readonly by: string; readonly customerId: string | null; readonly requestId: string | null; readonly at: Date };

/** Takes down what was promised. What it is about is a customer in the conversation, or a request that the caller may read. */
export const makePromise: CommandHandler<'promises.make'> = async (call, input, tx) => {
  const { commandId, customerId = null, requestId = null, conversationId = null, how, day, part = null, saidAt } = input;
  if ((customerId === null) === (requestId === null))
    throw refuseField('customerId', 'one-of-them', 'It is about a customer or about a request');
  refuseDay(day, saidAt);
  const about = await (requestId === null ? ofCustomer(call, input, tx) : ofRequest(call, input, tx));
  const { rows } = await sql<Made>`select made_by as by, customer_id as "customerId", request_id as "requestId",
      received_at as at from promises where id = ${commandId}::uuid`.execute(tx);
  const [made] = rows;
  if (made && (made.by !== call.caller.sub || made.customerId !== customerId || made.requestId !== requestId))
    throw refuse('idempotency-key-reused');
  const receivedAt = (made?.at ?? about.now).toISOString();
  if (!made) {
    await about.refuse();
    const { sub, name, touchpoint } = call.caller;
    await sql`insert into promises (id, customer_id, request_id, conversation_id, how, promised_on, part, said_at, received_at, made_by,
        made_by_name, organisation)
      values (${commandId}::uuid, ${customerId}::uuid, ${requestId}::uuid, ${conversationId}::uuid, ${how}, ${day}::date, ${part},
        ${saidAt}::timestamptz, ${receivedAt}::timestamptz, ${sub}, ${name}, ${touchpoint})`.execute(tx);
    if (requestId !== null) await keepPromisedOn(requestId, commandId, tx);
  }
  return {
    answer: { commandId, receivedAt },
    audit: {
      ...({ kind: 'promise', customerId: about.customerId, outcome: made ? 'repeated' : 'recorded' } as const),
      details: {
        promise: commandId,
        which: how,
        ...(requestId === null ? {} : { request: requestId }),
        ...(conversationId === null ? {} : { conversation: conversationId }),
      },
    },
  };
};

/** A promise is about a day that is to come, by the day on which it was said: a command may be on its way for long. */
export function refuseDay(day: string, saidAt: string): void {
  const fault = dayFault(day, saidAt);
  if (fault === 'in-the-past') throw refuseField('day', fault, 'That day was over when it was said');
  if (fault === 'too-far') throw refuseField('day', fault, 'That day is too far off');
}

/** What a promise is about; `refuse` refuses what only a new one needs. */
type About = { readonly customerId: string | null; readonly now: Date; readonly refuse: () => Promise<void> };

/** Nobody who speaks for a customer without authority is promised anything about a record: it would say that there is one. */
async function ofCustomer(call: Call, input: Make, tx: Tx): Promise<About> {
  const { customerId, conversationId } = input;
  if (customerId === undefined || conversationId === undefined)
    throw refuseField('conversationId', 'required', 'This is where the words were said');
  const facts = await factsFor(call, { ...input, customerId, decisions: [] }, tx);
  if (!facts) throw refuse(await whyNobody(call, conversationId, tx));
  return {
    customerId,
    now: facts.now,
    refuse: async () => {
      await refuseNotOpen(call, input, facts.open, tx);
      if (facts.speaker === 'representative' && !facts.may?.length) throw refuse('no-authority');
      if (facts.status === 'closed') throw refuse('account-closed');
    },
  };
}

async function ofRequest(call: Call, input: Make, tx: Tx): Promise<About> {
  const { commandId, requestId, conversationId } = input;
  const taken = await takeRequest(call, { commandId, requestId: String(requestId) }, tx);
  return {
    customerId: taken.customerId,
    now: call.now,
    refuse: async () => {
      if (conversationId === undefined) return;
      const { open } = await saidWhere(call, conversationId, tx);
      await refuseNotOpen(call, input, open, tx);
    },
  };
}
