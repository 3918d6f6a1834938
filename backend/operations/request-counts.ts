import { COUNTED_TO, REQUEST_VIEWS, type RequestView } from '../../shared/domain/request-view.ts';
import type { Call, ReadHandler, Statement } from '../call.ts';
import { nameOf } from '../database/statement-names.ts';
import { binding, lookingOf } from '../requests/queue-page.ts';
import { awayPeople, VIEW_TERMS } from '../requests/queue-terms.ts';
import { reachOf, reachTerms, unseenBy } from '../requests/reach.ts';

const counted = (rows: string) => `(select count(*)::int from (${rows} limit ${COUNTED_TO}) x)`;

/** Every count as one statement: each ends at a hundred, on an index of its own; what is kept from the caller is looked up once for all. */
export function countsOf(call: Pick<Call, 'caller' | 'now'>): Statement {
  const { bind, values } = binding();
  const looking = lookingOf(call);
  const { caller } = call;
  const unseen = unseenBy(caller, bind);
  const within = reachTerms(caller, bind, '(select ids from unseen)::uuid[]').join(' and ');
  // In the order of its index, or all that fits would be gathered first, of which a hundred are counted.
  const rows = (terms: string, order = 'r.due_on') =>
    `select from requests r where ${terms} and ${within} order by ${order}, r.id`;
  const ofView = (view: RequestView) => {
    if (view === 'owner-away')
      return `select from (${awayPeople(looking, bind)}) away
        cross join lateral (${rows(`r.status = 'open' and r.assignee = away.sub`)} limit ${COUNTED_TO}) of_one`;
    const term = VIEW_TERMS[view](looking, bind);
    return view === 'look-at' ? rows(term, 'r.made_on') : rows(`r.status = 'open' and ${term}`);
  };
  const views = REQUEST_VIEWS.map(({ view }) => `'${view}', ${counted(ofView(view))}`);
  const [organisation] = reachOf(caller);
  const ofOrganisation = () => (organisation === null ? '' : ` and n.organisation = ${bind(organisation)}`);
  const unasked = caller.roles.includes('supervisor')
    ? counted(`select from recipient_notices n where n.state in ('to-tell', 'told') and n.request_id is null${ofOrganisation()}`)
    : '0';
  const text = `with unseen as materialized (select ${unseen} as ids)
    select ${counted(rows(`r.status = 'open'`))} as open, ${unasked} as "noticesUnasked", json_build_object(${views.join(', ')}) as views`;
  return { name: nameOf(text), text, values };
}

type Counts = { readonly open: number; readonly noticesUnasked: number; readonly views: Record<RequestView, number> };

/** How many requests each view holds, within the caller's reach. */
export const countRequests: ReadHandler<'requests.counts'> = async (call, _, once) => {
  const [counts] = await once<Counts>(countsOf(call));
  return { ...(counts as Counts), asOf: call.now.toISOString() };
};
