import type { ComplaintAbout } from '../../shared/domain/complaint.ts';
import { type ToDecide, whyNotDecide } from '../../shared/domain/deciding.ts';
import type { Output } from '../../shared/operations.ts';
import type { Caller } from '../identity/caller.ts';
import { OF_ANOTHER_RECORD } from './another-record.ts';
import { FACTS_FROM, FACTS_SHOWN } from './asked-facts.ts';
import { MAY_MATCH_AGAIN } from './matched.ts';

type Read = Output<'requests.read'>;
/** What is read of a complaint, of another right and of somebody unmatched. */
export type AnswerParts = Required<
  Pick<
    Read,
    | 'complaint'
    | 'steps'
    | 'decision'
    | 'proofAskedOn'
    | 'takenBack'
    | 'mayMatchAgain'
    | 'whoName'
    | 'whoDateOfBirth'
    | 'whoPostcode'
  >
>;

// Each by the name they bear now.
const KEPT_FROM = `coalesce((select json_agg(k.name order by k.name) from requests_unseen u
  join lateral (select p.name from people p where p.sub = u.sub order by p.seen_on desc, p.name limit 1) k on true where u.request_id = r.id), '[]')`;
/** SQL: those parts of a request `r`. */
export const ANSWER_PARTS = `case when r.taken_back is not null then json_build_object('purposes', r.taken_back,
      'bySomebodyElse', (select v.speaker = 'representative' from conversations v where v.id = r.conversation_id)) end as "takenBack",
  ${MAY_MATCH_AGAIN} as "mayMatchAgain", r.who_name as "whoName", r.who_birth_date::text as "whoDateOfBirth", r.who_postcode as "whoPostcode",
  (select min(w.asked_on)::text from request_waits w where w.request_id = r.id and w.waits_for = 'proof') as "proofAskedOn",
  case when r.kind = 'complaint' then coalesce((select json_build_object('about', c.about, 'aboutSub', c.about_sub, 'aboutName', c.about_name,
      'aboutOrganisation', c.about_organisation, 'named', c.named_at is not null, 'acknowledgedHow', c.acknowledged_how,
      'told', coalesce((select json_agg(json_build_object('on', p.told_on, 'how', p.how, 'what', p.what, 'byName', p.told_by_name)
          order by p.told_on, p.received_at) from progress_tellings p where p.request_id = r.id), '[]'),
      'keptFrom', ${KEPT_FROM}, 'factsFrom', ${FACTS_FROM}, 'facts', coalesce((select json_agg(to_json(a) order by a."askedAt", a.id)
          from (select ${FACTS_SHOWN}, f.organisation from asked_facts f where f.request_id = r.id and not ${OF_ANOTHER_RECORD('f.request_id', 'f.asked_at')}) a), '[]'))
    from complaints c where c.request_id = r.id),
    '{"about":"information","aboutSub":null,"aboutName":null,"aboutOrganisation":null,"named":false,"acknowledgedHow":null,"told":[],"keptFrom":[],"factsFrom":null,"facts":[]}'::json)
  end as complaint,
  coalesce((select json_agg(json_build_object('on', s.done_on, 'what', s.what, 'byName', s.done_by_name) order by s.done_on, s.received_at)
    from right_steps s where s.request_id = r.id), '[]') as steps,
  (select json_build_object('decision', d.decision, 'right', d.asked_right, 'reasons', d.reasons, 'searched', d.searched,
      'because', d.because, 'saidBy', d.said_by, 'saidHow', d.said_how, 'saidOn', d.said_on,
      'byName', d.decided_by_name, 'at', d.decided_at) from request_decisions d where d.request_id = r.id and d.undone_at is null) as decision`;

type Row = Pick<Read, 'kind' | 'customerId' | 'closedReference'> & {
  readonly complaint: AnswerParts['complaint'];
  readonly takenDownBy: readonly string[];
};

/** Why the caller may not decide a request that they can read; null where they may. */
export function whyCallerMayNot({ sub, roles, touchpoint }: Caller, row: Row) {
  const { kind, customerId, closedReference, complaint, takenDownBy } = row;
  const asked: ToDecide = {
    ...{ kind, takenDownBy, matched: customerId !== null || closedReference !== null },
    complaint: complaint && { ...complaint, about: complaint.about satisfies ComplaintAbout },
  };
  return whyNotDecide(asked, { sub, supervisor: roles.includes('supervisor'), organisation: touchpoint });
}
