-- What reports count stays countable (decision 44).

-- The day by which a request was to be done, or a complaint acknowledged, as that stood when it was; until then, and until the backend has
-- worked it out for what was over before this, null. What is gone cannot be asked for it any more.
alter table requests add column was_due_on date;
create index requests_ended_undated on requests (id)
  where was_due_on is null and case when kind = 'complaint' then acknowledged_on is not null else status = 'completed' end;

-- A finished request has no clock; the day it had is kept. What a complaint is due for is its acknowledgement. The day it was made stands for
-- one that was not worked out.
create or replace function request_row() returns trigger language plpgsql as $$ begin
  if tg_op = 'UPDATE' then if new.kind = 'complaint' then if new.acknowledged_on is not null and old.acknowledged_on is null then new.was_due_on := nullif(old.due_on, old.made_on); end if; elsif new.status = 'open' then new.was_due_on := null; elsif new.status = 'completed' and old.status = 'open' then new.was_due_on := nullif(old.due_on, old.made_on); end if; end if; if new.status <> 'open' then new.due_on := null; new.extend_by := null; new.waiting_for := null; new.waiting_since := null; elsif new.due_on is null then new.due_on := new.made_on; end if; new.what := case when new.kind = 'rectification' then coalesce(new.fields[1], '') else coalesce(new.asked_right, '') end; new.step :=
    case when new.status <> 'open' then new.status when cardinality(new.fields) + new.of_evidence = 0 then 'open' when new.decided < cardinality(new.fields) then 'being-checked' when new.told_on is null then 'tell-customer' when new.notices_open > 0 then 'tell-recipients' else 'completed' end; return new; end $$;
-- A day that is worked out afterwards is no news.
create or replace function request_changed() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then perform request_told(new.id, new.command_id); elsif to_jsonb(new) - '{due_on,extend_by,was_due_on}'::text[] is distinct from to_jsonb(old) - '{due_on,extend_by,was_due_on}'::text[] then perform request_told(new.id, null); end if; return null; end $$;

-- What was destroyed counted for in the months that reports still look back on: by organisation, month and kind, without anybody.
create table gone_counts (
  what         text not null check (what in ('received', 'finished', 'ended', 'decided')),
  organisation text not null,
  month        date not null check (extract(day from month) = 1),
  kind         text not null,
  series       text not null,
  count        integer not null,
  primary key (what, month, organisation, kind, series)
);
