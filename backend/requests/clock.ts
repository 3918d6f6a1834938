import { CompiledQuery, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { londonDay } from '../../shared/domain/day.ts';
import type { RequestKind } from '../../shared/domain/request.ts';
import { arrivedLate, type ClockFacts, requestClock } from '../../shared/domain/request-clock.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/schema.ts';

type Row = ClockFacts & { readonly id: string; readonly receivedOn: string };

/** SQL: what the clock of a request `r` follows from. */
const FACTS = `r.id, r.status, r.kind, r.made_on::text as "madeOn", r.proof_on::text as "proofOn", r.extension_months as "extensionMonths",
  r.waiting_for as "waitingFor", r.waiting_since::text as "waitingSince", r.acknowledged_on::text as "acknowledgedOn",
  r.progress_due_on::text as "progressDueOn", to_char(r.received_at at time zone 'Europe/London', 'YYYY-MM-DD') as "receivedOn",
  coalesce((select json_agg(json_build_object('from', w.asked_on::text, 'to', (w.came_on - 1)::text)) from request_waits w
    where w.request_id = r.id and w.waits_for = 'customer' and w.came_on > w.asked_on), '[]') as waited`;

/** The one statement that writes clocks: of these requests, where anything of it is another than it was. */
const SET = `update requests r set due_on = c.due_on, extend_by = c.extend_by, arrived_late = c.late
    from unnest($1::uuid[], $2::date[], $3::date[], $4::boolean[]) as c (id, due_on, extend_by, late)
   where r.id = c.id and (r.due_on, r.extend_by, r.arrived_late) is distinct from (c.due_on, c.extend_by, c.late)`;

/** The columns of a request's clock as it is logged. Whoever inserts a request writes these. */
export function clockColumns({ kind, madeOn, receivedAt }: { kind: RequestKind; madeOn: string; receivedAt: string }) {
  const receivedOn = londonDay(new Date(receivedAt));
  const nothing = { proofOn: null, extensionMonths: null, waitingFor: null, waitingSince: null, waited: [] };
  const facts = { ...nothing, status: 'open', kind, madeOn, acknowledgedOn: null, progressDueOn: null } as const;
  const { dueOn, extendBy } = requestClock(facts, receivedOn);
  return { due_on: dueOn, extend_by: extendBy, arrived_late: arrivedLate(madeOn, receivedOn) };
}

/** What the clock of a request follows from, as it is by now in this transaction. */
export async function clockFactsOf(requestId: string, tx: Transaction<Database>): Promise<Row> {
  const { rows } = await sql<Row>`select ${sql.raw(FACTS)} from requests r where r.id = ${requestId}::uuid`.execute(tx);
  return rows[0] as Row;
}

/**
 * Writes a request's clock anew from its row, as that is by then in this transaction. Whatever moves a clock (proof, waiting, an extension,
 * an acknowledgement, reopening) calls this afterwards; it is not the request's version that moves.
 */
export async function keepClock(requestId: string, now: Date, tx: Transaction<Database>): Promise<void> {
  const rows = [await clockFactsOf(requestId, tx)];
  await tx.executeQuery(CompiledQuery.raw(SET, clocks(rows, londonDay(now))));
}

/** What `SET` takes. */
function clocks(rows: readonly Row[], today: string): unknown[] {
  const all = rows.map((row) => requestClock(row, today));
  return [
    rows.map(({ id }) => id),
    all.map(({ dueOn }) => dueOn),
    all.map(({ extendBy }) => extendBy),
    rows.map(({ madeOn, receivedOn }) => arrivedLate(madeOn, receivedOn)),
  ];
}

/** Of what is over: the day it had, as if it were open still (migration 0040). Nothing of it moves any more. */
const SET_ENDED = `update requests r set was_due_on = c.due_on from unnest($1::uuid[], $2::date[]) as c (id, due_on) where r.id = c.id`;
const ends = (rows: readonly Row[], today: string): unknown[] => [
  rows.map(({ id }) => id),
  rows.map((row) => requestClock({ ...row, status: 'open', acknowledgedOn: null }, today).dueOn),
];

const AT_ONCE = 500;
/** Open requests whose day nobody has worked out yet, those whose day moves as long as they wait, and what is over without its day. */
const ROUNDS = {
  undated: { which: `r.status = 'open' and r.due_on = r.made_on`, set: SET, values: clocks },
  waiting: { which: `r.status = 'open' and r.waiting_for is not null`, set: SET, values: clocks },
  ended: {
    which: `r.was_due_on is null and case when r.kind = 'complaint' then r.acknowledged_on is not null else r.status = 'completed' end`,
    set: SET_ENDED,
    values: ends,
  },
} as const;

/**
 * Works out the day of requests that have none yet, moves that of those that wait (it is what it would be if the answer came today), and
 * fills in the day of what was over before it was kept. In parts, and any backend may repeat it. Whoever holds a row keeps its clock
 * themselves: it is passed over.
 */
export async function keepClocks(pool: pg.Pool, round: keyof typeof ROUNDS, now: Date): Promise<number> {
  const { which, set, values } = ROUNDS[round];
  let last = '00000000-0000-0000-0000-000000000000';
  for (let done = 0; ; ) {
    const rows = await inTransaction(pool, async (client) => {
      const part = `select ${FACTS} from requests r where ${which} and r.id > $1::uuid order by r.id limit ${AT_ONCE}`;
      const { rows } = await client.query<Row>(`${part} for no key update of r skip locked`, [last]);
      if (rows.length > 0) await client.query(`${set} and ${which}`, values(rows, londonDay(now)));
      return rows;
    });
    done += rows.length;
    last = rows.at(-1)?.id ?? last;
    if (rows.length < AT_ONCE) return done;
  }
}
