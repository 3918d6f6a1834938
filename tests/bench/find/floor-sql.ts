/**
 * The least that each operation needs of the database: the same tables and indexes as ours, the best statement known for that
 * one operation, its values ready made. No token, no validation, no audit, no recognising of what was typed.
 */
const SHOWN = `c.id, c.given_name as "givenName", c.family_name as "familyName", extract(year from c.birth_date)::int as "yearOfBirth",
  left(c.postcode, -3) as "outwardPostcode", c.status`;
const BY_NAME = 'c.family_name collate "C", c.given_name collate "C", c.birth_date, c.id';
const IN_ORDER = 'order by pair, birth_date, customer_id limit 80';
const CURRENT = "c.status = 'current'";

/** Each person met in an index once, the closest first; only those who are shown are looked up. */
const people = (branches: string) => `select ${SHOWN}, x.copies from (
    select customer_id, min(rank) as rank, min(tie) as tie, min(born) as born, count(*)::int as copies
      from (select * from (${branches}) b limit 80) m group by customer_id order by 2, 3, 4, 1 limit 26) x
    join customers c on c.id = x.customer_id and ${CURRENT}
   order by x.rank, x.tie, x.born, c.id limit 26`;

/** Values: see `nameValues`. */
const NAME = people(`
  (select customer_id, case when pair = $1 then 0 else 1 end as rank, pair as tie, birth_date as born from name_pairs
    where pair >= $1 and pair < $2 ${IN_ORDER})
  union all (select customer_id, 2, pair, birth_date from name_pairs where pair > $3 and pair < $4 ${IN_ORDER})
  union all (select p.* from unnest($5::text[], $6::text[]) as n (start, finish) cross join lateral (
    select customer_id, 3, pair, birth_date from name_pairs where pair >= n.start and pair < n.finish ${IN_ORDER}) p)
  union all (select p.* from (select word from name_words where word > $7 and word < $8 order by holders desc, word limit 40) w
    cross join lateral (select customer_id, 4, pair, birth_date from name_pairs
     where pair > w.word || ' ' || $9::text and pair < w.word || ' ' || $10::text ${IN_ORDER}) p)`);

const SURNAME = people(`
  (select customer_id, 0 as rank, pair as tie, birth_date as born from name_pairs where pair >= $1 and pair < $2 ${IN_ORDER})
  union all (select customer_id, 1, pair, birth_date from name_pairs where pair >= $3 and pair < $4 ${IN_ORDER})
  union all (select p.* from unnest($5::text[], $6::text[]) as n (start, finish) cross join lateral (
    select customer_id, 3, pair, birth_date from name_pairs where pair >= n.start and pair < n.finish ${IN_ORDER}) p)`);

const BIRTH_SURNAME = people(`
  (select customer_id, case when word = $2 then 0 else 1 end as rank, word as tie, birth_date as born from customer_words
    where birth_date = $1::date and word >= $2 and word < $3 order by word, customer_id limit 80)
  union all (select k.* from unnest($4::text[]) as n (name) cross join lateral (select customer_id, 3, word, birth_date from customer_words
    where birth_date = $1::date and word = n.name order by word, customer_id limit 80) k)`);

/** The words that one typed word may have been meant for: $f word, slips, likely, other, nicknames, sound. */
const meant = (f: number) => `m${f} as materialized (
  select word, min(cost) as cost from (
    select word, case when word = $${f} then 0 when word like any($${f + 2}::text[]) then 10 else 20 end
         + case when left(word, 1) = left($${f}, 1) then 0 else 5 end as cost
      from name_slips where slip = any($${f + 1}::text[])
       and (word = $${f} or word like any($${f + 2}::text[]) or word like any($${f + 3}::text[]))
    union all select word, 12 from unnest($${f + 4}::text[]) as n (word)
    union all (select word, 30 from name_words where sound = $${f + 5} and sound <> '' order by holders desc, word limit 8)) w
  join name_words using (word) where not exists (select from as_typed) group by word, holders order by 2, holders desc, word limit 24)`;
const begins = (m: number, typed: number, end: number) => `select p.customer_id, m${m}.cost + 4 from m${m} cross join lateral (
    select customer_id from name_pairs where pair > m${m}.word || ' ' || $${typed}::text and pair < m${m}.word || ' ' || $${end}::text
     order by pair, birth_date, customer_id limit 26) p`;
/** As typed first; only if that is nobody, as it may have been meant: one statement, since a floor makes no second trip. */
const SLIP = `with as_typed as materialized (${NAME}), ${meant(11)}, ${meant(17)},
  candidates as materialized (
    select customer_id, min(cost) as cost from (
      select p.customer_id, m11.cost + m17.cost as cost from m11 cross join m17 cross join lateral (
        select customer_id from name_pairs where pair = m11.word || ' ' || m17.word order by birth_date, customer_id limit 26) p
      union all ${begins(11, 17, 24)}
      union all ${begins(17, 11, 23)}
      union all select p.customer_id, 12 from unnest($25::text[]) as j (word) cross join lateral (
        select customer_id from name_pairs where pair >= j.word and pair < j.word || $26::text
         order by pair, birth_date, customer_id limit 26) p) b
     where not exists (select from as_typed)
     group by customer_id order by 2, 1 limit 100),
  as_meant as materialized (
    select ${SHOWN}, null::int as copies from candidates x join customers c on c.id = x.customer_id and ${CURRENT}
     order by x.cost, abs(length(c.given_name || c.family_name) - $27::int), ${BY_NAME} limit 26)
  select * from as_typed union all select * from as_meant`;

