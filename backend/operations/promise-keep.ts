import { sql, type Transaction } from 'kysely';
import type { Input } from '../../shared/operations.ts';
import type { Call, CommandHandler } from '../call.ts';
import { run } from '../closing/run.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { promiseWithin } from '../requests/promise-reach.ts';
import { keepPromisedOn } from '../requests/promised-on.ts';
import { reachOf } from '../requests/reach.ts';
import { takeRequest } from '../requests/taken.ts';
import { factsFor } from './decision-facts.ts';
import { refuseDay } from './promise-make.ts';
import { levelIn, notAhead, refuseNotOpen } from './said-in.ts';

type Keep = Input<'promises.keep'>;
type Tx = Transaction<Database>;
type About = { readonly customerId: string | null; readonly requestId: string | null; readonly within: boolean };
type Held = {
  readonly state: string;
  readonly by: string | null;
  readonly receivedAt: Date | null;
  readonly command: string | null;
};

/**
 * Notes what became of a promise; the first one's word stands. Moved: it has its end, and a promise for the other day, by whoever
 * agreed that, is in its place.
 */
export const keepPromise: CommandHandler<'promises.keep'> = async (call, input, tx) => {
  refuseUnfitting(input);
  const { commandId, promiseId, outcome, because = null, day, part = null, at } = input;
  const about = await hold(call, input, tx);
  const { rows } = await sql<Held>`select state, ended_by as by, end_received_at as "receivedAt", ended_by_command as command
      from promises where id = ${promiseId}::uuid for update`.execute(tx);
  const [held] = rows;
  if (!held) throw refuse('not-found');
  if (held.command === commandId && held.by !== call.caller.sub) throw refuse('idempotency-key-reused');
  const before = held.state !== 'open';
  if (before && !(await isTheSame(held, input, tx))) throw refuse('not-at-that-step');
  const receivedAt = (held.receivedAt ?? call.now).toISOString();
  if (!before) {
    const { sub, name, touchpoint } = call.caller;
    await sql`update promises set state = ${outcome}, because = ${because}, ended_at = ${notAhead(call, at).toISOString()}::timestamptz,
        end_received_at = ${receivedAt}::timestamptz, ended_by = ${sub}, ended_by_name = ${name}, ended_by_command = ${commandId}::uuid
      where id = ${promiseId}::uuid`.execute(tx);
    if (outcome === 'moved')
      await sql`insert into promises (id, customer_id, request_id, conversation_id, how, promised_on, part, said_at, received_at, made_by,
          made_by_name, organisation)
        select ${commandId}::uuid, customer_id, request_id, ${input.conversationId ?? null}::uuid, how, ${day}::date, ${part},
          ${at}::timestamptz, ${receivedAt}::timestamptz, ${sub}, ${name}, ${touchpoint} from promises where id = ${promiseId}::uuid`.execute(
        tx,
      );
    if (about.requestId !== null) await keepPromisedOn(about.requestId, commandId, tx);
  }
  // Who follows a request is told already; whoever has promises to a customer on screen is told here.
  const { customerId } = about;
  const news =
    before || about.requestId !== null || customerId === null ? {} : { change: { kind: 'details', customerId } as const };
  return {
    answer: { commandId, promiseId, receivedAt },
    ...news,
    audit: {
      ...({ kind: 'promise', customerId: about.customerId, outcome: before ? 'repeated' : outcome, reason: because } as const),
      details: { promise: promiseId, ...(about.requestId === null ? {} : { request: about.requestId }) },
    },
  };
};

/** The same again is no conflict, another is (decision 41): of a promise that was moved the other day and its part too. */
async function isTheSame({ state, command }: Held, { outcome, day, part }: Keep, tx: Tx): Promise<boolean> {
  if (state !== outcome) return false;
  if (outcome !== 'moved') return true;
  const { rows } = await sql`select from promises where id = ${command}::uuid and promised_on = ${day}::date
      and part is not distinct from ${part ?? null}`.execute(tx);
  return rows.length > 0;
}

function refuseUnfitting({ outcome, because, day, part, at }: Keep): void {
  if ((outcome === 'not-kept') !== (because !== undefined))
    throw refuseField('because', outcome === 'not-kept' ? 'required' : 'not-here', 'Only what was not kept has a reason');
  if ((outcome === 'moved') !== (day !== undefined))
    throw refuseField('day', outcome === 'moved' ? 'required' : 'not-here', 'Only what is moved has another day');
  if (part !== undefined && outcome !== 'moved') throw refuseField('part', 'not-here', 'Only what is moved has another day');
  if (day !== undefined) refuseDay(day, at);
}

const ABOUT = `select p.customer_id as "customerId", p.request_id as "requestId", (${promiseWithin('$5', '$2', '$3', '$4')}) as within
    from promises p left join requests r on r.id = p.request_id where p.id = $1::uuid`;

/** Holds what the promise is about before the promise itself, as every command about a customer or a request does. */
async function hold(call: Call, input: Keep, tx: Tx): Promise<Omit<About, 'within'>> {
  const { promiseId, commandId } = input;
  const values = [promiseId, ...reachOf(call.caller), call.caller.touchpoint];
  const [about] = await run<About>(ABOUT, values, tx);
  if (!about) throw refuse('not-found');
  if (about.requestId !== null) {
    const { customerId } = await takeRequest(call, { commandId, requestId: about.requestId }, tx);
    return { customerId, requestId: about.requestId };
  }
  const customerId = String(about.customerId);
  if (!about.within || input.conversationId !== undefined) await inConversation(call, input, customerId, about.within, tx);
  else await sql`select from customers where id = ${customerId}::uuid for no key update`.execute(tx);
  return { customerId, requestId: null };
}

/** A colleague may see to it while they talk with the customer, once they know that it is them. */
async function inConversation(call: Call, input: Keep, customerId: string, within: boolean, tx: Tx): Promise<void> {
  const { commandId, conversationId, at } = input;
  if (conversationId === undefined) throw refuse('not-found');
  const facts = await factsFor(call, { commandId, customerId, conversationId, saidAt: at, decisions: [] }, tx);
  const known = facts !== undefined && levelIn(facts) >= 1 && facts.speaker !== 'representative';
  if (!within && !known) throw refuse('not-found');
  await refuseNotOpen(call, { conversationId, saidAt: at }, facts?.open ?? false, tx);
}
