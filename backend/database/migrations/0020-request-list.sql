-- The list of requests (decision 38). What a line of it shows, sorts or filters by stands on the row: counted again by the triggers below
-- whenever that which it follows from is written, by whatever command.
alter table requests
  -- The disputed fields, how many of them are decided, and how many decisions there are of what stays after closing.
  add column fields       text[]  not null default '{}',
  add column decided      integer not null default 0,
  add column of_evidence  integer not null default 0,
  -- Recipients that are still to be told, or to answer.
  add column notices_open integer not null default 0,
  -- What it is about, to sort by: the first disputed field, or the right.
  add column what         text    collate "C" not null default '',
  -- As shared/domain/rectification.ts has it.
  add column step         text    collate "C" not null default 'open',
  -- Received a working day or more after it was made.
  add column arrived_late boolean not null default false;

-- Who is away when: what they have stands in a view of its own.
create table absences (
  id           uuid primary key,
  sub          text not null,
  name         text not null,
  organisation text not null references organisations,
  from_on      date not null,
  to_on        date not null check (to_on >= from_on),
  version      integer not null default 1,
  set_by       text not null
);
create index absences_days on absences (to_on, from_on);
create index absences_organisation on absences (organisation, to_on, id);

create index recipient_notices_request on recipient_notices (request_id) where request_id is not null;
create index recipient_notices_unasked on recipient_notices (organisation) where state in ('to-tell', 'told') and request_id is null;

update requests r set
  fields = array(select f.field from rectification_fields f where f.request_id = r.id order by f.field),
  decided = (select count(*) from rectification_fields f where f.request_id = r.id and f.decision is not null),
  of_evidence = (select count(*) from evidence_decisions e where e.request_id = r.id),
  notices_open = (select count(*) from recipient_notices n where n.request_id = r.id and n.state in ('to-tell', 'told'));

-- A finished request has no clock. An open one always has a day: until the backend has worked it out, the day it was made, which is
-- the day of none.
create function request_row() returns trigger language plpgsql as $$ begin
  if new.status <> 'open' then new.due_on := null; new.extend_by := null; new.waiting_for := null; new.waiting_since := null; elsif new.due_on is null then new.due_on := new.made_on; end if; new.what := case when new.kind = 'rectification' then coalesce(new.fields[1], '') else coalesce(new.asked_right, '') end; new.step :=
    case when new.status <> 'open' then new.status when cardinality(new.fields) + new.of_evidence = 0 then 'open' when new.decided < cardinality(new.fields) then 'being-checked' when new.told_on is null then 'tell-customer' when new.notices_open > 0 then 'tell-recipients' else 'completed' end; return new; end $$;
create trigger request_row before insert or update on requests for each row execute function request_row();
update requests set due_on = due_on;

create function request_fields_counted() returns trigger language plpgsql as $$ declare request uuid := case when tg_op = 'DELETE' then old.request_id else new.request_id end; begin
  update requests r set fields = n.fields, decided = n.decided from (select coalesce(array_agg(f.field order by f.field), '{}') as fields, count(f.decision)::int as decided from rectification_fields f where f.request_id = request) n where r.id = request and (r.fields, r.decided) is distinct from (n.fields, n.decided); return null; end $$;
create trigger request_fields_counted after insert or update or delete on rectification_fields for each row execute function request_fields_counted();

create function request_evidence_counted() returns trigger language plpgsql as $$ begin
  update requests r set of_evidence = (select count(*) from evidence_decisions e where e.request_id = r.id) where r.id = new.request_id; return null; end $$;
create trigger request_evidence_counted after insert on evidence_decisions for each row execute function request_evidence_counted();

-- Only where it matters: when a customer's record goes, nothing is written of their requests any more.
create function request_notices_counted() returns trigger language plpgsql as $$ begin
  if tg_op = 'UPDATE' and (new.request_id, new.state) is not distinct from (old.request_id, old.state) then return null; end if; update requests r set notices_open = n.many from (select o.id, (select count(*)::int from recipient_notices n where n.request_id = o.id and n.state in ('to-tell', 'told')) as many from unnest(case tg_op when 'INSERT' then array[new.request_id] when 'DELETE' then array[old.request_id] else array[new.request_id, old.request_id] end) as o (id)) n where r.id = n.id and r.notices_open is distinct from n.many; return null; end $$;
