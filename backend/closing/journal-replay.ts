import type pg from 'pg';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { transactionOn } from '../database/dialect.ts';
import { noticeDays } from '../sharing/to-tell.ts';
import { askedAgain } from './asked-again.ts';
import { DONE, type Due, goes } from './destroy-due.ts';
import { remember } from './journal-head.ts';
import type { Line } from './journal-line.ts';

/** Who acts where nobody does: what a restored database is told by the file. */
const JOURNAL = 'closing-journal';
/** What a line did. `known`: the database had done it itself. `nobody`: there is nobody of that alias. */
type Did = 'gone' | 'stopped' | 'known' | 'nobody';

// Whose it is, and of two records of one person the other; in the order of their ids, as every command locks them.
const LOCK = 'select id, audit_alias as alias from customers where audit_alias = any($1::uuid[]) order by id for update';
// The closing that the line is of: committed here, and the file had it before the database could mark it (a crash between the two).
const ADOPT = `update closings set journalled = 'closed', journal_alias = $2::uuid
  where id = (select c.id from closings c where c.customer_id = $1::uuid and c.scope = 'service' and c.journalled is null
      and c.state in ('waiting', 'stopped') and (c.received_at at time zone 'Europe/London')::date = $3::date
    order by c.state desc, c.received_at limit 1)
  returning id`;
const ENDED = `update closings set journalled = $2, journal_alias = null
  where journal_alias = $1::uuid and state = any($3::text[]) returning id`;
// Those begun here that the file has brought to another end: the person's record is then open to nobody until that end is here too.
const UNDER_WAY = `select c.id, c.command_id as "commandId", c.customer_id as "customerId", (select m.id from customers m where m.id = c.remains) as remains, c.received_at as "receivedAt", c.organisation
  from closings c where c.customer_id = $1::uuid and c.scope = 'service' and c.state in ('to-confirm', 'waiting') for update`;
const BEGIN = `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, remains, state, said_at, received_at, channel,
    recorded_by, recorded_by_name, organisation, due_at)
  select gen_random_uuid(), gen_random_uuid(), c.id, c.reference, 'service', case when $3::uuid is null then 'other' else 'duplicate' end, $3::uuid,
         'waiting', d.noon, d.noon, '${JOURNAL}', '${JOURNAL}', 'Closing journal', '${PRIVACY_TEAM}', d.noon
    from customers c, (select ($2::date + time '12:00') at time zone 'Europe/London' as noon) d where c.id = $1::uuid
  returning id, command_id as "commandId", customer_id as "customerId", remains, received_at as "receivedAt", organisation`;
// Whether they were told is lost with the database that knew: told twice is better than never.
const TELL = `insert into recipient_notices (kind, recipient_id, customer_id, customer_reference, made_by, made_on, chase_on, organisation)
  select 'closed', d.recipient_id, c.id, c.reference, $2::uuid, $3::date, $4::date, '${PRIVACY_TEAM}'
    from customers c join (select distinct customer_id, recipient_id from disclosures where customer_id = $1::uuid) d on d.customer_id = c.id
   where not exists (select from recipient_notices n where n.customer_id = c.id and n.recipient_id = d.recipient_id and n.kind = 'closed')`;
const MARK = `update closings set journalled = $2, journal_alias = case when $2 = 'closed' then $3::uuid end where id = $1::uuid`;
const STOP = `update closings set state = 'stopped', version = version + 1, stopped_at = now(), stopped_by = '${JOURNAL}',
    journalled = 'stopped', journal_alias = null
  where customer_id = $1::uuid and scope = 'service' and state in ('to-confirm', 'waiting') and (journalled = 'closed' or state = 'to-confirm')
  returning id`;
const OPEN = `update customers set status = 'current', version = version + 1 where id = $1::uuid and status = 'closed'`;
const UNTELL = `delete from recipient_notices where customer_id = $1::uuid and kind = 'closed' and state = 'to-tell'`;
const AUDIT = `insert into audit (actor, organisation, operation, kind, subject, outcome, details, request_id)
  values ('${JOURNAL}', '${PRIVACY_TEAM}', '${JOURNAL}', 'closing', $1::uuid, $2, jsonb_build_object('position', $3::bigint), gen_random_uuid()::text)`;

/**
 * Does what a line of the file says that the database has not heard of, in the caller's transaction: the database was restored, or a
 * crash fell between writing and marking. `last`: no later line is about the same person, so this one stands.
 */
export async function replay(client: pg.ClientBase, line: Line, last: boolean, now: Date): Promise<void> {
  const { alias, remains } = line;
  const { rows } = await client.query<{ id: string; alias: string }>(LOCK, [remains ? [alias, remains] : [alias]]);
  const idOf = (which: string | null) => rows.find((row) => row.alias === which)?.id ?? null;
  const customerId = idOf(alias);
  const did = await done(client, line, { customerId, remains: idOf(remains), last, now });
  await remember(client, [line]);
  await client.query(AUDIT, [alias, did, line.position]);
}

type About = { readonly customerId: string | null; readonly remains: string | null; readonly last: boolean; readonly now: Date };

async function done(client: pg.ClientBase, line: Line, about: About): Promise<Did> {
  const { alias, step, closedOn } = line;
  const { customerId } = about;
  if (step === 'stopped') {
    if ((await client.query(ENDED, [alias, step, ['stopped']])).rowCount) return 'known';
    return customerId === null ? 'nobody' : stop(client, customerId, about.now);
  }
  if (step === 'destroyed' && (await client.query(ENDED, [alias, step, ['destroyed', 'cleaned']])).rowCount) return 'known';
  if (customerId === null) return 'nobody';
  if (step === 'closed' && (await client.query(ADOPT, [customerId, alias, closedOn])).rowCount) return 'known';
  return about.last ? destroyNow(client, line, customerId, about) : 'known';
}

/** The person is there, and in what was lost they were gone: closed as of that day, and destroyed at once. */
async function destroyNow(client: pg.ClientBase, line: Line, customerId: string, { remains, now }: About): Promise<Did> {
  const { closedOn, step, alias } = line;
  const known = (await client.query<Due>(UNDER_WAY, [customerId])).rows[0];
  const due = known ?? (await client.query<Due>(BEGIN, [customerId, closedOn, remains])).rows[0];
  if (!due) throw new Error('The person has gone meanwhile');
  if (due.remains === null) {
    const { madeOn, chaseOn } = noticeDays(now);
    await client.query(TELL, [customerId, due.commandId, madeOn, chaseOn]);
  }
  const went = await goes(due, client);
  await client.query(DONE, [due.id, customerId, JSON.stringify(went), due.organisation, alias]);
  // A line 'destroyed' is still to come where there was none yet.
  await client.query(MARK, [due.id, step, alias]);
  return 'gone';
}

/** It was stopped, and here it has not been: the record is there again. */
async function stop(client: pg.ClientBase, customerId: string, now: Date): Promise<Did> {
  const { rows } = await client.query<{ id: string }>(STOP, [customerId]);
  const [stopped] = rows;
  if (!stopped) return 'known';
  await client.query(OPEN, [customerId]);
  await client.query(UNTELL, [customerId]);
  const by = { caller: { sub: JOURNAL, name: 'Closing journal', roles: ['supervisor' as const], touchpoint: PRIVACY_TEAM }, now };
  const tx = transactionOn(client, Promise.resolve());
  await askedAgain(by, { customerId, closingId: stopped.id, wanted: true }, tx);
  return 'stopped';
}
