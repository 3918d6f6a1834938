import { within } from './reach.ts';

/**
 * SQL: a promise `p`, with its request `r` where it is about one, that a caller may see. About a request: whoever may read that, and
 * nobody else. About a customer: whoever made it, and the supervisors of that organisation. `touchpoint`: the caller's organisation;
 * the others are the values of `reachOf`.
 */
export const promiseWithin = (touchpoint: string, organisation: string, own: string, sub: string) =>
  `case when p.request_id is null then p.organisation = ${touchpoint} and (${own}::text is null or p.made_by = ${own})
     else r.id is not null and ${within(organisation, own, sub)} end`;
