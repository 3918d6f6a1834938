import { randomUUID } from 'node:crypto';
import { decidingEvent, PURPOSES } from '../../shared/domain/consent.ts';
import type { Receipt, ReceiptConsent } from '../../shared/domain/consent-receipt.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { Call, ReadHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { OPENED, requireOpened } from './opened.ts';
import { isWebsite } from './said-in.ts';

type Event = {
  readonly purpose: ReceiptConsent['purpose'];
  readonly decision: Exclude<ReceiptConsent['state'], 'not-asked'>;
  readonly saidAt: string;
  readonly receivedAt: string;
} & Pick<ReceiptConsent, 'channel' | 'organisation' | 'organisationName' | 'noticeVersion'>;
type Row = {
  allowed: boolean;
  status: string;
  reference: string | null;
  events: Event[] | null;
  research: string[] | null;
  notice: (Receipt['controller'] & { readonly titles: readonly { readonly purpose: string; readonly title: string }[] }) | null;
};

// A sign-in that has acted for somebody is theirs alone; `$2` is not asked, and `$4` is never named.
const BY_SIGN_IN = `opened as (
    select c.*, null::int as level, case when c.status = 'closed' then 0 else 2 end as shows, true as allowed
      from customers c
     where c.id = $1::uuid and $4::text is null
       and not exists (select from consent_events e where e.sign_in_id = $3::uuid and e.customer_id <> c.id)
       and not exists (select from amendments a where a.sign_in_id = $3::uuid and a.customer_id <> c.id))`;

// The reference is among what an identity check asks, so that nothing of it is read below level 2. No answer is read at all.
const receiptIn = (opened: string, place: 'conversation' | 'signIn') => `with ${opened},
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $2, $5, $6, $7, 'view', audit_alias, case when allowed and shows >= 2 then 'shown' else 'refused' end, $4,
           jsonb_build_object('level', level, '${place}', $3::uuid, 'receipt', $8::uuid)
      from opened
  )
select allowed, status, case when allowed and shows >= 2 then reference end as reference,
  case when allowed and shows >= 2 then coalesce((select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision,
           'saidAt', e.said_at, 'receivedAt', e.received_at, 'channel', e.channel, 'organisation', e.organisation,
           'organisationName', o.name, 'noticeVersion', e.wording_version))
     from consent_events e left join organisations o on o.touchpoint = e.organisation where e.customer_id = opened.id), '[]') end as events,
  case when allowed and shows >= 2 then coalesce((select json_agg(r.name order by r.name)
     from recipients r where r.kind = 'market-research'), '[]') end as research,
  case when allowed and shows >= 2 then (select json_build_object('name', n.body->>'controller',
           'service', coalesce(n.body->>'service', n.body->>'title'), 'phone', n.body->>'phone', 'contact', n.body->'controllerContact',
           'titles', n.body->'optionalPurposes')
     from notices n where n.effective_from <= ($9::timestamptz at time zone 'Europe/London')::date
    order by n.effective_from desc, n.version desc limit 1) end as notice
  from opened`;
const BY_ADVISER = receiptIn(OPENED, 'conversation');
const BY_WEBSITE = receiptIn(BY_SIGN_IN, 'signIn');

/** What a receipt of somebody's consents says, from level 2, for a stated reason, or for the customer who has signed in on the website. */
export const readReceipt: ReadHandler<'consents.receipt'> = async (call, input, once) => {
  const byWebsite = isWebsite(call.caller);
  refusePlace(input, byWebsite);
  const receiptId = randomUUID();
  const [actor, ...rest] = callValues(call, 'consents.receipt');
  const place = byWebsite ? input.signInId : input.conversationId;
  const values = [input.customerId, actor, place ?? null, input.reason ?? null, ...rest, receiptId, call.now];
  const rows = byWebsite
    ? await once<Row>({ name: 'consents-receipt-website', text: BY_WEBSITE, values })
    : await once<Row>({ name: 'consents-receipt', text: BY_ADVISER, values });
  if (byWebsite && !rows[0]) throw refuse('not-found', { nobody: true });
  const { status, reference, events, research, notice } = await requireOpened(rows[0], input, call, once);
  if (status === 'closed') throw refuse('account-closed');
  if (!events) throw refuse('level-too-low');
  if (!reference || !research || !notice) throw refuse('not-found');
  return receiptOf({ call, receiptId, reference, events, research, notice });
};

/** An adviser names the conversation or the reason, the website its sign-in. */
function refusePlace({ conversationId, reason, signInId }: Parameters<typeof readReceipt>[1], byWebsite: boolean): void {
  if (byWebsite && signInId === undefined) throw refuseField('signInId', 'required', 'This is where the customer asks');
  const unwanted = byWebsite ? { conversationId, reason } : { signInId };
  for (const [field, value] of Object.entries(unwanted))
    if (value !== undefined) throw refuseField(field, 'not-here', 'This is not for this caller');
}

type Found = Pick<Receipt, 'receiptId' | 'reference' | 'research'> & {
  readonly call: Call;
  readonly events: readonly Event[];
  readonly notice: NonNullable<Row['notice']>;
};

function receiptOf({ call, receiptId, reference, events, research, notice: { titles, ...controller } }: Found): Receipt {
  return {
    ...{ receiptId, madeAt: call.now.toISOString(), reference, controller, research },
    consents: PURPOSES.map((purpose) => {
      const title = titles.find((one) => one.purpose === purpose)?.title ?? purpose;
      const last = decidingEvent(events, purpose);
      return last ? { ...last, title, state: last.decision } : { purpose, title, ...NEVER_ASKED };
    }),
  };
}

const NEVER_ASKED = {
  ...{ state: 'not-asked' as const, saidAt: null, receivedAt: null, channel: null },
  ...{ organisation: null, organisationName: null, noticeVersion: null },
};
