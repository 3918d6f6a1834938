-- Who took a request down, and who may not learn of it (decisions 29, 36, 40, 43).

-- Who disputed a field again is looked for by its request.
create index rectification_claims_request on rectification_claims (request_id);

-- Who took a request down, as they were called, and for which organisation. The conversation it was taken down in may be taken up by somebody
-- else later, and is theirs then: the request is not.
alter table requests add column logged_by_name text, add column logged_in text;
alter table requests disable trigger user;
update requests r set
    logged_by_name = case when v.adviser = r.recorded_by then v.adviser_name
      else coalesce((select p.name from people p where p.sub = r.recorded_by order by p.seen_on desc, p.name limit 1), v.adviser_name) end,
    logged_in = coalesce((select s.organisation from request_steps s where s.request_id = r.id and s.step = 'handed-over' order by s.at limit 1), r.organisation)
  from conversations v where v.id = r.conversation_id;
alter table requests enable trigger user;
alter table requests alter column logged_by_name set not null, alter column logged_in set not null;
create function request_logged() returns trigger language plpgsql as $$ begin
  new.logged_in := coalesce(new.logged_in, new.organisation); if new.logged_by_name is null then select case when v.adviser = new.recorded_by then v.adviser_name else coalesce((select p.name from people p where p.sub = new.recorded_by order by p.seen_on desc, p.name limit 1), v.adviser_name) end into new.logged_by_name from conversations v where v.id = new.conversation_id; end if; return new; end $$;
create trigger requests_logged before insert on requests for each row execute function request_logged();

-- What was done with a request that is gone stays out of the sight of whom it was kept from for as long as the audit is kept. Of a copy too, whose
-- words it had: which of the two goes first makes no difference.
create table audit_unseen (
  request_id uuid not null,
  sub        text not null,
  primary key (sub, request_id)
);
create function request_still_unseen() returns trigger language plpgsql as $$ begin
  insert into audit_unseen (request_id, sub) select old.id, u.sub from requests_unseen u where u.request_id = old.id
    union select a.id, u.sub from requests_unseen u join requests a on a.kind = 'access' and a.recorded_by <> u.sub and (a.customer_id = old.customer_id or a.closed_reference = old.closed_reference) where u.request_id = old.id
    union select old.id, u.sub from requests q join requests_unseen u on u.request_id = q.id and u.sub <> old.recorded_by where old.kind = 'access' and (q.customer_id = old.customer_id or q.closed_reference = old.closed_reference)
    on conflict do nothing; return old; end $$;
create trigger requests_still_unseen before delete on requests for each row execute function request_still_unseen();

-- Who may not learn that something is in a destruction run: what goes, or what holds it, is kept from them. It outlives what went.
alter table retention_items add column unseen_by text[] not null default '{}';
