import { CompiledQuery, type Transaction } from 'kysely';
import type { AuthorityScope } from '../../shared/domain/authority.ts';
import { ANSWERED_PURPOSES, type ConsentEvent } from '../../shared/domain/consent.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';

/** What recording a decision depends on. `now` is the database's clock: several backends, one time of receipt. */
export type Facts = {
  readonly now: Date;
  readonly status: string;
  /** What this very command made before, when its key's record has gone. */
  readonly made: readonly Made[] | null;
  /** Null when there is no such conversation. */
  readonly channel: string | null;
  readonly speaker: string | null;
  /** What somebody who speaks for the customer might do here when it was said; null for anybody else, and without authority. */
  readonly may: readonly AuthorityScope[] | null;
  readonly open: boolean;
  readonly level: number;
  /** The level before the line dropped. */
  readonly levelBefore: number;
  /** Of each purpose taken back that holds answers: the events latest by effect, before this one. */
  readonly events: readonly ConsentEvent[] | null;
};
export type Made = {
  readonly customerId: string;
  readonly by: string;
  readonly purpose: string;
  readonly decision: string;
  readonly saidAt: string;
  readonly receivedAt: string;
  readonly flagged: boolean;
};

/** SQL: an authority `a` counts at an instant. */
export const countsAt = (instant: string) => `((a.ended_at is null or a.ended_at > ${instant})
   and (a.until is null or a.until >= (${instant} at time zone 'Europe/London')::date))`;
/** SQL: what an authority used in the conversation `v` let somebody do for the customer `$1` at an instant. */
export const scopesAt = (instant: string) => `(select a.scopes from conversation_authorities u
   join authorities a on a.id = u.authority_id where u.conversation_id = v.id and u.customer_id = $1::uuid and ${countsAt(instant)})`;
/** SQL: when something was said by `$5`; never later than now. */
const SAID = 'least($5::timestamptz, now())';

// A statement of its own: one that waits for a row reads everything else as it was before it waited.
const HOLD = 'select from customers where id = $1::uuid for no key update';
// On the path of every decision: kept to what every decision needs (each further part of a statement costs its share).
const facts = (more: string) => `with person as materialized (select id, status from customers where id = $1::uuid)
  select clock_timestamp() as now, person.status, v.channel, v.speaker,
         case when v.speaker = 'representative' then ${scopesAt(SAID)} end as may,
         (v.adviser = $2 and v.ended_at is null and v.parked_at is null) is true as open,
         coalesce(l.level, 0) as level, greatest(l.level, l.restores, 0) as "levelBefore",
         (select json_agg(json_build_object('customerId', e.customer_id, 'by', e.recorded_by, 'purpose', e.purpose,
                                            'decision', e.decision, 'saidAt', e.said_at, 'receivedAt', e.received_at,
                                            'flagged', e.clock_flagged))
            from consent_events e where e.command_id = $3::uuid) as made, ${more} as events
    from person
    left join conversations v on v.id = $4::uuid
    left join conversation_levels l on l.conversation_id = v.id and l.customer_id = $1::uuid`;
const EVENTS = `(select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision, 'saidAt', e.said_at,
                                                   'receivedAt', e.received_at))
     from unnest($6::text[]) as back (purpose)
     join consent_events e on e.customer_id = person.id and e.purpose = back.purpose
      and least(e.said_at, e.received_at) = (select max(least(l.said_at, l.received_at)) from consent_events l
                                              where l.customer_id = person.id and l.purpose = back.purpose))`;
const FACTS = facts('null::json');
const FACTS_AND_EVENTS = facts(EVENTS);

/** Holds the customer's row and reads, in the same trip, what a decision depends on; undefined for nobody. */
export async function factsFor(
  call: Call,
  input: Pick<Input<'consents.decide'>, 'customerId' | 'commandId' | 'conversationId' | 'saidAt' | 'decisions'>,
  tx: Transaction<Database>,
): Promise<Facts | undefined> {
  const values: unknown[] = [input.customerId, call.caller.sub, input.commandId, input.conversationId ?? null, input.saidAt];
  const takenBack = input.decisions.filter((one) => one.decision !== 'given' && ANSWERED_PURPOSES.includes(one.purpose));
  const query =
    takenBack.length > 0
      ? CompiledQuery.raw(FACTS_AND_EVENTS, [...values, takenBack.map((one) => one.purpose)])
      : CompiledQuery.raw(FACTS, values);
  const held = tx.executeQuery(CompiledQuery.raw(HOLD, [input.customerId]));
  const [, { rows }] = await Promise.all([held, tx.executeQuery(query as CompiledQuery<Facts>)]);
  return rows[0];
}

const HELD = `select max(s.at) filter (where s.step in ('park', 'end')) as "closedAt" from conversation_steps s
  where s.conversation_id = $1::uuid and s.adviser = $2 having bool_or(s.step in ('open', 'resume'))`;

/** When the caller last parked or ended a conversation they held, by their own clock; null when they did not. */
export async function closedByCaller(call: Call, conversationId: string, tx: Transaction<Database>): Promise<Date | null> {
  const query = CompiledQuery.raw(HELD, [conversationId, call.caller.sub]) as CompiledQuery<{ closedAt: Date | null }>;
  return (await tx.executeQuery(query)).rows[0]?.closedAt ?? null;
}

const SPEAKER = `select v.speaker from conversations v
  where v.id = $1::uuid and v.adviser = $2 and v.ended_at is null and v.parked_at is null`;

/** Who speaks in a conversation that the caller has open; null when they have not. */
export async function speakerInOpen(call: Call, conversationId: string, tx: Transaction<Database>): Promise<string | null> {
  const query = CompiledQuery.raw(SPEAKER, [conversationId, call.caller.sub]) as CompiledQuery<{ speaker: string }>;
  return (await tx.executeQuery(query)).rows[0]?.speaker ?? null;
}
