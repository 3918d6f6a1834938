-- What needs other eyes (decisions 29 and 38): who has it took it down, or something that joined it, and may not decide what is left to decide.
-- That follows from other rows than the request's own too, so it stands on the row, as what else the list is looked at by.
alter table requests add column needs_other_eyes boolean not null default false;
alter table requests disable trigger user;
update requests r set needs_other_eyes = true
 where r.status = 'open' and r.step in ('open', 'being-checked') and r.assigned_to is not null
   and (r.assigned_to = r.recorded_by
     or exists (select from rectification_claims c where c.request_id = r.id and c.recorded_by = r.assigned_to)
     or exists (select from requests j where j.joined_to = r.id and j.recorded_by = r.assigned_to));
alter table requests enable trigger user;

-- By its name it comes after request_row, which says the step. Whatever moves the step or who has it is an update of the row.
create function request_other_eyes() returns trigger language plpgsql as $$ begin
  if new.assigned_to is null or new.step not in ('open', 'being-checked') then new.needs_other_eyes := false; else new.needs_other_eyes := new.assigned_to = new.recorded_by or exists (select from rectification_claims c where c.request_id = new.id and c.recorded_by = new.assigned_to) or exists (select from requests j where j.joined_to = new.id and j.recorded_by = new.assigned_to); end if; return new; end $$;
create trigger request_row_other_eyes before insert or update on requests for each row execute function request_other_eyes();

-- What joins a request has it looked at anew, whoever has it now: somebody who takes it at the same moment waits for this row, or this for
-- them, and whoever comes second sees the other.
create function request_joined() returns trigger language plpgsql as $$ begin
  update requests r set needs_other_eyes = r.needs_other_eyes where r.id = (to_jsonb(new) ->> tg_argv[0])::uuid and r.recorded_by <> new.recorded_by; return null; end $$;
create trigger request_joined after insert on rectification_claims for each row execute function request_joined('request_id');
create trigger request_joined after insert on requests for each row when (new.joined_to is not null) execute function request_joined('joined_to');

drop index requests_open_eyes;
drop index requests_own_eyes;
create index requests_open_eyes on requests (due_on, id) where status = 'open' and needs_other_eyes;
create index requests_own_eyes on requests (organisation, due_on, id) where status = 'open' and needs_other_eyes;
