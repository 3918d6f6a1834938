import { sql, type Transaction } from 'kysely';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';

/** The conversation in which something about nobody yet held was said, and the database's own clock. */
export type SaidWhere = {
  readonly now: Date;
  /** Null when there is no such conversation. */
  readonly channel: string | null;
  readonly speaker: string | null;
  readonly open: boolean;
  readonly parked: boolean;
};

/** Reads the conversation and keeps it as it is until the end of the transaction: nobody parks it meanwhile. */
export async function saidWhere(call: Call, conversationId: string, tx: Transaction<Database>): Promise<SaidWhere> {
  const { rows } = await sql<SaidWhere>`
    with kept as materialized (select * from conversations where id = ${conversationId}::uuid for share)
    select clock_timestamp() as now, v.channel, v.speaker, (v.parked_at is not null and v.ended_at is null) is true as parked,
           (v.adviser = ${call.caller.sub} and v.ended_at is null and v.parked_at is null) is true as open
      from (select) one left join kept v on true`.execute(tx);
  return rows[0] as SaidWhere;
}
