/**
 * SQL: the days on which a request `r` waited for the customer to say what they want, from the day they were asked to the day before
 * they said it (UK GDPR article 12A).
 */
export const WAITED = `coalesce((select json_agg(json_build_object('from', w.asked_on, 'to', w.came_on - 1) order by w.asked_on)
    from request_waits w where w.request_id = r.id and w.waits_for = 'customer' and w.came_on > w.asked_on), '[]')`;
