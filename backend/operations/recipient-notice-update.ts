import { sql } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import { hasEnded, mayBecome, type NoticeState } from '../../shared/domain/disclosure.ts';
import type { Input } from '../../shared/operations.ts';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { noticeDays } from '../sharing/to-tell.ts';
import { answersFor } from './recipient-notices.ts';

type Known = { customerId: string | null; organisation: string; state: NoticeState; version: number; madeOn: string };

/** Records that a recipient was told, answered, or cannot be told (domain: sharing, notices; UK GDPR article 19). */
export const updateNotice: CommandHandler<'recipientNotices.update'> = async (call, input, tx) => {
  refuseShape(input, londonDay(call.now));
  const { rows } = await sql<Known>`
    select customer_id as "customerId", organisation, state, version, made_on as "madeOn" from recipient_notices
     where id = ${input.noticeId}::uuid for update`.execute(tx);
  const [known] = rows;
  const own = answersFor(call);
  if (!known || (own !== null && known.organisation !== own)) throw refuse('not-found');
  if (known.version !== input.version) throw refuse('stale-version', { version: known.version });
  const { noticeId, commandId, state, on, how = null, because = null } = input;
  if (!mayBecome(known.state, state)) throw refuseField('state', 'not-from-here', 'The notice is not at that step');
  if (on < known.madeOn) throw refuseField('on', 'too-early', 'The notice was made later');

  const told = state === 'told';
  const ended = hasEnded(state);
  return {
    answer: { commandId, noticeId, version: known.version + 1, state },
    audit: { kind: 'notice', customerId: known.customerId, outcome: state, reason: because, details: { notice: noticeId } },
    writes: [
      {
        sql: `update recipient_notices set state = $2, version = version + 1,
                told_on = case when $3::boolean then $4::date else told_on end, told_how = coalesce($5, told_how),
                told_by = case when $3::boolean then $6 else told_by end,
                told_by_name = case when $3::boolean then $7 else told_by_name end,
                chase_on = case when $3::boolean then $8::date else chase_on end,
                ended_on = case when $9::boolean then $4::date end, impossible_because = $10
              where id = $1::uuid`,
        parameters: [
          ...[noticeId, state, told, on, told ? how : null, call.caller.sub, call.caller.name],
          ...[noticeDays(call.now).chaseOn, ended, because],
        ],
      },
    ],
  };
};

function refuseShape({ state, on, how, because }: Input<'recipientNotices.update'>, today: string): void {
  if (on > today) throw refuseField('on', 'in-the-future', 'That day is still to come');
  if ((state === 'told') !== (how !== undefined)) throw refuseField('how', 'does-not-fit', 'How they were told, and only then');
  if ((state === 'impossible') !== (because !== undefined))
    throw refuseField('because', 'does-not-fit', 'Why it is impossible, and only then');
}
