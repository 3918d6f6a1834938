import { randomUUID } from 'node:crypto';
import { keepClocks } from '../../../backend/requests/clock.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { CLOSING_REASONS } from '../../../shared/domain/closing.ts';
import { DECISIONS, type Decision, PURPOSES, type Purpose } from '../../../shared/domain/consent.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { NOTICE_KINDS } from '../../../shared/domain/disclosure.ts';
import { REQUEST_KINDS, type RequestKind } from '../../../shared/domain/request.ts';
import { pick, randomFrom } from '../../bench/support/random.ts';
import type { TestBackend } from '../../support/backend.ts';
import { newId, newReference } from '../people.ts';

export const ORGANISATIONS = ['0000000203', '0000000204', '0000000999'] as const;
/** People from whom requests are kept. */
const COMPLAINED_OF = ['supervisor.two', 'local.supervisor'];
const CLOSING_STATES = ['to-confirm', 'waiting', 'stopped', 'destroyed', 'cleaned', 'done'];
const RECIPIENT = '0190a000-0000-7000-8000-000000000032';

export type ARequest = {
  readonly id: string;
  readonly organisation: string;
  readonly kind: RequestKind;
  readonly madeOn: string;
  readonly proofOn: string | null;
  readonly months: 1 | 2 | null;
  readonly dueOn: string | null;
  readonly status: 'open' | 'completed' | 'joined';
  readonly completedAt: string | null;
  readonly acknowledgedOn: string | null;
  /** From whom it is kept. */
  readonly unseenBy: string | null;
  /** The days it waited for the customer, both ends counted. */
  readonly waited: { readonly from: string; readonly to: string } | null;
};
export type AnEvent = {
  readonly organisation: string;
  readonly purpose: Purpose;
  readonly decision: Decision;
  readonly saidAt: string;
  readonly receivedAt: string;
};
export type ACustomer = {
  readonly id: string;
  readonly organisation: string;
  readonly closed: boolean;
  readonly events: readonly AnEvent[];
};
export type AClosing = {
  readonly organisation: string;
  readonly reason: string;
  readonly scope: string;
  readonly state: string;
  readonly receivedAt: string;
  readonly destroyedAt: string | null;
};
export type ANotice = {
  readonly organisation: string;
  readonly kind: string;
  readonly state: string;
  readonly madeOn: string;
  readonly requestId: string | null;
};
export type Counted = {
  readonly requests: readonly ARequest[];
  readonly customers: readonly ACustomer[];
  readonly closings: readonly AClosing[];
  readonly notices: readonly ANotice[];
};

/** What there is to count, from a seed: many that lie on the edges of bands, months and days. */
export function countedFrom(
  seed: number,
  now: Date,
  many = { requests: 400, customers: 120, closings: 90, notices: 120 },
): Counted {
  const random = randomFrom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const maybe = (chance: number) => random() < chance;
  const today = londonDay(now);
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000 - upTo(86_400_000)).toISOString();
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const organisation = () => pick(random, ORGANISATIONS);

  const requests = times(many.requests, (): ARequest => {
    const kind = pick(random, REQUEST_KINDS);
    const age = maybe(0.6) ? upTo(65) : upTo(600);
    const madeOn = addDays(today, -age);
    const status = maybe(0.5) ? 'open' : maybe(0.9) ? 'completed' : 'joined';
    const ended = upTo(Math.min(age, 130));
    const asked = addDays(madeOn, upTo(Math.min(age, 10)));
    const months = kind !== 'complaint' && maybe(0.15) ? pick(random, [1, 2] as const) : null;
    return {
      ...{ id: newId(), organisation: organisation(), kind, madeOn, status, months },
      proofOn: kind !== 'complaint' && maybe(0.15) ? addDays(madeOn, upTo(Math.min(age, 20))) : null,
      dueOn: status === 'open' ? dueApartFrom(madeOn, addDays(today, upTo(70) - 30)) : null,
      completedAt: status === 'completed' ? at(age - ended) : null,
      acknowledgedOn: kind === 'complaint' && maybe(0.5) ? addDays(madeOn, upTo(Math.min(age, 45))) : null,
      unseenBy: kind === 'complaint' && maybe(0.6) ? pick(random, COMPLAINED_OF) : null,
      waited: kind === 'access' && maybe(0.4) ? { from: asked, to: addDays(asked, upTo(40)) } : null,
    };
  });
  const event = (): AnEvent => {
    // Few instants, so that some take effect at the same one, and the later said is not always the later received.
    const before = pick(random, [0, 0, 30, 60, 150]);
    const [saidAt, receivedAt] = [upTo(6), upTo(6)].map((days) =>
      new Date(now.getTime() - (before + days) * 86_400_000).toISOString(),
    );
    return {
      organisation: organisation(),
      purpose: pick(random, PURPOSES),
      decision: pick(random, DECISIONS),
      saidAt,
      receivedAt,
    } as AnEvent;
  };
  const customers = times(many.customers, () => ({
    ...{ id: newId(), organisation: organisation(), closed: maybe(0.1), events: maybe(0.2) ? [] : times(upTo(9), event) },
  }));
  const closings = times(many.closings, (): AClosing => {
    const [state, daysAgo] = [pick(random, CLOSING_STATES), 9 + upTo(500)];
    return {
      ...{ organisation: organisation(), reason: pick(random, CLOSING_REASONS), state },
      ...{ scope: maybe(0.8) ? 'service' : 'online-account', receivedAt: at(daysAgo) },
      destroyedAt: state === 'destroyed' || state === 'cleaned' ? at(daysAgo - 1 - upTo(7)) : null,
    };
  });
  const notices = times(many.notices, () => ({
    ...{ organisation: organisation(), kind: pick(random, NOTICE_KINDS), madeOn: addDays(today, -upTo(80)) },
    ...{ state: pick(random, ['to-tell', 'to-tell', 'told', 'acknowledged', 'impossible']) },
    requestId: maybe(0.5) ? pick(random, requests).id : null,
  }));
  return { requests, customers, closings, notices };
}

