import type pg from 'pg';
import type { CustomerChanged, RequestChanged } from '../../shared/changes.ts';
import { keptFromWhom } from '../requests/copies-kept.ts';
import type { Place } from './place.ts';

/** Changes of one read. */
export const READ_AT_ONCE = 500;

/** Whose a request is as it stands, for who may be told of it; null once it is no more. */
export type Whose = {
  readonly organisation: string;
  readonly recordedBy: string;
  readonly unseenBy: readonly string[];
  /** Who may not see the copy that is asked for. */
  readonly copyUnseenBy: readonly string[];
};
export type Row = { readonly place: Place } & (
  | { readonly change: CustomerChanged }
  | { readonly request: RequestChanged; readonly whose: Whose | null }
);

/** The next changes, in their order, and where that leads. */
export type Page = {
  readonly database: string;
  readonly changes: readonly Row[];
  /** Everything up to here has been read. */
  readonly to: Place;
  readonly more: boolean;
  /** Changes after the place have been swept, or it is ahead of this database: `to` is then simply now. */
  readonly lost: boolean;
};
export type ReadChanges = (from: Place | null) => Promise<Page>;

type Found = {
  database: string;
  now: string;
  lost: boolean;
  transaction: string | null;
  id: string;
  kind: CustomerChanged['what'] | 'request';
  customerId: string;
  version: number;
  commandId: string | null;
  requestId: string | null;
  whose: Whose | null;
};

// Below the oldest transaction still under way nothing more can come, so there the order is final; a number alone is given before
// the commit, and would skip whoever commits late.
const READ = `with feed as materialized (
    select id, pg_snapshot_xmin(pg_current_snapshot()) as now,
           ($1::xid8, $2::bigint) < (swept_transaction, swept_id) or $1::xid8 > pg_snapshot_xmin(pg_current_snapshot()) as lost
      from change_feed
  )
select feed.id as database, feed.now::text, feed.lost, c.transaction_id::text as transaction, c.id::text, c.kind,
       c.customer_id as "customerId", c.version, c.command_id as "commandId", c.request_id as "requestId",
       (select json_build_object('organisation', r.organisation, 'recordedBy', r.recorded_by,
          'unseenBy', array(select u.sub from requests_unseen u where u.request_id = r.id), 'copyUnseenBy', array(${keptFromWhom('r.id')})) from requests r where r.id = c.request_id) as whose
  from feed left join lateral (
    select * from changes
     where (transaction_id, id) > ($1::xid8, $2::bigint) and transaction_id < feed.now and not feed.lost
     order by transaction_id, id limit ${READ_AT_ONCE}
  ) c on true
 order by c.transaction_id, c.id`;
const NOW = `select id as database, pg_snapshot_xmin(pg_current_snapshot())::text as now, false as lost, null as transaction
  from change_feed`;

/** Reads changes from a place on; from null: only where now is. */
export function changesOf(pool: pg.Pool): ReadChanges {
  return async (from) => {
    const statement = from
      ? { name: 'changes-read', text: READ, values: [String(from.transaction), String(from.id)] }
      : { name: 'changes-now', text: NOW };
    const { rows } = await pool.query<Found>(statement);
    const [first] = rows;
    if (!first) throw new Error('This database has no feed of changes');
    const changes = rows.flatMap(rowOf);
    const last = changes.at(-1);
    const more = changes.length === READ_AT_ONCE;
    const now = { transaction: BigInt(first.now), id: 0n };
    return { database: first.database, changes, more, lost: first.lost, to: more && last ? last.place : now };
  };
}

function rowOf({ transaction, id, kind, customerId, version, commandId, requestId, whose }: Found): Row[] {
  if (transaction === null) return [];
  const place = { transaction: BigInt(transaction), id: BigInt(id) };
  if (kind !== 'request') return [{ place, change: { customerId, what: kind, version, commandId: String(commandId) } }];
  return [{ place, request: { requestId: String(requestId), version, ...(commandId ? { commandId } : {}) }, whose }];
}
