/**
 * SQL: the organisation that can be asked for facts about a complaint `c`: the one it is about, or whose person it is about; null where
 * nobody has said whom it is about.
 */
export const FACTS_FROM = `coalesce(c.about_organisation,
    (select p.organisation from people p where p.sub = c.about_sub order by p.seen_on desc, p.name limit 1))`;

const AT = (column: string) => `to_char(f.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** SQL: what was asked and answered, of facts `f`. */
export const FACTS_SHOWN = `f.id, f.what, f.by_day::text as "by", ${AT('asked_at')} as "askedAt", f.asked_by_name as "askedByName", f.facts,
  ${AT('answered_at')} as "answeredAt", f.answered_by_name as "answeredByName"`;

/** SQL: facts are still wanted: their request `r` is open and nothing is decided of it. */
export const STILL_WANTED = `r.status = 'open' and not exists (select from request_decisions d where d.request_id = r.id and d.undone_at is null)`;
