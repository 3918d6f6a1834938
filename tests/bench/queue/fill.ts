import type pg from 'pg';
import { setAside } from '../../../backend/synthetic/table-extras.ts';

/** Requests of a service at work: three in ten are open, of the last two months; the others are finished, of the last two years. */
const OPEN = 0.3;
/** People who have some of them; the one who looks is the first. */
const WORKERS = 200;
const AWAY = 10;

/** SQL: an id that follows from a row's number. */
const id = (what: string) => `overlay(overlay(md5('${what}-' || n) placing '7' from 13) placing '8' from 17)::uuid`;

const CONVERSATIONS = `insert into conversations (id, channel, direction, speaker, adviser, adviser_name, organisation, began_at, ended_at)
  select ${id('conversation')}, 'telephone', 'in', 'customer', 'worker-' || (n % ${WORKERS}), 'Worker ' || (n % ${WORKERS}),
         '0000000999', now() - interval '1 day', now() - interval '1 day' from generate_series(1, $1::int) n`;

// Each draw is a number of its own from the row's, so that a filling is the same whenever it is made.
const draw = (what: string) => `((hashtextextended('${what}' || n, 0) & 2147483647) / 2147483648.0)`;
const REQUESTS = `insert into requests (id, command_id, reference, kind, asked_right, words, how_to_answer, made_on, said_at, received_at,
    recorded_by, organisation, conversation_id, status, completed_at, due_on, extend_by, assigned_to, assigned_to_name, waiting_for,
    waiting_since, promised_on, from_repair, look_at, acknowledged_on, fields, decided, notices_open, what, step, arrived_late, told_on, assignee,
    logged_by_name, logged_in, needs_other_eyes)
  select ${id('request')}, ${id('command')}, upper(left(md5('reference-' || n), 10)), kind,
         case when kind = 'other-right' then 'erasure' end, 'Words', 'by phone', made_on, made_on + interval '12 hours',
         made_on + interval '12 hours', recorded_by, organisation, ${id('conversation')},
         case when is_open then 'open' else 'completed' end,
         case when is_open then null else made_on + interval '20 days' + ${draw('completed')} * interval '9 days' end,
         case when is_open then due_on end, case when is_open and kind <> 'complaint' then due_on end, assigned_to, assigned_to,
         waiting, case when waiting is not null then made_on end, case when is_open and ${draw('promised')} < 0.05
           then $2::date + floor(${draw('promise')} * 8)::int - 3 end,
         ${draw('repair')} < 0.02, case when ${draw('look')} < 0.01 then 'to-look' end,
         case when kind = 'complaint' and ${draw('acknowledged')} < 0.6 then made_on + 5 end, fields, 0,
         case when ${draw('told')} < 0.08 then 1 + floor(${draw('notices')} * 3)::int else 0 end,
         case when kind = 'rectification' then fields[1] when kind = 'other-right' then 'erasure' else '' end,
         case when not is_open then 'completed' when kind <> 'rectification' then 'open' else 'being-checked' end,
         ${draw('late')} < 0.06, null, coalesce(assigned_to, ''), recorded_by, organisation,
         coalesce(is_open and assigned_to = recorded_by, false)
    from (select n, is_open, kind, made_on, made_on + 28 + floor(${draw('due')} * 4)::int as due_on,
                 case when ${draw('unassigned')} < 0.3 then null when ${draw('same')} < 0.02 then recorded_by
                      when assignee = 0 then 'supervisor' else 'worker-' || assignee end as assigned_to,
                 case when kind = 'rectification' then array[(array['email', 'mobile', 'postcode', 'familyName', 'dateOfBirth', 'uln'])
                   [1 + floor(power(${draw('field')}, 2) * 5.999)::int]] else '{}' end as fields,
                 case when is_open and ${draw('waiting')} < 0.04 then 'proof' end as waiting, organisation, recorded_by
            from (select n, ${draw('open')} < ${OPEN} as is_open, floor(${draw('assignee')} * ${WORKERS - 1})::int as assignee,
                         (array['rectification', 'rectification', 'rectification', 'access', 'complaint', 'other-right', 'closure'])
                           [1 + floor(${draw('kind')} * 6.999)::int] as kind,
                         $2::date - case when ${draw('open')} < ${OPEN} then floor(${draw('made')} * 34)::int else 40 + floor(${draw('made')} * 690)::int end as made_on,
                         (array['0000000999', '0000000201', '0000000202', '0000000203', '0000000204', '0000000205', '0000000206',
                           '0000000207', '0000000208', '0000000209'])[1 + floor(${draw('organisation')} * 9.999)::int] as organisation,
                         'worker-' || floor(${draw('recorded')} * ${WORKERS - 1})::int as recorded_by
                    from generate_series(1, $1::int) n) a) b`;
const ABSENCES = `insert into absences (id, sub, name, organisation, from_on, to_on, set_by)
  select gen_random_uuid(), 'worker-' || n, 'Worker ' || n, '0000000999', $1::date, $1::date + 5, 'supervisor'
    from generate_series(1, ${AWAY}) n`;
const NOTICES = `insert into recipient_notices (kind, recipient_id, customer_reference, made_by, made_on, chase_on, organisation)
  select 'closed', (select id from recipients order by id limit 1), 'ABCDEFGHJK', gen_random_uuid(), $2::date, $2::date, '0000000999'
    from generate_series(1, greatest(1, $1::int / 100)) n`;
const UNSEEN = `insert into requests_unseen (request_id, sub) select id, 'supervisor' from requests where status = 'open' limit 20`;

/** Fills the tables with so many requests, as they stand on that day. Keys and indexes are made once, afterwards. */
export async function fillQueue(owner: pg.Pool, many: number, today: string): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(
      `set local statement_timeout = 0; set local maintenance_work_mem = '256MB'; set local synchronous_commit = off`,
    );
    const tables = ['requests', 'conversations'];
    const extras = await setAside(client, tables);
    await client.query('alter table requests disable trigger user');
    await client.query(CONVERSATIONS, [many]);
    await client.query(REQUESTS, [many, today]);
    for (const make of extras) await client.query(make);
    await client.query('alter table requests enable trigger user');
    await client.query(ABSENCES, [today]);
    await client.query(NOTICES, [many, today]);
    await client.query(UNSEEN);
    await client.query('commit');
  } finally {
    client.release();
  }
  await owner.query('vacuum (analyze) requests, conversations, absences, recipient_notices, requests_unseen');
}
