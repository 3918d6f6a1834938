-- What is not kept any longer: made exactly by one supervisor, approved by another, destroyed one by one, certified by store (decision 36).

create table retention_runs (
  id               uuid primary key,
  command_id       uuid not null unique,
  what             text not null check (what in ('evidence', 'lapsed', 'old-requests')),
  up_to            date not null,
  -- Null: of every organisation.
  organisation     text references organisations,
  state            text not null default 'proposed'
                     check (state in ('proposed', 'refused', 'approved', 'running', 'interrupted', 'finished')),
  proposed_by      text not null,
  proposed_by_name text not null,
  proposed_at      timestamptz not null,
  decided_by       text,
  decided_by_name  text,
  decided_at       timestamptz,
  started_by       text,
  started_by_name  text,
  started_at       timestamptz,
  finished_at      timestamptz,
  -- Over what went, in its order; taken before the run forgets what that was.
  items_hash       text
);
create index retention_runs_newest on retention_runs (proposed_at desc, id);
create index retention_runs_running on retention_runs (id) where state = 'running';

-- What a run is about, as it was proposed. `subject` names it (what proves a payment, a customer, a request; of whoever has lapsed the
-- closing from then on) for as long as the run has a use for it.
create table retention_items (
  id           uuid primary key default gen_random_uuid(),
  run_id       uuid not null references retention_runs on delete cascade,
  position     integer not null,
  what         text not null,
  organisation text not null,
  rule         text not null,
  due_on       date not null,
  subject      uuid,
  state        text not null default 'pending' check (state in ('pending', 'done', 'held')),
  held_because text,
  -- The request that holds it, where it is one.
  held_by      uuid,
  done_at      timestamptz,
  unique (run_id, position)
);
-- In one run at a time.
create unique index retention_items_pending on retention_items (subject) where state = 'pending';

-- Proof, by run and store; never changed and never removed. Each takes in the hash of the one before.
create table retention_certificates (
  id           uuid primary key,
  number       bigint generated always as identity,
  run_id       uuid not null references retention_runs,
  store        text not null check (store in ('database', 'disk', 'machines')),
  what         text not null,
  organisation text,
  rules        jsonb not null,
  count        integer not null check (count > 0),
  from_on      date not null,
  to_on        date not null,
  items_hash   text not null,
  made_at      timestamptz not null,
  previous     text not null unique,
  hash         text not null unique,
  unique (run_id, store)
);
create unique index retention_certificates_number on retention_certificates (number);

-- Whose evidence it is that a closing left.
create index closings_customer on closings (customer_id) where customer_id is not null;
create index requests_over on requests (completed_at) where completed_at is not null;
create index requests_joined on requests (joined_to) where joined_to is not null;
