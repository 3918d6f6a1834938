import type pg from 'pg';
import { addDays } from '../../shared/domain/calendar.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { makeReference } from '../../shared/domain/reference.ts';
import { madeOn, OTHER_RIGHTS, type RequestKind } from '../../shared/domain/request.ts';
import { arrivedLate, type ClockFacts, requestClock } from '../../shared/domain/request-clock.ts';
import people from '../identity/people.json' with { type: 'json' };
import { inWorkingHours } from './contacts.ts';
import { DAY } from './family.ts';
import { uuid7 } from './ids.ts';
import { otherValue } from './other-value.ts';
import { between, draw, makeRandom, pick, type Random, weighted } from './random.ts';

/** The stream of random numbers for the example of a queue. */
const EXAMPLE = 77;
const kinds = weighted<RequestKind>([
  ['rectification', 45],
  ['access', 20],
  ['complaint', 15],
  ['other-right', 12],
  ['closure', 8],
]);
const FIELDS: readonly Field[] = ['email', 'dateOfBirth', 'postcode', 'mobile', 'familyName', 'addressLine1'];
const WORDS: Readonly<Record<RequestKind, string>> = {
  rectification: 'That is not right.',
  access: 'Please send me everything you hold about me.',
  complaint: 'I am not happy with how my details were used.',
  'other-right': 'Please stop using my details.',
  closure: 'Stop using the service',
};

type Somebody = {
  readonly id: string;
  readonly field: Field;
  readonly value: string;
  readonly source: string;
  readonly on: string;
};

/** Of each person the field they might dispute, where nothing of theirs is asked yet. */
const WHO = `select c.id, h.field, h.value, h.source, to_char(h.obtained_at at time zone 'Europe/London', 'YYYY-MM-DD') as on
    from (select id, row_number() over (order by md5(id::text)) as n from customers c where status = 'current'
            and not exists (select from requests q where q.customer_id = c.id) order by md5(id::text) limit $1::int * 3) c
    join held_values h on h.customer_id = c.id and h.field = ($2::text[])[1 + c.n % cardinality($2::text[])] order by c.n limit $1`;

const CONVERSATION = `insert into conversations (id, channel, direction, speaker, adviser, adviser_name, organisation, began_at, ended_at)
  values ($1, 'telephone', 'in', 'customer', $2, $3, $4, $5::timestamptz, $5::timestamptz + interval '9 minutes')`;
const LEVEL = 'insert into conversation_levels (conversation_id, customer_id, level) values ($1, $2, 2)';
const REQUEST = `insert into requests (id, command_id, reference, customer_id, kind, asked_right, words, how_to_answer, made_on, said_at,
    received_at, recorded_by, organisation, conversation_id, due_on, extend_by, arrived_late, assigned_to, assigned_to_name, assigned_at,
    waiting_for, waiting_since, extension_months, extension_reason, extension_told_on, extension_told_how, acknowledged_on, progress_due_on,
    from_repair)
  values ($1, $2, $3, $4, $5, $6, $7, 'by phone', $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, case when $17::text is not null
    then $10::timestamptz end, $19, $20, $21::smallint, case when $21::smallint is not null then 'complex' end, $22, case when $21::smallint is not null
    then 'phone' end, $23, $24, $25)`;
const WAIT = `insert into request_waits (command_id, request_id, waits_for, asked_on) values ($1, $2, $3, $4)`;
const DISPUTE = `insert into rectification_fields (request_id, customer_id, field, held_value, held_source, held_on, says, incomplete)
  values ($1, $2, $3, $4, $5, least($6::date, $7::date), $8, false)`;
const CLAIM = `insert into rectification_claims (command_id, request_id, field, says, incomplete, said_at, recorded_by)
  values ($1, $2, $3, $4, false, $5, $6)`;
const COMPLAINT = `insert into complaints (request_id, about, acknowledged_how) values ($1, 'information', $2)`;
const SETTLE = 'insert into access_requests (request_id) values ($1)';

/**
 * Requests as a service at work has them on the day it is looked at: of every kind, some late, some due soon, some waiting, some nobody's.
 * For trying the app out: unlike the rest of the synthetic world they are made round `now`. `client` is the owner's.
 */
