-- A column that a trigger's condition names cannot be written anew, which the clean-up does with every table: the condition stands within.
create or replace function request_joined() returns trigger language plpgsql as $$ declare joined uuid := (to_jsonb(new) ->> tg_argv[0])::uuid; begin
  if joined is not null then update requests r set needs_other_eyes = r.needs_other_eyes where r.id = joined and r.recorded_by <> new.recorded_by; end if; return null; end $$;
drop trigger request_joined on requests;
create trigger request_joined after insert on requests for each row execute function request_joined('joined_to');
