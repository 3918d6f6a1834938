-- Complaints, other rights, and requests of nobody we can find (decision 43).

-- Who works with this service, as their own tokens name them: whom a complaint can be about, and who may be meant by a name alone.
-- It is written before anything is answered, so whoever can learn of a complaint is in it.
create table people (
  sub          text not null,
  name         text not null,
  organisation text not null references organisations,
  seen_on      date not null default current_date,
  primary key (sub, name)
);
insert into people (sub, name, organisation, seen_on)
  select distinct on (sub, name) sub, name, organisation, on_day from (
    select adviser as sub, adviser_name as name, organisation, began_at::date as on_day from conversations
    union all select person, person_name, organisation, seen_at::date from machines
  ) seen order by sub, name, on_day desc;

-- What is particular to a complaint; the request has its words. At most one of a person, a name and an organisation.
create table complaints (
  request_id         uuid primary key references requests on delete cascade,
  about              text not null check (about in ('information', 'service')),
  about_sub          text,
  -- As it was said, or as a person of ours is called; a name alone may mean several people.
  about_name         text,
  about_organisation text references organisations,
  named_by           text,
  named_by_name      text,
  named_at           timestamptz,
  acknowledged_how   text,
  check (about_organisation is null or (about_sub is null and about_name is null))
);
create index complaints_to_name on complaints (request_id) where named_at is null and about_sub is null and about_name is not null;

-- Each time the customer was told how their complaint goes.
create table progress_tellings (
  command_id   uuid primary key,
  request_id   uuid not null references requests on delete cascade,
  told_on      date not null,
  how          text not null,
  what         text not null,
  told_by      text not null,
  told_by_name text not null,
  received_at  timestamptz not null
);
create index progress_tellings_request on progress_tellings (request_id, told_on);

-- What was done about another right, step by step.
create table right_steps (
  command_id   uuid primary key,
  request_id   uuid not null references requests on delete cascade,
  done_on      date not null,
  what         text not null,
  done_by      text not null,
  done_by_name text not null,
  received_at  timestamptz not null
);
create index right_steps_request on right_steps (request_id, done_on);

-- What was decided of a complaint, of another right, or that nothing is held of whoever asks. A request that is opened again keeps what
-- was decided before, undone.
create table request_decisions (
  command_id      uuid primary key,
  request_id      uuid not null references requests on delete cascade,
  decision        text not null check (decision in
    ('upheld', 'partly-upheld', 'not-upheld', 'done', 'done-in-part', 'refused', 'nothing-held')),
  asked_right     text check (asked_right in ('erasure', 'restriction', 'objection', 'portability')),
  reasons         text,
  searched        text,
  decided_by      text not null,
  decided_by_name text not null,
  decided_at      timestamptz not null,
  undone_at       timestamptz
);
create unique index request_decisions_standing on request_decisions (request_id) where undone_at is null;

-- It counts as a decision of the request, beside those of what stays after closing (migration 0020).
create function request_answered() returns trigger language plpgsql as $$ begin
  update requests r set of_evidence = (select count(*) from evidence_decisions e where e.request_id = r.id) + (select count(*) from request_decisions d where d.request_id = r.id and d.undone_at is null) where r.id = new.request_id; return null; end $$;
create trigger request_answered after insert or update on request_decisions for each row execute function request_answered();
create trigger request_noted after insert on progress_tellings for each row execute function request_noted();
create trigger request_noted after insert on right_steps for each row execute function request_noted();
