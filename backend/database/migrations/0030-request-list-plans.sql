-- Whoever has a request, empty for nobody, as a column of its own: what is known of a column's values is known when a page is planned, and
-- of an expression it was not.
alter table requests add column assignee text collate "C" not null default '';
create function request_assignee() returns trigger language plpgsql as $$ begin
  new.assignee := coalesce(new.assigned_to, ''); return new; end $$;
create trigger request_assignee before insert or update on requests for each row execute function request_assignee();
alter table requests disable trigger request_changed;
update requests set assigned_to = assigned_to where assigned_to is not null;
alter table requests enable trigger request_changed;
drop index requests_open_assignee;
drop index requests_own_assignee;
create index requests_open_assignee on requests (assignee, due_on, id) where status = 'open';
create index requests_own_assignee on requests (organisation, assignee, due_on, id) where status = 'open';

-- What is due today and can still be extended, and the complaints by what is owed of them: few among many of the same day or kind.
create index requests_open_extend on requests (due_on, id)
  where status = 'open' and extend_by is not null and extension_months is null and waiting_for is null;
create index requests_own_extend on requests (organisation, due_on, id)
  where status = 'open' and extend_by is not null and extension_months is null and waiting_for is null;
create index requests_open_acknowledge on requests (due_on, id) where status = 'open' and kind = 'complaint' and acknowledged_on is null;
create index requests_own_acknowledge on requests (organisation, due_on, id)
  where status = 'open' and kind = 'complaint' and acknowledged_on is null;
create index requests_open_progress on requests (due_on, id) where status = 'open' and kind = 'complaint' and acknowledged_on is not null;
create index requests_own_progress on requests (organisation, due_on, id)
  where status = 'open' and kind = 'complaint' and acknowledged_on is not null;