/** Puts all of it into the tables. */
export async function putCounted(
  { pool }: Pick<TestBackend, 'pool'>,
  { requests, customers, closings, notices }: Counted,
): Promise<void> {
  const conversation = randomUUID();
  await pool.query(
    `insert into conversations (id, channel, direction, speaker, adviser, adviser_name, organisation, began_at)
     values ($1, 'telephone', 'in', 'customer', 'x', 'X', '0000000999', now())`,
    [conversation],
  );
  const each = async (sql: string, rows: readonly object[]) =>
    pool.query(sql.replace('ROWS', 'jsonb_array_elements($1::jsonb) as e (row)').replaceAll(":'", "row->>'"), [
      JSON.stringify(rows),
    ]);
  await each(
    `insert into requests (id, command_id, reference, kind, words, how_to_answer, made_on, said_at, received_at, recorded_by, organisation,
       conversation_id, closed_reference, status, completed_at, proof_on, extension_months, due_on, acknowledged_on)
     select cast(:'id' as uuid), cast(:'id' as uuid), :'reference', :'kind', 'In their words', 'by letter', cast(:'madeOn' as date), now(), now(),
       'x', :'organisation', cast('${conversation}' as uuid), :'about', :'status', cast(:'completedAt' as timestamptz), cast(:'proofOn' as date),
       cast(:'months' as smallint), cast(:'dueOn' as date), cast(:'acknowledgedOn' as date) from ROWS`,
    // Of somebody each: what matches nobody goes three months after it was finished.
    requests.map((one) => ({ ...one, reference: newReference(), about: newReference() })),
  );
  await each(
    `insert into request_waits (command_id, request_id, waits_for, asked_on, came_on)
     select cast(:'id' as uuid), cast(:'id' as uuid), 'customer', cast(:'from' as date), cast(:'to' as date) + 1 from ROWS`,
    requests.flatMap(({ id, waited }) => (waited ? [{ id, ...waited }] : [])),
  );
  // As a backend does every hour.
  await keepClocks(pool, 'ended', new Date());
  await each(
    `insert into requests_unseen select cast(:'id' as uuid), :'unseenBy' from ROWS`,
    requests.filter(({ unseenBy }) => unseenBy !== null),
  );
  await each(
    `insert into customers (id, reference, status, registered_at, registered_by, given_name, family_name)
     select cast(:'id' as uuid), :'reference', case when :'closed' = 'true' then 'closed' else 'current' end, now(), :'organisation', 'A', 'B' from ROWS`,
    customers.map(({ events, ...one }) => ({ ...one, reference: newReference() })),
  );
  await each(
    `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, recorded_by, organisation)
     select cast(:'id' as uuid), :'purpose', cast(:'customerId' as uuid), :'decision', cast(:'saidAt' as timestamptz),
       cast(:'receivedAt' as timestamptz), 'telephone', 'x', :'organisation' from ROWS`,
    customers.flatMap(({ id, events }) => events.map((event) => ({ ...event, id: newId(), customerId: id }))),
  );
  await each(
    `insert into closings (id, command_id, customer_reference, scope, reason, state, said_at, received_at, channel, recorded_by,
       recorded_by_name, organisation, destroyed_at)
     select cast(:'id' as uuid), cast(:'id' as uuid), :'reference', :'scope', :'reason', :'state', cast(:'receivedAt' as timestamptz),
       cast(:'receivedAt' as timestamptz), 'telephone', 'x', 'X', :'organisation', cast(:'destroyedAt' as timestamptz) from ROWS`,
    closings.map((one) => ({ ...one, id: newId(), reference: newReference() })),
  );
  await each(
    `insert into recipient_notices (kind, recipient_id, customer_reference, request_id, made_by, made_on, chase_on, organisation, state)
     select :'kind', cast('${RECIPIENT}' as uuid), 'R', cast(:'requestId' as uuid), cast('${conversation}' as uuid), cast(:'madeOn' as date),
       cast(:'madeOn' as date), :'organisation', :'state' from ROWS`,
    notices,
  );
}

/** A row that is due on the day it was made is one whose day the backend has still to work out (migration 0020). */
const dueApartFrom = (madeOn: string, dueOn: string) => (dueOn === madeOn ? addDays(dueOn, 1) : dueOn);
