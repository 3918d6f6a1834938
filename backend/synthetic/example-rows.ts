import type pg from 'pg';
import organisations from '../../shared/codes/organisations.json' with { type: 'json' };
import recipients from '../../shared/codes/recipients.json' with { type: 'json' };
import { addDays } from '../../shared/domain/calendar.ts';
import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { USUAL } from '../../shared/domain/disclosure.ts';
import { CHASE_DAYS } from '../../shared/domain/limits.ts';
import { workingDayFrom } from '../../shared/domain/working-days.ts';
import { type Course, named, personOf } from './example-course.ts';
import type { Wish } from './example-wishes.ts';
import { DAY } from './family.ts';
import { uuid7 } from './ids.ts';
import { otherValue } from './other-value.ts';
import type { Random } from './random.ts';

/** Somebody, and the value of theirs that is in dispute. */
export type Whose = {
  readonly id: string;
  readonly reference: string;
  readonly field: Field;
  readonly value: string;
  readonly source: string;
  readonly on: string;
};
/** A request of the example while it is written. */
export type Asked = {
  readonly id: string;
  readonly commandId: string;
  readonly conversationId: string;
  readonly reference: string;
  readonly course: Course;
  readonly whose: Whose;
  readonly now: Date;
  /** What is right, where that is held by now; null while it is not decided. */
  readonly says: string | null;
};
type Row = Readonly<Record<string, unknown>>;

const iso = (at: number) => new Date(at).toISOString();
const dayOf = (at: number) => londonDay(new Date(at));
const HANDED_OVER = 20 * 3_600_000;

/** Inserts one row; what is null or not said is left to the table. */
export async function put(client: pg.ClientBase, table: string, row: Row): Promise<void> {
  const cells = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  const places = cells.map((_, index) => `$${index + 1}`);
  const text = `insert into ${table} (${cells.map(([name]) => name).join(', ')}) values (${places.join(', ')})`;
  await client.query(
    text,
    cells.map(([, value]) => value),
  );
}

/** When it was decided, and by whom: on the call, or by a supervisor a day later. */
function decisionOf({ course: { adviser, receivedAt } }: Asked, wish: Wish) {
  return wish.lookAt ? { by: adviser, at: receivedAt } : { by: named('supervisor.two'), at: receivedAt + DAY };
}

/** What of a request's row follows from how far it is wished to be. */
export function endOf(one: Asked, wish: Wish | null): Row {
  if (!wish) return {};
  if (wish.promised) return { promised_on: londonDay(one.now) };
  if (wish.handedTo) {
    const [to, why] = wish.handedTo;
    const from = one.course.adviser.touchpoint;
    const at = iso(one.now.getTime() - HANDED_OVER);
    return { organisation: to, handed_over_from: from, handed_over_why: why, handed_over_at: at, version: 2 };
  }
  if (!wish.lookAt && !wish.toTell) return {};
  const { by, at } = decisionOf(one, wish);
  const told = { told_on: dayOf(at), told_how: 'phone', told_by: by.sub, told_by_name: by.name };
  if (wish.toTell) return { ...told, version: 3 };
  return { ...told, status: 'completed', completed_at: iso(at), look_at: 'to-look' };
}

/** The value in dispute. Once it is put right, what is held now is what was right, and another value was held before. */
export function disputeRow(random: Random, one: Asked, wish: Wish | null) {
  const { id, whose, says, course } = one;
  const other = otherValue(random, whose.field, whose.value);
  const disputed = {
    ...{ request_id: id, customer_id: whose.id, field: whose.field, held_source: whose.source, incomplete: false },
    held_on: whose.on < course.facts.madeOn ? whose.on : course.facts.madeOn,
  };
  if (says === null || !wish) return { ...disputed, held_value: whose.value, says: other };
  const { by, at } = decisionOf(one, wish);
  const decided = { decided_by: by.sub, decided_by_name: by.name, decided_at: iso(at), decided_value: says };
  return {
    ...{ ...disputed, ...decided, held_value: other, says, decision: 'corrected', marked: false },
    on_call: wish.lookAt ?? false,
  };
}

/** What happened with it since: what has a row of its own. */
export async function goOn(client: pg.ClientBase, random: Random, one: Asked, wish: Wish): Promise<void> {
  if (wish.promised) await promise(client, random, one);
  if (wish.handedTo) await handOver(client, random, one, wish.handedTo);
  if (one.says !== null)
    await client.query(
      `update held_values set source = 'rectification', source_name = $3, obtained_at = $4 where customer_id = $1 and field = $2`,
      [one.whose.id, one.whose.field, one.reference, iso(one.course.saidAt)],
    );
  if (wish.toTell) await leaveToTell(client, random, one, wish);
}

function promise(client: pg.ClientBase, random: Random, { id, conversationId, course, now }: Asked): Promise<void> {
  const { adviser, saidAt, receivedAt } = course;
  return put(client, 'promises', {
    ...{ id: uuid7(random, saidAt), request_id: id, conversation_id: conversationId, how: 'ring', part: 'afternoon' },
    ...{ promised_on: londonDay(now), said_at: iso(saidAt), received_at: iso(receivedAt), made_by: adviser.sub },
    ...{ made_by_name: adviser.name, organisation: adviser.touchpoint },
  });
}

function handOver(
  client: pg.ClientBase,
  random: Random,
  { id, course, now }: Asked,
  [to, why]: readonly [string, string],
): Promise<void> {
  const from = course.adviser.touchpoint;
  const by = personOf(random, from, 'supervisor');
  const at = now.getTime() - HANDED_OVER;
  return put(client, 'request_steps', {
    ...{
      command_id: uuid7(random, at),
      request_id: id,
      step: 'handed-over',
      at: iso(at),
      done_by: by.sub,
      done_by_name: by.name,
    },
    ...{ organisation: from, whom: to, whom_name: organisations.find(({ touchpoint }) => touchpoint === to)?.name, why },
  });
}

/** Two careers organisations were given the value before it was put right, and are to be told. */
async function leaveToTell(client: pg.ClientBase, random: Random, one: Asked, wish: Wish): Promise<void> {
  const { id, commandId, whose, course } = one;
  const sharedAt = iso(course.saidAt - 3_600_000);
  const { by, at } = decisionOf(one, wish);
  const day = dayOf(at);
  const { why, basis } = USUAL['local-careers'];
  for (const { id: recipient } of recipients.filter(({ kind }) => kind === 'local-careers')) {
    await put(client, 'disclosures', {
      ...{ id: uuid7(random, course.saidAt), customer_id: whose.id, recipient_id: recipient, shared_at: sharedAt },
      ...{ received_at: sharedAt, items: [whose.field], why, basis: basis ?? 'public-task', recorded_by: course.adviser.sub },
      organisation: course.adviser.touchpoint,
    });
    await put(client, 'recipient_notices', {
      ...{ id: uuid7(random, at), kind: 'correct', recipient_id: recipient, customer_id: whose.id },
      ...{ customer_reference: whose.reference, request_id: id, items: [whose.field], made_by: commandId, made_at: iso(at) },
      ...{ made_on: day, chase_on: workingDayFrom(addDays(day, CHASE_DAYS.value)), organisation: by.touchpoint },
    });
  }
}
