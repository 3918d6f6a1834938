import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { addDays, addMonths } from '../../shared/domain/calendar.ts';
import { type ConsentEvent, consentState } from '../../shared/domain/consent.ts';
import { type SharedItem, SURVEY_DETAILS, shutGates, USUAL } from '../../shared/domain/disclosure.ts';
import { isMarked } from '../requests/marked.ts';

/** One person of a list: the values a survey needs, by item; what is not held is not there. */
export type Listed = { readonly customerId: string; readonly values: Partial<Record<SharedItem, string>> };
/** A list as far as it was made. `withheld`: how many the gates kept out, by gate. */
export type ResearchList = {
  readonly listId: string;
  readonly people: readonly Listed[];
  readonly withheld: Readonly<Record<string, number>>;
};
type Asked = { readonly month: string; readonly recipientId: string; readonly actor: string; readonly organisation: string };

/** Those who were in touch in the month, in the order of their ids. */
const IN_TOUCH = `select c.id from customers c where c.status = 'current' and c.id > $3::uuid
    and (exists (select from sessions s where s.customer_id = c.id and s.attended and s.at >= $1::timestamptz and s.at < $2::timestamptz)
      or exists (select from interactions i where i.customer_id = c.id and i.at >= $1::timestamptz and i.at < $2::timestamptz))
  order by c.id limit $4`;
const AT_ONCE = 200;

/**
 * The people a research organisation may ask about a month (`YYYY-MM`), through the gates of sharing, each in the ledger before the
 * list is handed on (domain: sharing; notice, "Market research organisations"). Each person's row is locked while it is decided, so
 * that nobody's withdrawal is missed. Left off, it goes on where it was: nobody is in the ledger twice for one list.
 */
export async function makeResearchList(pool: pg.Pool, asked: Asked, progress: (people: number) => void): Promise<ResearchList> {
  const listId = await unfinished(pool, asked);
  const people: Listed[] = [];
  const withheld: Record<string, number> = {};
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const next = await idsAfter(pool, asked.month, last);
    if (next.length === 0) break;
    const { listed, kept } = await listSome(pool, listId, asked, next);
    people.push(...listed);
    for (const gate of kept) withheld[gate] = (withheld[gate] ?? 0) + 1;
    progress(people.length);
    last = next.at(-1) as string;
  }
  return { listId, people, withheld };
}

/** Says that a list was handed on. */
export async function finishList(pool: pg.Pool, { listId, people }: ResearchList): Promise<void> {
  await pool.query('update lists set finished_at = clock_timestamp(), people = $2 where id = $1', [listId, people.length]);
}

/** The last list of that month for that recipient that was handed on; null when there is none. */
export async function finishedList(
  pool: pg.Pool,
  { month, recipientId }: Pick<Asked, 'month' | 'recipientId'>,
): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    `select max(finished_at) as at from lists where what = 'satisfaction-survey' and month = $1::date and recipient_id = $2`,
    [`${month}-01`, recipientId],
  );
  return rows[0]?.at ?? null;
}

async function unfinished(pool: pg.Pool, { month, recipientId }: Asked): Promise<string> {
  const values = [`${month}-01`, recipientId];
  await pool.query(
    `insert into lists (what, month, recipient_id) values ('satisfaction-survey', $1::date, $2) on conflict do nothing`,
    values,
  );
  const { rows } = await pool.query<{ id: string }>(
    `select id from lists where what = 'satisfaction-survey' and month = $1::date and recipient_id = $2 and finished_at is null`,
    values,
  );
  return (rows[0] as { id: string }).id;
}

async function idsAfter(pool: pg.Pool, month: string, last: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(IN_TOUCH, [...monthOf(month), last, AT_ONCE]);
  return rows.map(({ id }) => id);
}

/** The first instant of a month in London and of the one after. */
function monthOf(month: string): [string, string] {
  const first = `${month}-01`;
  return [midnight(first), midnight(addMonths(first, 1))];
}

/** Midnight in London at the beginning of a day: the same time as UTC in winter, an hour earlier in summer. */
function midnight(day: string): string {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });
  return hour.format(new Date(`${day}T00:00:00Z`)) === '00' ? `${day}T00:00:00Z` : `${addDays(day, -1)}T23:00:00Z`;
}

