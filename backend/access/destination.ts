import { sql, type Transaction } from 'kysely';
import { type Destination, type NotSettled, type SentHow, sentTo } from '../../shared/domain/access.ts';
import { CONTACT_AGE_DAYS } from '../../shared/domain/limits.ts';
import type { Database } from '../database/schema.ts';
import { refuseField } from '../refusal.ts';
import { isMarked } from '../requests/marked.ts';

/** What has to be held for a copy to go there; all of it is looked at, what is needed must be there. */
const DETAILS: Record<
  Exclude<Destination, 'collected'>,
  { readonly needed: readonly string[]; readonly all: readonly string[] }
> = {
  address: {
    needed: ['addressLine1', 'postcode'],
    all: ['addressLine1', 'addressLine2', 'addressTown', 'postcode'],
  },
  email: { needed: ['email'], all: ['email'] },
};

type Detail = { field: string; recent: boolean; marked: boolean };

/**
 * Why a copy cannot go to that detail now; null when it can. A contact detail younger than 14 days is never where a copy goes
 * (domain: identity), and one that is being checked is not used (UK GDPR article 18).
 */
export async function whyNotThere(
  customerId: string,
  goesTo: Destination,
  now: Date,
  tx: Transaction<Database>,
): Promise<Exclude<NotSettled, 'level-too-low'> | null> {
  if (goesTo === 'collected') return null;
  const { needed, all } = DETAILS[goesTo];
  const { rows } = await sql<Detail>`select h.field,
      h.obtained_at >= ${now.toISOString()}::timestamptz - make_interval(days => ${CONTACT_AGE_DAYS.value}::int) as recent,
      ${sql.raw(isMarked('h.customer_id', 'h.field'))} as marked
    from held_values h where h.customer_id = ${customerId}::uuid and h.field = any(${all}::text[])`.execute(tx);
  if (needed.some((field) => !rows.some((row) => row.field === field))) return 'not-held';
  if (rows.some(({ marked }) => marked)) return 'being-checked';
  return rows.some(({ recent }) => recent) ? 'too-recent' : null;
}

type Sent = { readonly requestId: string; readonly customerId: string; readonly how: SentHow };

/** Refuses every way but to the detail that the customer chose at level 3, as long as that is one to send a copy to. */
export async function refuseOtherWay({ requestId, customerId, how }: Sent, now: Date, tx: Transaction<Database>): Promise<void> {
  const { rows } = await sql<{ goesTo: Destination | null }>`select goes_to as "goesTo" from access_requests
    where request_id = ${requestId}::uuid`.execute(tx);
  const goesTo = rows[0]?.goesTo ?? null;
  if (goesTo === null) throw refuseField('how', 'level-too-low', 'The customer says where it goes, at level 3');
  if (sentTo[goesTo] !== how) throw refuseField('how', 'not-here', 'It goes where the customer said');
  const why = await whyNotThere(customerId, goesTo, now, tx);
  if (why !== null) throw refuseField('how', why, 'A copy cannot go there now');
}
