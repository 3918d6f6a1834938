import type pg from 'pg';
import { addDays } from '../../shared/domain/calendar.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { isToLookAt } from '../../shared/domain/look-at.ts';
import { isLowRisk } from '../../shared/domain/rectification.ts';
import { makeReference } from '../../shared/domain/reference.ts';
import { OTHER_RIGHTS, type RequestKind } from '../../shared/domain/request.ts';
import { arrivedLate, requestClock } from '../../shared/domain/request-clock.ts';
import { type Course, drawCourse, named, wishedCourse } from './example-course.ts';
import { type Asked, disputeRow, endOf, goOn, put, type Whose } from './example-rows.ts';
import { AWAY, WISHES, type Wish } from './example-wishes.ts';
import { uuid7 } from './ids.ts';
import { between, makeRandom, pick, type Random } from './random.ts';

/** The stream of random numbers for the example of a queue. */
const EXAMPLE = 77;
const FIELDS: readonly Field[] = ['email', 'dateOfBirth', 'postcode', 'mobile', 'familyName', 'addressLine1'];
const WORDS: Readonly<Record<RequestKind, string>> = {
  rectification: 'That is not right.',
  access: 'Please send me everything you hold about me.',
  complaint: 'I am not happy with how my details were used.',
  'other-right': 'Please stop using my details.',
  closure: 'Stop using the service',
};

/** Of each person the field they might dispute, where nothing of theirs is asked yet. */
const WHO = `select c.id, c.reference, h.field, h.value, h.source, to_char(h.obtained_at at time zone 'Europe/London', 'YYYY-MM-DD') as on
    from (select id, reference, row_number() over (order by md5(id::text)) as n from customers c where status = 'current'
            and not exists (select from requests q where q.customer_id = c.id) order by md5(id::text) limit $1::int * 3) c
    join held_values h on h.customer_id = c.id and h.field = ($2::text[])[1 + c.n % cardinality($2::text[])] order by c.n limit $1`;

/**
 * Requests as a service at work has them on the day it is looked at: of every kind, some late, some due soon, some waiting, some nobody's,
 * and something for every named view. For trying the app out: unlike the rest of the synthetic world they are made round `now`.
 * `client` is the owner's.
 */
export async function fillQueue(client: pg.ClientBase, many: number, seed: number, now: Date): Promise<void> {
  const { rows: people } = await client.query<Whose>(WHO, [many, FIELDS]);
  const wished = WISHES.flatMap((wish) => {
    // Only what is low-risk is put right on a call.
    const at = people.findIndex(({ field }) => !wish.lookAt || isLowRisk(field));
    return at < 0 ? [] : people.splice(at, 1).map((whose) => ({ whose, wish }));
  });
  const all = [...wished, ...people.map((whose) => ({ whose, wish: null }))];
  for (const [index, { whose, wish }] of all.entries()) await addOne(client, makeRandom(seed, EXAMPLE, index), whose, wish, now);
  const today = londonDay(now);
  const { name, touchpoint } = named(AWAY.sub);
  await put(client, 'absences', {
    ...{ id: uuid7(makeRandom(seed, EXAMPLE, all.length), now.getTime()), sub: AWAY.sub, name, organisation: touchpoint },
    ...{ from_on: today, to_on: addDays(today, AWAY.days), set_by: AWAY.setBy },
  });
}

async function addOne(client: pg.ClientBase, random: Random, whose: Whose, wish: Wish | null, now: Date): Promise<void> {
  const course = wish ? wishedCourse(random, wish, now) : drawCourse(random, now);
  const { adviser, saidAt, receivedAt, facts } = course;
  const conversationId = uuid7(random, saidAt);
  const one: Asked = {
    ...{ id: idFor(random, saidAt, wish), commandId: uuid7(random, saidAt), conversationId, course, whose, now },
    reference: makeReference(Uint8Array.from({ length: 9 }, () => between(random, 0, 255))),
    says: wish?.lookAt || wish?.toTell ? whose.value : null,
  };
  const began = new Date(saidAt).toISOString();
  await put(client, 'conversations', {
    ...{ id: conversationId, channel: 'telephone', direction: 'in', speaker: 'customer', adviser: adviser.sub },
    ...{ adviser_name: adviser.name, organisation: adviser.touchpoint, began_at: began },
    ended_at: new Date(saidAt + 9 * 60_000).toISOString(),
  });
  await put(client, 'conversation_levels', { conversation_id: conversationId, customer_id: whose.id, level: 2 });
  const right = facts.kind === 'other-right' ? pick(random, OTHER_RIGHTS) : null;
  await put(client, 'requests', { ...loggedRow(one, right), ...clockRow(course, londonDay(now)), ...endOf(one, wish) });
  if (facts.waitingFor !== null)
    await put(client, 'request_waits', {
      ...{ command_id: uuid7(random, saidAt), request_id: one.id, waits_for: facts.waitingFor, asked_on: facts.waitingSince },
    });
  if (facts.kind === 'complaint')
    await put(client, 'complaints', {
      ...{ request_id: one.id, about: 'information', acknowledged_how: facts.acknowledgedOn === null ? null : 'phone' },
    });
  if (facts.kind === 'access') await put(client, 'access_requests', { request_id: one.id });
  if (facts.kind === 'rectification') {
    const dispute = disputeRow(random, one, wish);
    await put(client, 'rectification_fields', dispute);
    await put(client, 'rectification_claims', {
      ...{ command_id: one.commandId, request_id: one.id, field: whose.field, says: dispute.says, incomplete: false },
      ...{ said_at: new Date(Math.min(saidAt, receivedAt)).toISOString(), recorded_by: adviser.sub },
    });
  }
  if (wish) await goOn(client, random, one, wish);
}

/** An id; of what is to be looked at, one that is. */
function idFor(random: Random, at: number, wish: Wish | null): string {
  for (;;) {
    const id = uuid7(random, at);
    if (!wish?.lookAt || isToLookAt(id)) return id;
  }
}

function loggedRow({ id, commandId, conversationId, reference, course, whose }: Asked, right: string | null) {
  const { adviser, owner, saidAt, receivedAt, facts, fromRepair } = course;
  const said = new Date(saidAt).toISOString();
  return {
    ...{ id, command_id: commandId, reference, customer_id: whose.id, kind: facts.kind, asked_right: right },
    ...{ words: WORDS[facts.kind], how_to_answer: 'by phone', made_on: facts.madeOn, said_at: said },
    ...{ received_at: new Date(receivedAt).toISOString(), recorded_by: adviser.sub, organisation: adviser.touchpoint },
    ...{
      logged_by_name: adviser.name,
      logged_in: adviser.touchpoint,
      conversation_id: conversationId,
      from_repair: fromRepair,
      assigned_to: owner?.sub,
      assigned_to_name: owner?.name,
    },
    assigned_at: owner ? said : null,
  };
}

function clockRow({ facts, receivedAt }: Course, today: string) {
  const { madeOn, waitingFor, waitingSince, extensionMonths, acknowledgedOn, progressDueOn } = facts;
  const { dueOn, extendBy } = requestClock(facts, today);
  const extended = { extension_reason: 'complex', extension_told_on: addDays(madeOn, 20), extension_told_how: 'phone' };
  return {
    ...{ due_on: dueOn, extend_by: extendBy, arrived_late: arrivedLate(madeOn, londonDay(new Date(receivedAt))) },
    ...{ waiting_for: waitingFor, waiting_since: waitingSince, acknowledged_on: acknowledgedOn, progress_due_on: progressDueOn },
    ...(extensionMonths === null ? {} : { extension_months: extensionMonths, ...extended }),
  };
}
