import { sql, type Transaction } from 'kysely';
import type { Destination, NotSettled } from '../../shared/domain/access.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { readReference } from '../../shared/domain/reference.ts';
import { madeOn } from '../../shared/domain/request.ts';
import { arrivedLate } from '../../shared/domain/request-clock.ts';
import type { Input, Output } from '../../shared/operations.ts';
import { whyNotThere } from '../access/destination.ts';
import type { Call, CommandHandler, Done } from '../call.ts';
import { run } from '../closing/run.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { copyWithin } from '../requests/copies-kept.ts';
import { joinRequest } from '../requests/joining.ts';
import { askedOfClosed } from '../requests/of-closed.ts';
import { reachOf } from '../requests/reach.ts';
import { type Facts, factsFor } from './decision-facts.ts';
import { isAhead, levelIn, refuseConversation } from './said-in.ts';

type Log = Input<'accessRequests.log'>;
type Answer = Output<'accessRequests.log'>;
type Tx = Transaction<Database>;
type Open = { readonly id: string; readonly reference: string };

/**
 * Logs that somebody asks for a copy of what is held of them: valid in whatever words and at any level (domain: access; UK GDPR
 * articles 12 and 15). From level 1 a second one joins the first, with the earlier of both clocks; below, whoever asks may be somebody else.
 */
export const logAccess: CommandHandler<'accessRequests.log'> = async (call, input, tx) => {
  refuseSlips(input);
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  const made = await madeBefore(input, tx);
  if (made) return repeated(call, input, made);
  if (facts?.status !== 'current') return ofClosed(call, input, facts, tx);
  await refuseConversation(call, input, facts, 'requests', tx);

  const level = levelIn(facts);
  const receivedAt = facts.now.toISOString();
  const day = madeOn(input.saidAt, receivedAt);
  const { dueOn, extendBy } = deadlineFor({ madeOn: day, kind: 'access' });
  const open = level >= 1 ? await openOf(call, input.customerId, tx) : undefined;
  const notSettled = await whyNotSettled(input, level, facts.now, tx);
  const goesTo = notSettled === null ? (input.goesTo ?? null) : null;
  const receipt = { madeOn: day, receivedAt, clockFlagged: isAhead(input, facts.now) };
  await insert(call, input, { ...receipt, dueOn: open ? null : dueOn, extendBy: open ? null : (extendBy ?? null), open }, tx);
  await settleFor(open?.id ?? input.requestId, goesTo, call, tx);
  const { commandId } = input;
  const joined = open
    ? { reference: open.reference, dueOn: await joinRequest(call, open.id, { commandId, madeOn: day }, tx) }
    : null;
  return done(input, { ...receipt, dueOn, goesTo, notSettled, joined }, 'recorded', input.customerId);
};

/** Nothing is held any more of where a copy could go: that is settled with whoever asks. */
async function ofClosed(call: Call, input: Log, facts: Facts | undefined, tx: Tx): Promise<Done<Answer>> {
  const { of, again, ...receipt } = await askedOfClosed(call, input, { kind: 'access' }, facts, tx);
  const notSettled = input.goesTo === undefined ? null : 'not-held';
  return done(input, { ...receipt, goesTo: null, notSettled, joined: null }, 'recorded', of);
}

const dueOf = (day: string): string => deadlineFor({ madeOn: day, kind: 'access' }).dueOn;

function refuseSlips({ reference, words }: Log): void {
  const read = readReference(reference);
  if (!read.ok || read.reference !== reference) throw refuseField('reference', 'not-a-reference', 'Its check character is wrong');
  if (words.trim() === '') throw refuseField('words', 'required', 'The words in which it was asked');
}

const OPEN = `select r.id, r.reference from requests r
   where r.customer_id = $1::uuid and r.kind = 'access' and r.status = 'open' and ${copyWithin('$2', '$3')}
     and not exists (select from request_decisions d where d.request_id = r.id and d.undone_at is null)
   order by r.made_on, r.id limit 1`;

/** The customer's request for a copy that is open already, the oldest; one that is decided, or kept from whoever asks, is none. */
export async function openOf({ caller }: Call, customerId: string, tx: Tx): Promise<Open | undefined> {
  const [organisation] = reachOf(caller);
  const [open] = await run<Open>(OPEN, [customerId, organisation, caller.sub], tx);
  return open;
}

/** It is logged all the same: where the copy goes can be settled later. */
async function whyNotSettled({ customerId, goesTo }: Log, level: number, now: Date, tx: Tx): Promise<NotSettled | null> {
  if (goesTo === undefined) return null;
  return level < 3 ? 'level-too-low' : whyNotThere(customerId, goesTo, now, tx);
}

type Row = Pick<Answer, 'madeOn' | 'receivedAt' | 'clockFlagged'> & {
  readonly dueOn: string | null;
  readonly extendBy: string | null;
  readonly open: Open | undefined;
};

