-- A request that was matched with the wrong record can be matched with another (decision 43): until it has its end it keeps what somebody said
-- of themselves to be found by, and no longer.
create function request_who_forgotten() returns trigger language plpgsql as $$ begin
  if new.status <> 'open' and new.customer_id is not null then new.who_name := null; new.who_birth_date := null; new.who_postcode := null; end if; return new; end $$;
create trigger request_who_forgotten before insert or update on requests for each row execute function request_who_forgotten();
update requests set status = status
  where status <> 'open' and customer_id is not null and coalesce(who_name, who_birth_date::text, who_postcode) is not null;
