import { sql, type Transaction } from 'kysely';
import type { Held } from '../../shared/domain/identity-match.ts';
import { CONTACT_AGE_DAYS, KNOWN_TO_ME_DAYS } from '../../shared/domain/limits.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { isMarked } from '../requests/marked.ts';

/**
 * What an identity check of a customer is compared with; undefined for nobody. The last contact is one before today's
 * conversation: an attended session or an interaction. A document is seen in person only face to face.
 */
export async function heldFor(
  call: Call,
  customerId: string,
  channel: string,
  tx: Transaction<Database>,
): Promise<(Held & { status: string }) | undefined> {
  const { rows } = await sql<Omit<Held, 'inPerson'> & { status: string }>`
    select c.status, c.given_name as "givenName", c.family_name as "familyName", c.birth_date::text as "birthDate",
           c.postcode, c.reference, c.uln,
           array(select h.contact_key from held_values h
                  where h.customer_id = c.id and h.contact_key is not null and h.field <> 'email') as phones,
           array(select h.contact_key from held_values h
                  where h.customer_id = c.id and h.contact_key is not null and h.field = 'email') as emails,
           array(select h.field from held_values h
                  where h.customer_id = c.id and h.field in ('mobile', 'homePhone', 'alternativePhone')
                    and not ${sql.raw(isMarked('c.id', 'h.field'))}
                    and h.obtained_at < ${call.now}::timestamptz - make_interval(days => ${CONTACT_AGE_DAYS.value}::int)) as "callBack",
           (select to_char(max(at) at time zone 'Europe/London', 'YYYY-MM')
              from (select at from interactions i where i.customer_id = c.id
                    union all select at from sessions s where s.customer_id = c.id and s.attended) contacts) as "lastMonth",
           (select s.place from sessions s
             where s.customer_id = c.id and s.attended and s.place is not null order by s.at desc limit 1) as "lastPlace",
           exists (select from sessions s
                    where s.customer_id = c.id and s.attended and s.adviser = ${call.caller.sub}
                      and s.at > ${call.now}::timestamptz - make_interval(days => ${KNOWN_TO_ME_DAYS.value}::int)) as "knownToCaller"
      from customers c where c.id = ${customerId}::uuid`.execute(tx);
  return rows[0] && { ...rows[0], inPerson: channel === 'face-to-face' };
}