async function insert({ caller }: Call, input: Log, row: Row, tx: Tx): Promise<void> {
  const { rows } =
    await sql`insert into requests (id, command_id, reference, customer_id, kind, words, how_to_answer, made_on, said_at,
        received_at, clock_flagged, recorded_by, organisation, conversation_id, from_repair, status, joined_to, due_on, extend_by, arrived_late)
      values (${input.requestId}::uuid, ${input.commandId}::uuid, ${input.reference}, ${input.customerId}::uuid, 'access',
        ${input.words.trim()}, ${input.howToAnswer}, ${row.madeOn}::date, ${input.saidAt}::timestamptz, ${row.receivedAt}::timestamptz,
        ${row.clockFlagged}, ${caller.sub}, ${caller.touchpoint}, ${input.conversationId}::uuid, ${input.replaces !== undefined},
        ${row.open ? 'joined' : 'open'},
        ${row.open?.id ?? null}::uuid, ${row.dueOn}::date, ${row.extendBy}::date,
        ${arrivedLate(row.madeOn, londonDay(new Date(row.receivedAt)))})
      on conflict (reference) do nothing returning id`.execute(tx);
  if (rows.length === 0) throw refuse('reference-taken');
}

/** Notes for a request where its copy goes; nothing typed, which of the held details alone. */
export async function settleFor(requestId: string, goesTo: Destination | null, { caller, now }: Call, tx: Tx): Promise<void> {
  const [at, by] = goesTo === null ? [null, null] : [now.toISOString(), caller.sub];
  await sql`insert into access_requests (request_id, goes_to, settled_at, settled_by)
      values (${requestId}::uuid, ${goesTo}, ${at}::timestamptz, ${by})
    on conflict (request_id) do update set goes_to = coalesce(excluded.goes_to, access_requests.goes_to),
      settled_at = coalesce(excluded.settled_at, access_requests.settled_at),
      settled_by = coalesce(excluded.settled_by, access_requests.settled_by)`.execute(tx);
}

type Made = Pick<Answer, 'requestId' | 'madeOn' | 'clockFlagged' | 'goesTo'> & {
  /** Null once the account is closed. */
  readonly customerId: string | null;
  readonly by: string;
  readonly receivedAt: Date;
  readonly joinedReference: string | null;
  readonly joinedMadeOn: string | null;
  readonly joinedDueOn: string | null;
};

async function madeBefore({ commandId }: Log, tx: Tx): Promise<Made | undefined> {
  const { rows } = await sql<Made>`select r.id as "requestId", r.customer_id as "customerId", r.recorded_by as by,
      r.made_on::text as "madeOn", r.received_at as "receivedAt", r.clock_flagged as "clockFlagged", j.reference as "joinedReference",
      j.made_on::text as "joinedMadeOn", coalesce(j.due_on, j.was_due_on)::text as "joinedDueOn", a.goes_to as "goesTo"
    from requests r left join requests j on j.id = r.joined_to left join access_requests a on a.request_id = coalesce(r.joined_to, r.id)
    where r.command_id = ${commandId}::uuid`.execute(tx);
  return rows[0];
}

/** A repeat after its key's record has gone: answered from what it made. */
function repeated(call: Call, input: Log, made: Made): Done<Answer> {
  const theirs = made.customerId === null || made.customerId === input.customerId;
  const same = made.by === call.caller.sub && theirs && made.requestId === input.requestId;
  if (!same) throw refuse('idempotency-key-reused');
  const { madeOn: day, clockFlagged, goesTo, joinedReference, joinedMadeOn, joinedDueOn } = made;
  const joined =
    joinedReference !== null && joinedMadeOn !== null
      ? { reference: joinedReference, dueOn: joinedDueOn ?? dueOf(joinedMadeOn) }
      : null;
  const receipt = { madeOn: day, dueOn: dueOf(day), receivedAt: made.receivedAt.toISOString(), clockFlagged };
  return done(input, { ...receipt, goesTo, notSettled: null, joined }, 'repeated', made.customerId);
}

type Receipt = Omit<Answer, 'commandId' | 'customerId' | 'requestId' | 'reference'>;

function done(input: Log, receipt: Receipt, outcome: string, of: string | null): Done<Answer> {
  const { commandId, customerId, requestId, reference, conversationId, replaces } = input;
  const { goesTo, joined } = receipt;
  return {
    answer: { commandId, customerId, requestId, reference, ...receipt },
    audit: {
      ...{ kind: 'request', customerId: of, outcome },
      details: {
        ...{ request: requestId, asked: 'access', conversation: conversationId },
        ...(goesTo ? { goesTo } : {}),
        ...(joined ? { joined: joined.reference } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
  };
}
