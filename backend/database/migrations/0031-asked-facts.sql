-- Facts that whoever decides a complaint asks of the organisation it is about, and what that answered (decision 43).
create table asked_facts (
  id               uuid primary key,
  command_id       uuid not null unique,
  request_id       uuid not null references requests on delete cascade,
  organisation     text not null references organisations,
  what             text not null,
  by_day           date not null,
  asked_by         text not null,
  asked_by_name    text not null,
  asked_from       text not null references organisations,
  asked_at         timestamptz not null,
  facts            text,
  answered_by      text,
  answered_by_name text,
  answered_at      timestamptz,
  check ((facts is null) = (answered_at is null))
);
create index asked_facts_request on asked_facts (request_id, asked_at);
create index asked_facts_organisation on asked_facts (organisation, asked_at, id);
-- That facts were asked is news of the request; that they were given moves its version, which is news too.
create trigger request_noted after insert on asked_facts for each row execute function request_noted();
