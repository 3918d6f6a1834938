-- Closing an account (domain: closing). The closing itself outlives the record: it holds the reference, and nothing personal.
create table closings (
  id                 uuid primary key,
  command_id         uuid not null unique,
  -- Whom it closes, by the id that the evidence keeps; null where nothing of them stays.
  customer_id        uuid,
  customer_reference text not null,
  scope              text not null check (scope in ('online-account', 'service')),
  reason             text not null check (reason in ('customer-choice', 'deceased', 'duplicate', 'lapsed', 'other')),
  -- The record that remains of two.
  remains            uuid,
  state              text not null check (state in ('to-confirm', 'waiting', 'stopped', 'destroyed', 'cleaned', 'done')),
  version            integer not null default 1,
  said_at            timestamptz not null,
  received_at        timestamptz not null,
  channel            text not null,
  conversation_id    uuid references conversations on delete set null,
  sign_in_id         uuid,
  recorded_by        text not null,
  recorded_by_name   text not null,
  organisation       text not null references organisations,
  clock_flagged      boolean not null default false,
  -- When the safety net ends; null until somebody who has died is confirmed to have.
  due_at             timestamptz,
  confirmed_by       text,
  stopped_at         timestamptz,
  stopped_by         text,
  stopped_because    text,
  destroyed_at       timestamptz,
  cleaned_at         timestamptz,
  -- How many rows of which kind went.
  went               jsonb
);
create unique index closings_under_way on closings (customer_id) where state in ('to-confirm', 'waiting') and scope = 'service';
create index closings_due on closings (due_at) where state = 'waiting';
create index closings_to_clean on closings (destroyed_at) where state = 'destroyed';
create index closings_organisation on closings (organisation, received_at desc, id);

-- What proves a payment after closing (notice, "How long we keep your information"), and nothing else: one row an outcome that was claimed.
create table evidence (
  outcome_id         uuid primary key,
  customer_id        uuid not null,
  customer_reference text not null,
  audit_alias        uuid not null,
  birth_date         date,
  postcode           text,
  session_id         uuid not null,
  session_on         date not null,
  organisation       text not null,
  adviser            text not null,
  outcome_type       smallint not null,
  effective_on       date not null,
  paid_on            date,
  priority           boolean not null,
  goes_on            date not null
);
create index evidence_customer on evidence (customer_id);
create index evidence_reference on evidence (customer_reference);
create index evidence_goes on evidence (goes_on);

-- Copies on machines that have not been reported gone: they go from here when they are, or have expired.
create table closing_copies (
  closing_id  uuid not null references closings on delete cascade,
  customer_id uuid not null,
  machine_id  uuid not null,
  holder      text not null,
  expires_at  timestamptz not null
);
create index closing_copies_closing on closing_copies (closing_id);
create index closing_copies_machine on closing_copies (machine_id, holder);
create index closing_copies_expires on closing_copies (expires_at);

-- When the sign-in to the website ended, where it has.
alter table customers add column online_ended_at timestamptz;

-- The commands that worked on a request: what is kept of them for repeats goes with it.
create table request_commands (
  command_id uuid primary key,
  request_id uuid not null references requests on delete cascade
);
create index request_commands_request on request_commands (request_id);

-- What somebody asks for after closing: by the reference they had.
alter table requests add column closed_reference text;
create index requests_closed on requests (closed_reference) where closed_reference is not null;

-- What was decided of what stays, for a request made after closing: the old value stays here alone, as long as the request.
create table evidence_decisions (
  command_id       uuid not null,
  request_id       uuid not null references requests on delete cascade,
  -- Null: of the person, in each of their rows.
  outcome_id       uuid,
  field            text not null,
  decision         text not null check (decision in ('corrected', 'kept')),
  held_value       text,
  decided_value    text,
  reasons          text,
  decided_by       text not null,
  decided_by_name  text not null,
  decided_at       timestamptz not null
);
create index evidence_decisions_request on evidence_decisions (request_id);
