import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { type Destination, PLACES, placeLabels, SENT_HOW, type SentHow } from '../../shared/domain/access.ts';
import type { Output } from '../../shared/operations.ts';
import { PORTABILITY } from '../access/copy-sql.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { copiesKeptFrom, copyWithin } from '../requests/copies-kept.ts';
import { reachOf, within } from '../requests/reach.ts';

type Work = Output<'accessRequests.work'>;
type Row = Pick<Work, 'requestId' | 'version' | 'others'> & {
  readonly goesTo: Destination | null;
  /** Whether the caller may not see what is in the copy. */
  readonly kept: boolean;
  readonly settledAt: Date | null;
  readonly places: readonly Omit<Work['places'][number], 'label'>[];
  readonly reviewedAt: Date | null;
  readonly reviewedByName: string | null;
  readonly sentOn: string | null;
  readonly sentHow: SentHow | null;
};

// Nothing of anybody's record is read: no look to audit.
const WORK = `select r.id as "requestId", r.version, a.goes_to as "goesTo", a.settled_at as "settledAt", a.reviewed_at as "reviewedAt",
    a.reviewed_by_name as "reviewedByName", coalesce(a.sent_on, r.told_on)::text as "sentOn", a.sent_how as "sentHow",
    coalesce((select json_agg(json_build_object('place', p.place, 'answer', p.answer, 'items', p.items, 'attachedAs', p.attached_as,
        'because', p.because)) from access_places p where p.request_id = r.id), '[]') as places,
    array(select o.reference from requests o where (o.customer_id = r.customer_id or o.closed_reference = r.closed_reference)
       and o.kind = 'access' and o.status = 'open' and o.id <> r.id
       and ${copyWithin('$2', '$4', 'o')}
       and ($2::text is null or o.organisation = $2) and ($3::text is null or o.recorded_by = $3) order by o.reference) as others,
    r.id = any (array(${copiesKeptFrom('$4')})) as kept
  from requests r left join access_requests a on a.request_id = r.id
 where r.id = $1::uuid and (r.kind = 'access' or ${PORTABILITY}) and ${within('$2', '$3', '$4')}`;

/** How far the work on a copy is, or on what somebody takes elsewhere. */
export const readAccessWork: ReadHandler<'accessRequests.work'> = async ({ caller }, { requestId }, once) => {
  const [row] = await once<Row>({ name: 'access-work', text: WORK, values: [requestId, ...reachOf(caller)] });
  if (!row) throw refuse('not-found', { nobody: true });
  const { reviewedAt, reviewedByName, sentOn, sentHow, settledAt, places, kept, ...rest } = row;
  return {
    ...rest,
    settledAt: settledAt?.toISOString() ?? null,
    places: PLACES.map((place) => {
      const found = places.find((one) => one.place === place);
      const none = { answer: null, items: null, attachedAs: null, because: null };
      return { ...none, ...found, place, label: placeLabels[place] ?? place };
    }),
    reviewed: reviewedAt && reviewedByName !== null ? { at: reviewedAt.toISOString(), byName: reviewedByName } : null,
    sent: sentOn !== null && sentHow !== null && SENT_HOW.includes(sentHow) ? { on: sentOn, how: sentHow } : null,
    mayPrepare: caller.roles.includes('supervisor') && caller.touchpoint === PRIVACY_TEAM && !kept,
  };
};
