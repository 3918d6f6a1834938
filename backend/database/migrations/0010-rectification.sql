-- Requests that end when the record is right everywhere it went (decision 29).

alter table requests
  add column version             integer not null default 1,
  -- The day the proof of identity or authority came that was asked for (UK GDPR article 12A).
  add column proof_on            date,
  add column extension_months    smallint check (extension_months in (1, 2)),
  add column extension_reason    text,
  add column extension_told_on   date,
  add column extension_told_how  text,
  -- When and how the customer was told what was decided: then nothing of it is being checked any more.
  add column told_on             date,
  add column told_how            text,
  add column told_by             text,
  add column told_by_name        text,
  -- What the customer wants to stand beside what was kept.
  add column statement           text,
  -- The request that is about the same, with the earlier clock.
  add column joined_to           uuid references requests;
create index requests_organisation on requests (organisation, made_on, id);

-- A value in dispute. What was held when it was disputed stays here alone.
create table rectification_fields (
  request_id      uuid not null references requests on delete cascade,
  customer_id     uuid not null references customers on delete cascade,
  field           text not null,
  held_value      text,
  held_source     text,
  held_source_name text,
  held_on         date,
  says            text,
  incomplete      boolean not null,
  how_to_check    text,
  decision        text check (decision in ('corrected', 'corrected-differently', 'completed', 'kept')),
  decided_value   text,
  reasons         text,
  on_call         boolean not null default false,
  decided_by      text,
  decided_by_name text,
  decided_at      timestamptz,
  -- Marked as being checked wherever the value appears.
  marked          boolean not null default true,
  primary key (request_id, field)
);
create unique index rectification_fields_marked on rectification_fields (customer_id, field) where marked;
create index rectification_fields_customer on rectification_fields (customer_id);

-- Each time a field was disputed; of one that was disputed again the last counts.
create table rectification_claims (
  command_id   uuid not null,
  request_id   uuid not null references requests on delete cascade,
  field        text not null,
  says         text,
  incomplete   boolean not null,
  how_to_check text,
  said_at      timestamptz not null,
  recorded_by  text not null,
  primary key (command_id, field)
);

create table request_checks (
  command_id    uuid primary key,
  request_id    uuid not null references requests on delete cascade,
  field         text,
  what          text not null,
  outcome       text not null,
  document_seen text,
  at            timestamptz not null,
  received_at   timestamptz not null,
  done_by       text not null,
  done_by_name  text not null
);
create index request_checks_request on request_checks (request_id, at);

-- What completes a value that is right as far as it goes.
alter table held_values add column note text;
