import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import { levelOf } from '../../shared/domain/machine.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { refuseField } from '../refusal.ts';
import { readCursor, writeCursor } from './cursor.ts';

type Item = Output<'machines.list'>['items'][number];
type Row = Omit<Item, 'level'> & { readonly place: string; readonly at: string };

/** For "nothing unsent" in the order: later than anything can be. */
const NEVER = '9999-12-31T00:00:00Z';
const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

// Worst first: the lost, then by how long something has been unsent. No customer is in it, so a look is not audited.
const LIST = `with known as (
    select m.*, l.lost_at, case when l.lost_at is null then 1 else 0 end as rank,
           coalesce(m.oldest_recorded_at, '${NEVER}'::timestamptz) as late
      from machines m left join lost_machines l using (machine_id)
     where $1::text is null or m.organisation = $1
  )
  select machine_id as "machineId", person_name as "personName", organisation, ${utc('seen_at')} as "seenAt", waiting, sending,
         asking_again as "askingAgain", needs_attention as "needsAttention", oldest_said_on as "oldestSaidOn",
         ${utc('oldest_recorded_at')} as "oldestRecordedAt", handed_over as "handedOver", copies, ${utc('copies_until')} as "copiesUntil",
         app_version as "appVersion", ${utc('lost_at')} as "lostSince", rank || row_id::text as place, ${utc('late')} as at
    from known
   where $2::text is null or (rank, late, row_id) > (left($2, 1)::int, $3::timestamptz, substr($2, 2)::uuid)
   order by rank, late, row_id limit $4`;

/** The machines a supervisor answers for, each person on one by themselves, with how late their oldest unsent thing is. */
export const listMachines: ReadHandler<'machines.list'> = async (call, input, once) => {
  const limit = input.limit ?? PAGE_LENGTH;
  const { touchpoint } = call.caller;
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  if (from && !/^[01][\da-f-]{36}$/.test(from.id))
    throw refuseField('cursor', 'bad-cursor', 'This cursor was not given by this service');
  const values = [touchpoint === PRIVACY_TEAM ? null : touchpoint, from?.id ?? null, from?.at ?? null, limit + 1];
  const rows = await once<Row>({ name: 'machines-list', text: LIST, values });
  const items = rows.slice(0, limit).map((row) => ({ ...row, level: levelOf(dateOf(row.oldestRecordedAt), call.now) }));
  const last = items.at(-1);
  const next = rows.length > limit && last ? writeCursor({ at: last.at, id: last.place }) : null;
  return { items, next, asOf: call.now.toISOString() };
};

const dateOf = (instant: string | null) => (instant === null ? null : new Date(instant));
