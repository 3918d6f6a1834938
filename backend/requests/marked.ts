/** SQL: the fields of a customer that are being checked, each with the request that does so. */
export const MARKED = (customer: string) => `coalesce((select json_agg(json_build_object('field', f.field, 'requestId', q.id,
      'reference', q.reference, 'since', q.made_on) order by f.field)
   from rectification_fields f join requests q on q.id = f.request_id where f.customer_id = ${customer} and f.marked), '[]')`;

/** SQL: whether a field is being checked, and so not used (domain: rectification; UK GDPR article 18). */
export const isMarked = (customer: string, field: string) =>
  `exists (select from rectification_fields f where f.customer_id = ${customer} and f.field = ${field} and f.marked)`;