type Candidate = {
  readonly id: string;
  readonly events: readonly ConsentEvent[];
  readonly held: Partial<Record<SharedItem, string>> | null;
  readonly sessions: string | null;
  readonly listed: boolean;
};

const LOCK = `select id from customers where id = any($1::uuid[]) and status = 'current' order by id for no key update`;
const CANDIDATES = `select c.id,
    coalesce((select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision, 'saidAt', e.said_at, 'receivedAt', e.received_at))
       from consent_events e where e.customer_id = c.id and e.purpose = 'satisfaction-survey'), '[]') as events,
    (select json_object_agg(h.field, h.value) from held_values h where h.customer_id = c.id and h.field = any($2::text[])
        and not ${isMarked('c.id', 'h.field')}) as held,
    (select string_agg(distinct to_char(s.at at time zone 'Europe/London', 'YYYY-MM-DD'), ' ') from sessions s
      where s.customer_id = c.id and s.attended and s.at >= $3::timestamptz and s.at < $4::timestamptz) as sessions,
    exists (select from disclosures d where d.list_id = $5::uuid and d.customer_id = c.id) as listed
  from customers c where c.id = any($1::uuid[]) order by c.id`;
const RECORD = `with shared as (
    insert into disclosures (id, customer_id, recipient_id, shared_at, received_at, items, why, basis, recorded_by, organisation, list_id)
    select n.id, n.customer, $1::uuid, clock_timestamp(), clock_timestamp(), string_to_array(n.items, ','), $2, $3, $4, $5, $6::uuid
      from unnest($7::uuid[], $8::uuid[], $9::text[]) as n (id, customer, items)
  ), marked as (
    update customers set researched = true where id = any($8::uuid[])
  )
  insert into audit (actor, organisation, operation, kind, subject, outcome, details, request_id)
  select $4, $5, 'extract', 'disclosure', c.audit_alias, 'recorded',
         jsonb_build_object('recipient', $1::uuid, 'items', string_to_array(n.items, ','), 'list', $6::uuid), $6::text
    from unnest($8::uuid[], $9::text[]) as n (customer, items) join customers c on c.id = n.customer`;

async function listSome(pool: pg.Pool, listId: string, asked: Asked, ids: readonly string[]) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: locked } = await client.query<{ id: string }>(LOCK, [ids]);
    const wanted = [locked.map(({ id }) => id), [...SURVEY_DETAILS], ...monthOf(asked.month), listId];
    const { rows } = await client.query<Candidate>(CANDIDATES, wanted);
    const { open, kept } = throughGates(rows);
    await record(
      client,
      listId,
      asked,
      open.filter(({ listed }) => !listed),
    );
    await client.query('commit');
    return { listed: open.map((one) => ({ customerId: one.id, values: valuesOf(one) })), kept };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** What of a person goes onto the list. */
function valuesOf({ held, sessions }: Candidate): Listed['values'] {
  return { ...held, ...(sessions ? { sessions } : {}) };
}
const itemsOf = (one: Candidate) => SURVEY_DETAILS.filter((item) => valuesOf(one)[item] !== undefined);

function throughGates(candidates: readonly Candidate[]) {
  const kept: string[] = [];
  const open = candidates.filter((one) => {
    const states = { 'satisfaction-survey': consentState(one.events, 'satisfaction-survey') };
    const to = { kind: 'market-research', basis: USUAL['market-research'].basis, agreement: null, bySupervisor: false } as const;
    const shut = shutGates({ ...to, items: itemsOf(one), states, beingChecked: [] });
    kept.push(...shut.map(({ gate }) => gate));
    return shut.length === 0;
  });
  return { open, kept };
}

async function record(client: pg.ClientBase, listId: string, asked: Asked, people: readonly Candidate[]): Promise<void> {
  if (people.length === 0) return;
  const { why, basis } = USUAL['market-research'];
  await client.query(RECORD, [
    ...[asked.recipientId, why, basis, asked.actor, asked.organisation, listId],
    ...[people.map(() => randomUUID()), people.map(({ id }) => id), people.map((one) => itemsOf(one).join(','))],
  ]);
}
