import { organisationReach } from './reach.ts';

/**
 * SQL: the fields of a customer that are being checked, and since when. That is for whoever opens the record; the request that does so is
 * named within its organisation alone. `organisation`: as `reachOf` has it.
 */
export const MARKED = (customer: string, organisation: string) => `coalesce((select json_agg(json_build_object('field', f.field,
      'requestId', case when ${organisationReach(organisation)} then r.id end,
      'reference', case when ${organisationReach(organisation)} then r.reference end, 'since', r.made_on) order by f.field)
   from rectification_fields f join requests r on r.id = f.request_id where f.customer_id = ${customer} and f.marked), '[]')`;

/** SQL: whether a field is being checked, and so not used (domain: rectification; UK GDPR article 18). */
export const isMarked = (customer: string, field: string) =>
  `exists (select from rectification_fields f where f.customer_id = ${customer} and f.field = ${field} and f.marked)`;
