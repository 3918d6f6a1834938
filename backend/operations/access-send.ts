import { sql, type Transaction } from 'kysely';
import type { SentHow } from '../../shared/domain/access.ts';
import type { AccessCopy } from '../../shared/domain/access-copy.ts';
import { londonDay } from '../../shared/domain/day.ts';
import type { ToldCustomerHow } from '../../shared/domain/rectification.ts';
import type { Input } from '../../shared/operations.ts';
import { type CopyRow, undecided } from '../access/assemble.ts';
import { refuseOtherWay } from '../access/destination.ts';
import { takeCopy } from '../access/take-copy.ts';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { completeIfDone } from '../requests/complete.ts';
import { holdToDecide } from '../requests/hold.ts';
import { addStep } from '../requests/steps.ts';
import type { Taken } from '../requests/taken.ts';
import { stepNow } from './request-decide.ts';

type Send = Input<'accessRequests.send'>;
type Tx = Transaction<Database>;

const toldHow: Record<SentHow, ToldCustomerHow> = { post: 'letter', 'secure-email': 'email', collected: 'face-to-face' };

/**
 * Records that the copy was sent: only as it was looked through, with an answer of every place outside this system, and to a detail
 * the customer chose at level 3 that is older than 14 days still (domain: access, identity). Then the request is completed. What was
 * sent is kept as its hash.
 */
export const sendCopy: CommandHandler<'accessRequests.send'> = async (call, input, tx) => {
  const { commandId, requestId, on, how, hash, documentSeen = null } = input;
  if (on > londonDay(call.now)) throw refuseField('on', 'in-the-future', 'That day is still to come');
  const { taken, copy, row } = await takeCopy(call, input, tx);
  if (on < taken.madeOn) throw refuseField('on', 'too-early', 'The request was made later');
  refuseNotReady(row, copy);
  if (row.reviewed?.hash !== copy.hash || copy.hash !== hash) throw refuse('changed-meanwhile');
  await refuseWrongWay(taken, input, call.now, tx);
  await holdToDecide(call, taken, commandId, tx);
  const { sub, name } = call.caller;
  await sql`insert into access_requests (request_id, sent_how, sent_hash, document_seen)
      values (${requestId}::uuid, ${how}, ${hash}, ${documentSeen})
    on conflict (request_id) do update set sent_how = excluded.sent_how, sent_hash = excluded.sent_hash,
      document_seen = excluded.document_seen`.execute(tx);
  await sql`update requests set told_on = ${on}::date, told_how = ${toldHow[how]}, told_by = ${sub}, told_by_name = ${name},
      version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  await addStep(call, { commandId, requestId, step: 'copy-sent', on }, tx);
  await completeIfDone(requestId, call.now, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId: row.customerId, outcome: 'copy-sent' },
      details: { request: requestId, how, hash, ...(documentSeen === null ? {} : { documentSeen }) },
    },
  };
};

/** What has to be there first, each by name. */
function refuseNotReady({ reviewed, customerReference }: CopyRow, copy: AccessCopy): void {
  const missing = [
    ...(copy.places.some(({ answer }) => answer === null) ? ['places'] : []),
    ...(undecided(copy).length > 0 ? ['items'] : []),
    ...(reviewed === null ? ['review'] : []),
    // Of nobody we can find there is a copy only of what was found elsewhere; else it is decided that nothing is held.
    ...(customerReference === null && !copy.places.some(({ answer }) => answer === 'found') ? ['found'] : []),
  ];
  if (missing.length === 0) return;
  const errors = missing.map((one) => ({ pointer: `/${one}`, code: 'required', detail: 'This has to be done first' }));
  throw refuse('not-at-that-step', { errors });
}

async function refuseWrongWay({ id, customerId }: Taken, { how, documentSeen }: Send, now: Date, tx: Tx): Promise<void> {
  if (customerId === null) {
    // Nothing is held to send it to or to ask about: it goes as they asked, once a document showed who they are.
    if (documentSeen === undefined) throw refuseField('documentSeen', 'required', 'Which document showed who it is');
    return;
  }
  await refuseOtherWay({ requestId: id, customerId, how }, now, tx);
}
