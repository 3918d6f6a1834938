-- What is unsent and held on each machine, for each person, as last reported; which machines are lost; which tokens came from which
-- machine. No customer is in any of it.

create table machines (
  -- a random id for the row, to page by
  row_id             uuid not null unique default gen_random_uuid(),
  machine_id         uuid not null,
  person             text not null,
  person_name        text not null,
  organisation       text not null references organisations,
  seen_at            timestamptz not null,
  waiting            integer not null,
  sending            integer not null,
  asking_again       integer not null,
  needs_attention    integer not null,
  oldest_said_on     date,
  oldest_recorded_at timestamptz,
  handed_over        jsonb not null,
  copies             integer not null,
  copies_until       timestamptz,
  app_version        text not null,
  primary key (machine_id, person)
);
create index machines_organisation on machines (organisation);
create index machines_seen on machines (seen_at);

create table lost_machines (
  machine_id uuid primary key,
  lost_at    timestamptz not null,
  marked_by  text not null
);

-- Access tokens, by their SHA-256 alone, that named the machine they are used on; swept when they have ended.
create table machine_sessions (
  token_hash bytea not null,
  machine_id uuid not null,
  ends_at    timestamptz not null,
  revoked_at timestamptz,
  primary key (token_hash, machine_id)
);
create index machine_sessions_machine on machine_sessions (machine_id);
create index machine_sessions_ends on machine_sessions (ends_at);
create index machine_sessions_revoked on machine_sessions (ends_at) where revoked_at is not null;
