-- A request may come to a customer later: matched to them, or with a record that is put together with theirs. A copy of that customer then has the
-- words of a complaint that it did not have before, and is kept from the same people (migration 0024).
create function access_unseen_when_moved() returns trigger language plpgsql as $$ begin
  if new.customer_id is not null and new.customer_id is distinct from old.customer_id then insert into requests_unseen (request_id, sub) select distinct a.id, u.sub from requests a join requests q on q.customer_id = a.customer_id and q.kind <> 'access' join requests_unseen u on u.request_id = q.id where a.customer_id = new.customer_id and a.kind = 'access' on conflict do nothing; end if; return null; end $$;
create trigger requests_access_unseen_moved after update on requests for each row execute function access_unseen_when_moved();
insert into requests_unseen (request_id, sub)
  select distinct a.id, u.sub from requests a join requests q on q.customer_id = a.customer_id and q.kind <> 'access' join requests_unseen u on u.request_id = q.id
   where a.kind = 'access' on conflict do nothing;
