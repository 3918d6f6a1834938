/**
 * A copy has the words of every complaint of the same person (decision 42): whoever may not see one of those may not see the copy. In the
 * privacy team, where copies are made, the request for it is then out of their reach too, unless they logged it themselves. Nobody else
 * ever sees a copy: from them its request is not kept, or its going would tell them. Worked out when it is read, so that it follows what
 * comes to a record or leaves it, whoever turns out to be meant, and whatever is written at the same moment.
 */

// Of one person: by their record, or by the reference they had once it is closed.
const person = (of: string) => `left join customers p on p.id = ${of}.customer_id or p.reference = ${of}.closed_reference`;
const theirs = (other: string, one: string) =>
  `(${other}.customer_id = coalesce(p.id, ${one}.customer_id) or ${other}.closed_reference = coalesce(p.reference, ${one}.closed_reference))`;
const KEPT = `from requests_unseen u join requests q on q.id = u.request_id ${person('q')}
  join requests a on a.kind = 'access' and ${theirs('a', 'q')}`;

/**
 * SQL: the requests for a copy `a` whose copy somebody may not see, by their id. The planner is not shown who it is, for whom it would plan
 * each statement anew: that costs more than any of them.
 */
export const copiesKeptFrom = (sub: string) => `select a.id ${KEPT} where u.sub = (select ${sub}::text)`;

/** SQL: what copies these people may not see: `request_id`, `sub`, and who logged it. */
export const copiesKeptFromAny = (subs: string) =>
  `select a.id as request_id, u.sub, a.recorded_by ${KEPT} where u.sub = any(${subs})`;

/** SQL: who may not see the copy of a request by its id; nobody where it is no request for a copy. */
export const keptFromWhom = (requestId: string) => `select u.sub from requests a ${person('a')}
   join requests q on ${theirs('q', 'a')} join requests_unseen u on u.request_id = q.id
  where a.id = ${requestId} and a.kind = 'access'`;

/** SQL: a request is no request for a copy that is beyond the reach of a supervisor of the privacy team (`organisation`: null). */
export const copyWithin = (organisation: string, sub: string, r = 'r') =>
  `(${r}.kind <> 'access' or ${organisation}::text is not null or ${r}.recorded_by = ${sub} or ${r}.id <> all (array(${copiesKeptFrom(sub)})))`;
