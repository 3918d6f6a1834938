import type { Transaction } from 'kysely';
import { evidenceGoesOn, isKept } from '../../shared/domain/retention.ts';
import type { Database } from '../database/schema.ts';
import { run } from './run.ts';

type Tx = Transaction<Database>;

/** A session that an outcome was claimed for. */
export type Claimed = {
  readonly outcomeId: string;
  readonly sessionOn: string;
  readonly organisation: string;
  readonly outcomeType: number;
  readonly paidOn: string | null;
};

/** SQL: the claimed outcomes of the customer `$1`. */
export const CLAIMED = `select o.id as "outcomeId", to_char(s.at at time zone 'Europe/London', 'YYYY-MM-DD') as "sessionOn", s.organisation,
    o.type as "outcomeType", o.paid_on::text as "paidOn"
  from outcomes o join sessions s on s.id = o.session_id where o.customer_id = $1::uuid and o.claimed_on is not null
 order by s.at, o.id`;

const KEEP = `insert into evidence (outcome_id, customer_id, customer_reference, audit_alias, birth_date, postcode, session_id, session_on,
    organisation, adviser, outcome_type, effective_on, paid_on, priority, goes_on)
  select o.id, c.id, c.reference, c.audit_alias, c.birth_date, c.postcode, s.id, (s.at at time zone 'Europe/London')::date,
         s.organisation, s.adviser, o.type, o.effective_on, o.paid_on, o.priority, k.goes_on::date
    from unnest($2::uuid[], $3::text[]) as k (id, goes_on)
    join outcomes o on o.id = k.id join sessions s on s.id = o.session_id join customers c on c.id = o.customer_id
   where c.id = $1::uuid`;

/** Keeps what proves a payment (domain: closing, what stays), each row until the day the rule gives; answers how many rows. */
export async function keepEvidence(customerId: string, closedOn: string, tx: Tx): Promise<number> {
  const claimed = await run<Claimed>(CLAIMED, [customerId], tx);
  const kept = claimed.filter(({ paidOn }) => isKept({ closedOn, paidOn }));
  if (kept.length === 0) return 0;
  const days = kept.map(({ paidOn }) => evidenceGoesOn({ closedOn, paidOn }).goesOn);
  await run(KEEP, [customerId, kept.map(({ outcomeId }) => outcomeId), days], tx);
  return kept.length;
}
