import { sql, type Transaction } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import { faultOf } from '../../shared/domain/field-values.ts';
import { readReference } from '../../shared/domain/reference.ts';
import { madeOn } from '../../shared/domain/request.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { CommandHandler, Done } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { clockColumns } from '../requests/clock.ts';
import { type Complained, faultsOfWhom, keepComplaint } from '../requests/complaint.ts';
import { holdReference } from '../requests/hold-reference.ts';
import { whoseIs } from '../requests/whose.ts';
import { type Fault, fault } from './amend-rules.ts';
import { saidWhere } from './new-in.ts';
import { isAhead, refuseNotOpen } from './said-in.ts';

type Log = Input<'requests.logUnmatched'>;
type Tx = Transaction<Database>;
type Receipt = { readonly madeOn: string; readonly receivedAt: string; readonly clockFlagged: boolean };

/**
 * Logs what somebody asked for whom we cannot find. Anybody may ask, also for somebody else and without authority: nothing is
 * said of anybody (domain: people).
 */
export const logUnmatched: CommandHandler<'requests.logUnmatched'> = async (call, input, tx) => {
  const faults = faultsOf(input, londonDay(call.now));
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const made = await madeBefore(input, tx);
  if (made) {
    const same = made.by === call.caller.sub && made.id === input.requestId && made.reference === input.reference;
    if (!same) throw refuse('idempotency-key-reused');
    return done(input, { ...made, receivedAt: made.receivedAt.toISOString() }, made.customerId, 'repeated');
  }
  const where = await saidWhere(call, input.conversationId, tx);
  await refuseNotOpen(call, input, where.open, tx);
  const whose = await whoseIs(input, tx);
  await holdReference(whose.closedReference, tx);

  const receivedAt = where.now.toISOString();
  const receipt = { madeOn: madeOn(input.saidAt, receivedAt), receivedAt, clockFlagged: isAhead(input, where.now) };
  const inserted = await tx
    .insertInto('requests')
    .values({
      ...{ id: input.requestId, command_id: input.commandId, reference: input.reference },
      ...{
        customer_id: whose.customerId,
        closed_reference: whose.closedReference,
        taken_back: input.takenBack ?? null,
        from_repair: input.replaces !== undefined,
      },
      ...{ kind: input.kind, asked_right: input.right ?? null, words: input.words.trim(), how_to_answer: input.howToAnswer },
      ...{
        who_name: input.whoName ?? null,
        who_birth_date: input.whoDateOfBirth ?? null,
        who_postcode: input.whoPostcode ?? null,
      },
      ...clockColumns({ kind: input.kind, madeOn: receipt.madeOn, receivedAt }),
      ...{ made_on: receipt.madeOn, said_at: input.saidAt, received_at: receivedAt, clock_flagged: receipt.clockFlagged },
      ...{
        recorded_by: call.caller.sub,
        organisation: call.caller.touchpoint,
        conversation_id: input.conversationId,
      },
      // The account is closed already: what was asked for has come. By the clock of now: the closing may have been waited for.
      ...(input.kind === 'closure' && whose.closedReference !== null
        ? { status: 'completed', completed_at: sql<Date>`clock_timestamp()` }
        : {}),
    })
    .onConflict((on) => on.column('reference').doNothing())
    .returning('id')
    .execute();
  if (inserted.length === 0) throw refuse('reference-taken');
  if (input.kind === 'complaint') await keepComplaint(call, input.requestId, complained(input), tx);
  return done(input, receipt, whose.customerId, 'recorded');
};

/** A desk that does not say what a complaint is about means personal information. */
const complained = (input: Log): Complained => ({ ...input, about: input.complaintAbout ?? 'information' });

function faultsOf(input: Log, today: string): Fault[] {
  const { reference, kind, right, words, whoDateOfBirth, matchedTo, closedReference } = input;
  const { complaintAbout, aboutSub, aboutName, aboutOrganisation } = input;
  const ofComplaint = [complaintAbout, aboutSub, aboutName, aboutOrganisation].some((one) => one !== undefined);
  const read = readReference(reference);
  const born = whoDateOfBirth === undefined ? null : faultOf('dateOfBirth', whoDateOfBirth, today);
  return [
    ...(read.ok && read.reference === reference ? [] : [fault('/reference', 'not-a-reference', 'Its check character is wrong')]),
    ...(right !== undefined && kind !== 'other-right' ? [fault('/right', 'not-here', 'Only another right is one of these')] : []),
    ...(matchedTo !== undefined && closedReference !== undefined
      ? [fault('/closedReference', 'not-here', 'Who is a customer is not closed')]
      : []),
    ...(words.trim() === '' ? [fault('/words', 'required', 'The words in which it was asked')] : []),
    ...(ofComplaint && kind !== 'complaint'
      ? [fault('/complaintAbout', 'not-here', 'Only a complaint is about somebody')]
      : faultsOfWhom(input)),
    ...(born ? [fault('/whoDateOfBirth', born, 'Nobody was born on this day')] : []),
  ];
}

type Made = {
  by: string;
  customerId: string | null;
  id: string;
  reference: string;
  madeOn: string;
  receivedAt: Date;
  clockFlagged: boolean;
};

/** What an earlier arrival of this command made, when its key's record has gone. */
async function madeBefore({ commandId }: Log, tx: Tx): Promise<Made | undefined> {
  const { rows } =
    await sql<Made>`select recorded_by as by, customer_id as "customerId", id, reference, made_on::text as "madeOn",
      received_at as "receivedAt", clock_flagged as "clockFlagged"
    from requests where command_id = ${commandId}::uuid`.execute(tx);
  return rows[0];
}

function done(input: Log, receipt: Receipt, customerId: string | null, outcome: string): Done<Output<'requests.logUnmatched'>> {
  const { commandId, requestId, reference, conversationId, kind, right, replaces } = input;
  const { madeOn: day, receivedAt, clockFlagged } = receipt;
  return {
    answer: { commandId, requestId, reference, madeOn: day, receivedAt, clockFlagged },
    audit: {
      ...{ kind: 'request', outcome, customerId },
      details: {
        ...{ request: requestId, asked: kind, conversation: conversationId },
        ...(right ? { right } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
  };
}
