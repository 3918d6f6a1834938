import { sql } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import { hasEnded, mayBecome, type NoticeState } from '../../shared/domain/disclosure.ts';
import type { Input } from '../../shared/operations.ts';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { completeIfDone } from '../requests/complete.ts';
import { noticeDays } from '../sharing/to-tell.ts';
import { answersFor, CHECKED_AGAIN, refuseCheckedAgain } from './recipient-notices.ts';

type Known = {
  requestId: string | null;
  customerId: string | null;
  organisation: string;
  state: NoticeState;
  version: number;
  madeOn: string;
  checked: readonly string[];
};

/** Records that a recipient was told, answered, or cannot be told (domain: sharing, notices; UK GDPR article 19). */
export const updateNotice: CommandHandler<'recipientNotices.update'> = async (call, input, tx) => {
  refuseShape(input, londonDay(call.now));
  // As with every command about a customer their row comes first: nobody disputes the value while its recipient is told.
  await sql`select from customers where id = (select customer_id from recipient_notices where id = ${input.noticeId}::uuid) for no key update`.execute(
    tx,
  );
  // Then the request's: of two last notices at once one then sees that the other has ended.
  await sql`select from requests where id = (select request_id from recipient_notices where id = ${input.noticeId}::uuid) for update`.execute(
    tx,
  );
  const { rows } = await sql<Known>`
    select n.request_id as "requestId", n.customer_id as "customerId", n.organisation, n.state, n.version, n.made_on as "madeOn",
           ${sql.raw(CHECKED_AGAIN)} as checked
      from recipient_notices n where n.id = ${input.noticeId}::uuid for update`.execute(tx);
  const [known] = rows;
  const own = answersFor(call);
  if (!known || (own !== null && known.organisation !== own)) throw refuse('not-found');
  if (known.version !== input.version) throw refuse('stale-version', { version: known.version });
  const { noticeId, commandId, state, on, how = null, because = null } = input;
  if (!mayBecome(known.state, state)) throw refuseField('state', 'not-from-here', 'The notice is not at that step');
  if (state === 'told') refuseCheckedAgain(known.checked);
  if (on < known.madeOn) throw refuseField('on', 'too-early', 'The notice was made later');

  const ended = hasEnded(state);
  await sql`update recipient_notices set state = ${state}, version = version + 1, impossible_because = ${because},
      ended_on = case when ${ended}::boolean then ${on}::date end where id = ${noticeId}::uuid`.execute(tx);
  if (state === 'told')
    await sql`update recipient_notices set told_on = ${on}::date, told_how = ${how}, told_by = ${call.caller.sub},
        told_by_name = ${call.caller.name}, chase_on = ${noticeDays(call.now).chaseOn}::date where id = ${noticeId}::uuid`.execute(
      tx,
    );
  if (ended && known.requestId !== null) await completeIfDone(known.requestId, call.now, tx);
  return {
    answer: { commandId, noticeId, version: known.version + 1, state },
    audit: { kind: 'notice', customerId: known.customerId, outcome: state, reason: because, details: { notice: noticeId } },
  };
};

function refuseShape({ state, on, how, because }: Input<'recipientNotices.update'>, today: string): void {
  if (on > today) throw refuseField('on', 'in-the-future', 'That day is still to come');
  if ((state === 'told') !== (how !== undefined)) throw refuseField('how', 'does-not-fit', 'How they were told, and only then');
  if ((state === 'impossible') !== (because !== undefined))
    throw refuseField('because', 'does-not-fit', 'Why it is impossible, and only then');
}
