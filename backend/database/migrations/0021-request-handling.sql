-- How a request is worked on (decision 40): notes, who did what when, waits, who has it open, and to whom it can be given.
create table request_notes (
  command_id    uuid primary key,
  request_id    uuid not null references requests on delete cascade,
  note          text not null,
  at            timestamptz not null,
  received_at   timestamptz not null,
  noted_by      text not null,
  noted_by_name text not null
);
create index request_notes_request on request_notes (request_id, received_at);

-- What has no row of its own elsewhere. `whom`: the person or the organisation it went to.
create table request_steps (
  command_id   uuid not null,
  request_id   uuid not null references requests on delete cascade,
  step         text not null,
  at           timestamptz not null,
  done_by      text not null,
  done_by_name text not null,
  organisation text not null references organisations,
  whom         text,
  whom_name    text,
  on_day       date,
  why          text,
  -- Decisions that were taken back, as they were.
  taken_back   jsonb,
  primary key (command_id, step)
);
create index request_steps_request on request_steps (request_id, at);
create index request_steps_handed_over on request_steps (organisation, at, request_id) where step = 'handed-over';

-- Each time a request waited for something; the last one goes on as long as it has no end.
create table request_waits (
  command_id uuid primary key,
  request_id uuid not null references requests on delete cascade,
  waits_for  text not null check (waits_for in ('proof', 'customer')),
  asked_on   date not null,
  came_on    date
);
create index request_waits_request on request_waits (request_id, asked_on);

-- Who has a request open; it counts for so long after it was last said.
create table presence (
  request_id  uuid not null references requests on delete cascade,
  sub         text not null,
  name        text not null,
  until       timestamptz not null,
  primary key (request_id, sub)
);

-- Who works where, as their sign-ins last said.
create table staff (
  sub          text primary key,
  name         text not null,
  organisation text not null references organisations,
  roles        text[] not null,
  seen_at      timestamptz not null
);
create index staff_organisation on staff (organisation, name);