export async function fillQueue(client: pg.ClientBase, many: number, seed: number, now: Date): Promise<void> {
  const { rows } = await client.query<Somebody>(WHO, [many, FIELDS]);
  for (const [index, whose] of rows.entries()) await addOne(client, makeRandom(seed, EXAMPLE, index), whose, now);
}

async function addOne(client: pg.ClientBase, random: Random, whose: Somebody, now: Date): Promise<void> {
  const today = londonDay(now);
  const organisation = random() < 0.75 ? '0000000999' : '0000000203';
  const adviser = personOf(random, organisation, 'adviser');
  const saidAt = Math.min(inWorkingHours(random, now.getTime() - between(random, 0, 42) * DAY), now.getTime() - 3_600_000);
  const receivedAt = random() < 0.12 ? Math.min(saidAt + between(random, 2, 4) * DAY, now.getTime() - 60_000) : saidAt + 900;
  const [said, received] = [new Date(saidAt).toISOString(), new Date(receivedAt).toISOString()];
  const day = madeOn(said, received);
  const kind = draw(random, kinds);
  const facts = courseOf(random, kind, day, today);
  const { dueOn, extendBy } = requestClock(facts, today);
  const owner = random() < 0.35 ? null : personOf(random, organisation, 'supervisor');
  const [id, commandId, conversationId] = [uuid7(random, saidAt), uuid7(random, saidAt), uuid7(random, saidAt)];
  const reference = makeReference(Uint8Array.from({ length: 9 }, () => between(random, 0, 255)));
  const right = kind === 'other-right' ? pick(random, OTHER_RIGHTS) : null;

  await client.query(CONVERSATION, [conversationId, adviser.sub, adviser.name, organisation, said]);
  await client.query(LEVEL, [conversationId, whose.id]);
  const { waitingFor, waitingSince, extensionMonths, acknowledgedOn, progressDueOn } = facts;
  await client.query(REQUEST, [
    ...[
      id,
      commandId,
      reference,
      whose.id,
      kind,
      right,
      WORDS[kind],
      day,
      said,
      received,
      adviser.sub,
      organisation,
      conversationId,
    ],
    ...[dueOn, extendBy, arrivedLate(day, londonDay(new Date(receivedAt))), owner?.sub ?? null, owner?.name ?? null],
    ...[waitingFor, waitingSince, extensionMonths, extensionMonths === null ? null : addDays(day, 20)],
    ...[acknowledgedOn, progressDueOn, random() < 0.05],
  ]);
  if (waitingFor !== null) await client.query(WAIT, [uuid7(random, saidAt), id, waitingFor, waitingSince]);
  if (kind === 'complaint') await client.query(COMPLAINT, [id, acknowledgedOn === null ? null : 'phone']);
  if (kind === 'access') await client.query(SETTLE, [id]);
  if (kind !== 'rectification') return;
  const says = otherValue(random, whose.field, whose.value);
  await client.query(DISPUTE, [id, whose.id, whose.field, whose.value, whose.source, whose.on, day, says]);
  await client.query(CLAIM, [commandId, id, whose.field, says, said, adviser.sub]);
}

/** What moved its clock since it was made. */
function courseOf(random: Random, kind: RequestKind, day: string, today: string): ClockFacts {
  const age = (days: number) => addDays(day, days) <= today;
  const waitingFor =
    kind === 'access' && age(2) && random() < 0.3
      ? 'customer'
      : kind !== 'complaint' && age(2) && random() < 0.07
        ? 'proof'
        : null;
  const acknowledgedOn = kind === 'complaint' && age(6) && random() < 0.6 ? addDays(day, 5) : null;
  return {
    ...{ status: 'open', kind, madeOn: day, proofOn: null, waitingFor, waitingSince: waitingFor && addDays(day, 1), waited: [] },
    extensionMonths: kind !== 'complaint' && waitingFor === null && age(22) && random() < 0.15 ? 1 : null,
    ...{ acknowledgedOn, progressDueOn: acknowledgedOn && addDays(acknowledgedOn, 14) },
  };
}

function personOf(random: Random, organisation: string, role: 'adviser' | 'supervisor') {
  return pick(
    random,
    people.filter(({ touchpoint, roles }) => touchpoint === organisation && roles.includes(role)),
  );
}
