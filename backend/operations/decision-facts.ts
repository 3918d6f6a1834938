import { sql, type Transaction } from 'kysely';
import type { ConsentEvent } from '../../shared/domain/consent.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';

/** What recording a decision depends on. `now` is the database's clock: several backends, one time of receipt. */
export type Facts = {
  readonly now: Date;
  readonly status: string;
  readonly wordings: readonly string[];
  readonly events: readonly ConsentEvent[];
  /** What this very command made before, when its key's record has gone. */
  readonly made: readonly Made[];
  /** Null when there is no such conversation. */
  readonly channel: string | null;
  readonly speaker: string | null;
  readonly open: boolean;
  /** The caller held it at some time; `closedAt`: when they last parked or ended it, by their own clock. */
  readonly held: boolean;
  readonly closedAt: Date | null;
  readonly level: number;
  readonly levelBefore: number;
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

/** Locks the customer's row and reads, in one query, what a decision depends on; undefined for nobody. */
export async function factsFor(
  call: Call,
  input: Input<'consents.decide'>,
  tx: Transaction<Database>,
): Promise<Facts | undefined> {
  const wordings = input.decisions.flatMap((one) => one.wordingVersion ?? []);
  const { rows } = await sql<Facts>`
    with person as materialized (select id, status from customers where id = ${input.customerId}::uuid for no key update)
    select clock_timestamp() as now, person.status,
           array(select version from notices where version = any(${wordings}::text[])) as wordings,
           coalesce((select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision, 'saidAt', e.said_at,
                                                       'receivedAt', e.received_at))
              from consent_events e where e.customer_id = person.id), '[]') as events,
           coalesce((select json_agg(json_build_object('customerId', e.customer_id, 'by', e.recorded_by, 'purpose', e.purpose,
                                                       'decision', e.decision, 'saidAt', e.said_at, 'receivedAt', e.received_at,
                                                       'flagged', e.clock_flagged))
              from consent_events e where e.command_id = ${input.commandId}::uuid), '[]') as made,
           v.channel, v.speaker,
           (v.adviser = ${call.caller.sub} and v.ended_at is null and v.parked_at is null) is true as open,
           exists (select from conversation_steps s
                    where s.conversation_id = v.id and s.adviser = ${call.caller.sub} and s.step in ('open', 'resume')) as held,
           (select max(s.at) from conversation_steps s
             where s.conversation_id = v.id and s.adviser = ${call.caller.sub} and s.step in ('park', 'end')) as "closedAt",
           coalesce(l.level, 0) as level, greatest(l.level, l.restores, 0) as "levelBefore"
      from person
      left join conversations v on v.id = ${input.conversationId ?? null}::uuid
      left join conversation_levels l on l.conversation_id = v.id and l.customer_id = person.id`.execute(tx);
  return rows[0];
}
