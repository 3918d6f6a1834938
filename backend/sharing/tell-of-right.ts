import { sql, type Transaction } from 'kysely';
import type { OtherRight } from '../../shared/domain/request.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { noticeDays, tellingFor } from './to-tell.ts';

/** What recipients are asked where a right was done of which they are told (UK GDPR article 19); of the others nothing. */
const ASKED: Partial<Record<OtherRight, 'erase' | 'restrict'>> = { erasure: 'erase', restriction: 'restrict' };

export type DoneRight = {
  readonly commandId: string;
  readonly requestId: string;
  readonly customerId: string | null;
  readonly right: OtherRight;
  /** What it was done of; everything where it is not said. */
  readonly items: readonly string[] | undefined;
};

/**
 * A notice for each recipient that was given something that was erased, or that is to be used no more for now, naming what it was given (UK
 * GDPR article 19). Whoever is told already, of this or that the customer has stopped, is not told twice.
 */
export async function tellOfRight(call: Call, done: DoneRight, tx: Transaction<Database>): Promise<void> {
  const { commandId, requestId, customerId, right, items } = done;
  const kind = ASKED[right];
  if (kind === undefined || customerId === null) return;
  const { madeOn, chaseOn } = noticeDays(call.now);
  await sql`insert into recipient_notices
      (kind, recipient_id, customer_id, customer_reference, request_id, items, made_by, made_on, chase_on, organisation)
    select ${kind}, d.recipient_id, c.id, c.reference, ${requestId}::uuid, array_agg(distinct i.item order by i.item),
           ${commandId}::uuid, ${madeOn}::date, ${chaseOn}::date, ${tellingFor(call)}
      from customers c join disclosures d on d.customer_id = c.id cross join unnest(d.items) as i (item)
     where c.id = ${customerId}::uuid and (${items ?? null}::text[] is null or i.item = any(${items ?? null}::text[]))
       and not exists (select from recipient_notices n where n.customer_id = c.id and n.recipient_id = d.recipient_id
                          and (n.kind = 'closed' or (n.kind = ${kind} and i.item = any(n.items)))
                          and (n.state = 'to-tell' or n.made_at > d.received_at))
     group by d.recipient_id, c.id, c.reference`.execute(tx);
}