const READ = `select ${SHOWN}, c.version, c.reference,
    coalesce((select json_agg(json_build_object('at', k.at, 'organisation', k.organisation) order by k.at desc) from identity_checks k
       where k.customer_id = c.id and not k.passed and k.at > now() - interval '24 hours'), '[]') as "failedChecks",
    coalesce((select json_agg(json_build_object('conversationId', v.id, 'parkedAt', v.parked_at, 'adviser', v.adviser_name, 'level', l.restores)
       order by v.parked_at desc) from conversation_levels l join conversations v on v.id = l.conversation_id
       where l.customer_id = c.id and v.ended_at is null and v.parked_at > now() - interval '30 minutes'), '[]') as parked,
    coalesce((select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision, 'saidAt', e.said_at, 'receivedAt', e.received_at))
       from consent_events e where e.customer_id = c.id), '[]') as consents,
    coalesce((select json_agg(json_build_object('field', h.field, 'value', h.value, 'source', h.source, 'sourceName', h.source_name, 'note', h.note,
       'obtainedOn', to_char(h.obtained_at at time zone 'Europe/London', 'YYYY-MM-DD'))) from held_values h where h.customer_id = c.id), '[]') as "values",
    coalesce((select json_agg(json_build_object('field', f.field, 'requestId', q.id, 'reference', q.reference, 'since', q.made_on))
       from rectification_fields f join requests q on q.id = f.request_id where f.customer_id = c.id and f.marked), '[]') as "beingChecked",
    coalesce((select json_agg(distinct a.code) from consent_answers a
       where a.customer_id = c.id and a.field = 'priority-group' and a.code <> 5), '[]') as "priorityGroups",
    coalesce((select json_agg(json_build_object('organisation', o.organisation, 'lastContact', to_char(o.last at time zone 'Europe/London', 'YYYY-MM-DD')))
       from (select organisation, max(at) as last from (select organisation, at from interactions i where i.customer_id = c.id
             union all select organisation, at from sessions s where s.customer_id = c.id) contacts group by organisation) o), '[]') as "knownTo"
  from customers c where c.id = $1::uuid`;

/** That the same command twice has one effect is part of the operation, hence the key's row. */
const FRESH = `fresh as (
    insert into idempotency_keys (key, caller, operation, body_hmac, status, answer)
    values ($1::uuid, 'bench', 'consents.decide', sha256($1::uuid::text::bytea), 200, jsonb_build_object('commandId', $1::uuid))
    on conflict (key) do nothing returning key)`;
/** So is that each research organisation that was sent the customer is to be told to stop, once: the row of the person says if any was. */
const TOLD = `told as (
    insert into recipient_notices (kind, recipient_id, customer_id, customer_reference, made_by, made_on, chase_on, organisation)
    select 'stop-contact', d.recipient_id, c.id, c.reference, key, current_date, current_date + 14, '0000000999'
      from fresh join customers c on c.id = $2::uuid and c.researched join disclosures d on d.customer_id = c.id
      join recipients r on r.id = d.recipient_id and r.kind = 'market-research'
     where not exists (select from recipient_notices n where n.customer_id = c.id and n.recipient_id = d.recipient_id
                          and n.kind = 'stop-contact' and (n.state = 'to-tell' or n.made_at > d.received_at))
     group by d.recipient_id, c.id, c.reference, key)`;
const DECIDE = `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, conversation_id,
    recorded_by, organisation, clock_flagged)
  select key, 'satisfaction-survey', $2::uuid, 'withdrawn', $3::timestamptz, now(), 'telephone', $4::uuid, 'bench', '0000000999', false
    from fresh
  returning customer_id as id`;

export const FLOOR = {
  reference: `select ${SHOWN}, c.reference from customers c where c.reference = $1`,
  phone: `select ${SHOWN} from customers c where c.id = any(array(select h.customer_id from held_values h where h.contact_key = $1)) and ${CURRENT}
    order by ${BY_NAME} limit 26`,
  name: NAME,
  'common-surname': SURNAME,
  postcode: `select ${SHOWN} from customers c where c.postcode = $1 and ${CURRENT} order by ${BY_NAME} limit 26`,
  'birth-surname': BIRTH_SURNAME,
  slip: SLIP,
  nobody: SLIP,
  read: READ,
  decide: `with ${FRESH}, ${TOLD} ${DECIDE}`,
} as const;

export type Op = keyof typeof FLOOR;
export const OPS = Object.keys(FLOOR) as Op[];

/** The same with the audit row in the statement: the durable floor. The four values of the row come after the first `many`. */
export function durable(op: Op, many: number): string {
  const kind = op === 'decide' ? 'decision' : op === 'read' ? 'view' : 'search';
  const places = [1, 2, 3, 4].map((at) => `$${many + at}::text`).join(', ');
  // What writes stands at the top of a statement.
  const answer = op === 'decide' ? `${FRESH}, ${TOLD}, answer as (${DECIDE})` : `answer as materialized (${FLOOR[op]})`;
  return `with ${answer},
    audited as (insert into audit (actor, organisation, operation, request_id, kind, outcome, details)
      select ${places}, '${kind}', 'found', jsonb_build_object('results', (select count(*) from answer)))
    select * from answer`;
}