create trigger request_notices_counted after insert or update or delete on recipient_notices for each row execute function request_notices_counted();

-- What changes of a request is told to the desks that follow, and may read it (decision 38). A day that moves by itself is no news.
alter table changes
  add column request_id uuid,
  alter column command_id drop not null;
create function request_told(request uuid, command uuid) returns void language sql as $$
  insert into changes (kind, customer_id, version, command_id, request_id) select 'request', customer_id, version, command, id from requests where id = request $$;
create function request_changed() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then perform request_told(new.id, new.command_id); elsif to_jsonb(new) - '{due_on,extend_by}'::text[] is distinct from to_jsonb(old) - '{due_on,extend_by}'::text[] then perform request_told(new.id, null); end if; return null; end $$;
create trigger request_changed after insert or update on requests for each row execute function request_changed();
-- For tables with a request_id and a command_id whose new rows are news of the request.
create function request_noted() returns trigger language plpgsql as $$ begin
  perform request_told(new.request_id, new.command_id); return null; end $$;
create trigger request_noted after insert on request_checks for each row execute function request_noted();

-- Every sort and filter of the list is a range of an index: over all for the privacy team, by organisation for everybody else.
create index requests_open_due on requests (due_on, id) where status = 'open';
create index requests_open_organisation on requests (organisation, due_on, id) where status = 'open';
create index requests_open_made on requests (made_on, due_on, id) where status = 'open';
create index requests_own_made on requests (organisation, made_on, due_on, id) where status = 'open';
create index requests_open_kind on requests (kind, due_on, id) where status = 'open';
create index requests_own_kind on requests (organisation, kind, due_on, id) where status = 'open';
create index requests_open_what on requests (what, due_on, id) where status = 'open';
create index requests_own_what on requests (organisation, what, due_on, id) where status = 'open';
create index requests_open_step on requests (step, due_on, id) where status = 'open';
create index requests_own_step on requests (organisation, step, due_on, id) where status = 'open';
create index requests_open_assignee on requests ((coalesce(assigned_to, '') collate "C"), due_on, id) where status = 'open';
create index requests_own_assignee on requests (organisation, (coalesce(assigned_to, '') collate "C"), due_on, id) where status = 'open';
create index requests_open_notices on requests (notices_open, due_on, id) where status = 'open';
create index requests_own_notices on requests (organisation, notices_open, due_on, id) where status = 'open';
create index requests_open_reference on requests (reference) where status = 'open';
create index requests_own_reference on requests (organisation, reference) where status = 'open';
create index requests_open_waiting on requests (due_on, id) where status = 'open' and waiting_for is not null;
create index requests_own_waiting on requests (organisation, due_on, id) where status = 'open' and waiting_for is not null;
create index requests_open_told on requests (due_on, id) where status = 'open' and notices_open > 0;
create index requests_own_told on requests (organisation, due_on, id) where status = 'open' and notices_open > 0;
create index requests_open_late on requests (due_on, id) where status = 'open' and arrived_late;
create index requests_own_late on requests (organisation, due_on, id) where status = 'open' and arrived_late;
create index requests_open_eyes on requests (due_on, id) where status = 'open' and assigned_to = recorded_by;
create index requests_own_eyes on requests (organisation, due_on, id) where status = 'open' and assigned_to = recorded_by;
create index requests_open_repair on requests (due_on, id) where status = 'open' and from_repair;
create index requests_own_repair on requests (organisation, due_on, id) where status = 'open' and from_repair;
create index requests_open_promised on requests (due_on, id) where status = 'open' and promised_on is not null;
create index requests_own_promised on requests (organisation, due_on, id) where status = 'open' and promised_on is not null;
create index requests_open_logged on requests (recorded_by, due_on, id) where status = 'open';
create index requests_open_fields on requests using gin (fields) where status = 'open';
create index requests_open_undated on requests (id) where status = 'open' and due_on = made_on;
create index requests_finished on requests (coalesce(completed_at, received_at), id) where status <> 'open';
create index requests_own_finished on requests (organisation, coalesce(completed_at, received_at), id) where status <> 'open';
create index requests_look_at on requests (made_on, id) where look_at = 'to-look';
create index requests_own_look_at on requests (organisation, made_on, id) where look_at = 'to-look';
