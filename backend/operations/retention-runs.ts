import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { BACKUP_DAYS, PAGE_LENGTH } from '../../shared/domain/limits.ts';
import { STORES_OF, type Store } from '../../shared/domain/retention-run.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answersFor } from './recipient-notices.ts';

type Item = Output<'retention.runs'>['items'][number];
type Row = Omit<Item, 'stores'> & {
  readonly at: string;
  readonly made: readonly { readonly store: Store; readonly at: string }[];
  /** The London day on which the last of what it closed was destroyed. */
  readonly closedOn: string | null;
};

const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const begun = `r.state not in ('proposed', 'refused', 'approved')`;

// Of what is in a run each counts what they may know of.
const KNOWN = 'not ($5 = any (i.unseen_by))';
const LIST = `with page as (
    select * from retention_runs r where ($1::text is null or r.organisation = $1)
       and exists (select from retention_items i where i.run_id = r.id and ${KNOWN})
       and ($2::timestamptz is null or (r.proposed_at, r.id) < ($2, $3::uuid))
     order by r.proposed_at desc, r.id desc limit $4
  )
  select r.id, r.what, r.up_to as "upTo", r.organisation, r.state, r.proposed_by_name as "proposedByName",
    ${utc('r.proposed_at')} as "proposedAt", r.proposed_by = $5 as "proposedByCaller", r.decided_by_name as "decidedByName",
    ${utc('r.decided_at')} as "decidedAt", r.started_by_name as "startedByName", ${utc('r.started_at')} as "startedAt",
    ${utc('r.finished_at')} as "finishedAt", ${utc('r.proposed_at')} as at, n.items, n.done, n.held, n."fromOn", n."toOn",
    (select json_agg(json_build_object('rule', by.rule, 'count', by.count) order by by.rule) from
      (select i.rule, count(*)::int as count from retention_items i where i.run_id = r.id and ${KNOWN} group by 1) by) as rules,
    (select coalesce(json_agg(json_build_object('store', k.store, 'at', ${utc('k.made_at')})), '[]') from retention_certificates k
      where k.run_id = r.id) as made,
    (select to_char(max(c.destroyed_at) at time zone 'Europe/London', 'YYYY-MM-DD') from retention_items i
       join closings c on c.id = i.subject where i.run_id = r.id and i.what = 'lapsed' and i.state = 'done') as "closedOn"
  from page r join lateral (
    select count(*)::int as items, (count(*) filter (where i.state = 'done'))::int as done,
           (count(*) filter (where i.state = 'held' or not (${begun}) and i.held_because is not null))::int as held,
           min(i.due_on) as "fromOn", max(i.due_on) as "toOn" from retention_items i where i.run_id = r.id and ${KNOWN}
  ) n on true order by r.proposed_at desc, r.id desc`;

/** Runs of the own organisation, of every one for the privacy team, the newest first. */
export const listRuns: ReadHandler<'retention.runs'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const values = [answersFor(call), from?.at ?? null, from?.id ?? null, limit + 1, call.caller.sub];
  const rows = await once<Row>({ name: 'retention-runs', text: LIST, values });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({ ...row, stores: storesOf(row) })),
    next: rows.length > limit && last ? writeCursor(last) : null,
    asOf: call.now.toISOString(),
  };
};

/** How far each store is; none while nothing has happened. Back-ups cannot be looked into from here: what is in them goes with them. */
function storesOf({ what, state, done, finishedAt, made, closedOn }: Row): Item['stores'] {
  if (state !== 'running' && state !== 'interrupted' && state !== 'finished') return [];
  return STORES_OF[what].map((store) => {
    const certifiedAt = made.find((one) => one.store === store)?.at ?? null;
    const none = { store, certifiedAt, emptyOn: null };
    if (certifiedAt !== null) return { ...none, state: 'certified' };
    if (state === 'finished' && done === 0) return { ...none, state: 'nothing-went' };
    if (store !== 'back-ups') return { ...none, state: 'waiting' };
    const goneOn = what === 'lapsed' ? closedOn : finishedAt && londonDay(new Date(finishedAt));
    return { ...none, state: 'not-checked', emptyOn: goneOn && addDays(goneOn, BACKUP_DAYS.value) };
  });
}
