import { CompiledQuery, type Transaction } from 'kysely';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import type { Purpose } from '../../shared/domain/consent.ts';
import { londonDay } from '../../shared/domain/day.ts';
import type { NoticeKind, SharedItem } from '../../shared/domain/disclosure.ts';
import { CHASE_DAYS } from '../../shared/domain/limits.ts';
import { workingDayFrom } from '../../shared/domain/working-days.ts';
import type { By, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { isWebsite } from '../operations/said-in.ts';

/** A recipient that must be told something, and when it was last sent something it is about. */
export type ToTell = {
  readonly recipientId: string;
  readonly kind: NoticeKind;
  readonly items: readonly string[];
  readonly lastSharedOn: string;
  /** It was a legal demand: telling of it may be forbidden, so nobody on the line hears of it. */
  readonly unsaid: boolean;
};

// The research organisations that were sent a customer who no longer agrees.
const STOPS = `
  select s.recipient as "recipientId", 'stop-contact' as kind, '{}'::text[] as items, s.last_shared as "lastSharedOn", false as unsaid
    from recipients_to_stop($1::uuid, $2::timestamptz) s`;
// What a notice already asks for, or asked for after it was passed on, is not asked for again.
const ERASURES = `
  select d.recipient_id as "recipientId", 'erase' as kind, array_agg(distinct e.item) as items,
         to_char(max(d.shared_at) at time zone 'Europe/London', 'YYYY-MM-DD') as "lastSharedOn", bool_or(r.kind = 'legal-demand') as unsaid
    from disclosures d join recipients r on r.id = d.recipient_id join unnest($3::text[], $4::timestamptz[]) as e (item, up_to)
      on e.item = any(d.items) and (e.up_to is null or d.shared_at <= e.up_to)
   where d.customer_id = $1::uuid
     and not exists (select from recipient_notices n where n.customer_id = d.customer_id and n.recipient_id = d.recipient_id and n.kind = 'erase'
                        and (n.state = 'to-tell' or n.made_at > d.received_at))
   group by d.recipient_id`;
const TO_TELL = `select * from (${STOPS}) stops where $5::boolean union all ${ERASURES}`;

/** What is taken back, and up to when what was collected must go; null: all of it. */
export type TakenBack = { readonly purpose: Purpose; readonly upTo: number | null };

const itemsOf: Record<Purpose, readonly SharedItem[]> = {
  'satisfaction-survey': [],
  'ethnicity-monitoring': ['ethnicity'],
  'disability-monitoring': ['disability'],
  // The groups become "not known" at DSS too: nobody keeps a list of them (domain: consent).
  'priority-group-targeting': [],
};

/** Who must be told that something was taken back (domain: consent, "when withdrawn, also"). */
export async function whomToTell(
  customerId: string,
  saidAt: string,
  takenBack: readonly TakenBack[],
  tx: Transaction<Database>,
): Promise<ToTell[]> {
  const erased = takenBack.flatMap(({ purpose, upTo }) => itemsOf[purpose].map((item) => ({ item, upTo })));
  const stops = takenBack.some(({ purpose }) => purpose === 'satisfaction-survey');
  if (!stops && erased.length === 0) return [];
  const upTo = erased.map((one) => (one.upTo === null ? null : new Date(one.upTo).toISOString()));
  const values = [customerId, saidAt, erased.map(({ item }) => item), upTo, stops];
  return (await tx.executeQuery(CompiledQuery.raw(TO_TELL, values) as CompiledQuery<ToTell>)).rows;
}

/** The organisation whose supervisors tell recipients: the caller's own; the privacy team for the website. */
export const tellingFor = ({ caller }: By): string => (isWebsite(caller) ? PRIVACY_TEAM : caller.touchpoint);
/** The day a notice is made, and the day to ask again when nobody has answered. */
export function noticeDays(now: Date): { readonly madeOn: string; readonly chaseOn: string } {
  const madeOn = londonDay(now);
  return { madeOn, chaseOn: workingDayFrom(addDays(madeOn, CHASE_DAYS.value)) };
}

const INSERT = `insert into recipient_notices
    (kind, recipient_id, customer_id, customer_reference, items, made_by, made_on, chase_on, organisation)
  select n.kind, n.recipient, c.id, c.reference, string_to_array(n.items, ','), $2::uuid, $3::date, $4::date, $5
    from customers c, unnest($6::text[], $7::uuid[], $8::text[]) as n (kind, recipient, items) where c.id = $1::uuid`;

/** The notices as work to be done. */
export function noticesFor(call: By, command: { customerId: string; commandId: string }, toTell: readonly ToTell[]): Write[] {
  if (toTell.length === 0) return [];
  const { madeOn, chaseOn } = noticeDays(call.now);
  return [
    {
      sql: INSERT,
      parameters: [
        ...[command.customerId, command.commandId, madeOn, chaseOn, tellingFor(call)],
        ...[toTell.map(({ kind }) => kind), toTell.map(({ recipientId }) => recipientId)],
        toTell.map(({ items }) => items.join(',')),
      ],
    },
  ];
}
