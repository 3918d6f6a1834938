import { GOING, type Going } from '../../shared/domain/closing.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { evidenceGoesOn, isKept } from '../../shared/domain/retention.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { type Blocker, blockersWithin } from '../closing/blockers.ts';
import { CLAIMED, type Claimed } from '../closing/keep-evidence.ts';
import { refuse } from '../refusal.ts';
import { reachOf } from '../requests/reach.ts';
import { OPENED, requireOpened } from './opened.ts';

type Preview = Output<'closures.preview'>;
type Row = {
  readonly allowed: boolean;
  readonly shows: number;
  readonly status: string;
  readonly blockers: Blocker[];
  readonly counts: Readonly<Record<Going, number>>;
  readonly claimed: Claimed[];
  readonly recipients: string[];
};

/** The level from which what is held may be read out. */
const READ_OUT = 2;

/** Where each kind of what goes is counted. */
const TABLES: Record<Going, string> = {
  values: 'held_values',
  consents: 'consent_events',
  'special-answers': 'consent_answers',
  contacts: 'interactions',
  sessions: 'sessions',
  outcomes: 'outcomes',
  requests: 'requests',
  'passed-on': 'disclosures',
  conversations: 'conversation_levels',
};
const counted = (what: Going) =>
  what === 'requests' ? '1' : `(select count(*) from ${TABLES[what]} t where t.customer_id = $1::uuid)`;
// What they asked for goes, whatever there is of it: how much that is would tell of requests the caller may not know.
const counts = GOING.map((what) => `'${what}', ${counted(what)}`);

const PREVIEW = `with ${OPENED}, audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $2, $5, $6, $7, 'view', audit_alias, case when allowed then 'shown' else 'refused' end,
           case when not allowed then case when $3::uuid is null then 'reason-required' else 'conversation-not-open' end else $4 end,
           jsonb_build_object('conversation', $3::uuid) from opened
  )
  select allowed, shows, status,
    (select coalesce(json_agg(b), '[]') from (${blockersWithin('$8', '$9', '$10')}) b) as blockers,
    json_build_object(${counts.join(', ')}) as counts,
    (select coalesce(json_agg(k), '[]') from (${CLAIMED}) k) as claimed,
    (select coalesce(json_agg(distinct r.name), '[]') from disclosures d join recipients r on r.id = d.recipient_id
      where d.customer_id = $1::uuid and r.kind <> 'legal-demand') as recipients
    from opened`;

/** What closing would do (domain: closing): blockers to anybody who has it open, the lists to read aloud from the level that shows them. */
export const previewClosing =
  (safetyNetHours: number): ReadHandler<'closures.preview'> =>
  async (call, input, once) => {
    const { customerId, conversationId, reason } = input;
    const [actor, ...rest] = callValues(call, 'closures.preview');
    const values = [customerId, actor, conversationId ?? null, reason ?? null, ...rest, ...reachOf(call.caller)];
    const [row] = await once<Row>({ name: 'closings-preview', text: PREVIEW, values });
    const { blockers, shows, status, claimed, recipients, counts: held } = await requireOpened(row, input, call, once);
    if (status === 'closed') throw refuse('account-closed');
    if (shows < READ_OUT) return { blockers, safetyNetHours, goes: null, stays: null, recipients: null };
    const goes = GOING.map((what) => ({ what, count: held[what] })).filter(({ count }) => count > 0);
    return { blockers, safetyNetHours, goes, stays: stays(claimed, londonDay(call.now)), recipients };
  };

const stays = (claimed: readonly Claimed[], closedOn: string): NonNullable<Preview['stays']> =>
  claimed
    .filter(({ paidOn }) => isKept({ closedOn, paidOn }))
    .map(({ outcomeId: _, ...session }) => ({ ...session, ...evidenceGoesOn({ closedOn, paidOn: session.paidOn }) }));
