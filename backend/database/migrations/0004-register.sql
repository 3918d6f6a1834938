-- Records made of somebody new, and what was asked for by somebody whom we cannot find (decision 22).

create table registrations (
  command_id      uuid primary key,
  customer_id     uuid not null unique references customers on delete cascade,
  said_at         timestamptz not null,
  received_at     timestamptz not null,
  channel         text not null,
  conversation_id uuid not null references conversations,
  recorded_by     text not null,
  organisation    text not null,
  clock_flagged   boolean not null default false
);
create index registrations_conversation on registrations (conversation_id);

-- Locked while a likely duplicate is looked for: whoever may be the same person shares a slot. A slot says nothing of anybody.
create table registration_slots (slot smallint primary key);
insert into registration_slots select generate_series(0, 1023);

-- Whoever stopped using the service may come back as somebody new, with the same learner number.
drop index customers_uln;
create unique index customers_uln on customers (uln) where uln is not null and status = 'current';

-- Since when a value has been so, where that was said with the value itself.
alter table held_values add column since date;

create table requests (
  id              uuid primary key,
  command_id      uuid not null unique,
  reference       text not null unique,
  -- Null: nobody we can find.
  customer_id     uuid references customers on delete cascade,
  kind            text not null check (kind in ('rectification', 'closure', 'access', 'complaint', 'other-right')),
  asked_right     text check (asked_right in ('erasure', 'restriction', 'objection', 'portability')),
  words           text not null,
  how_to_answer   text not null,
  who_name        text,
  who_birth_date  date,
  who_postcode    text,
  made_on         date not null,
  said_at         timestamptz not null,
  received_at     timestamptz not null,
  recorded_by     text not null,
  organisation    text not null references organisations,
  conversation_id uuid not null references conversations,
  clock_flagged   boolean not null default false,
  status          text not null default 'open',
  completed_at    timestamptz
);
create index requests_customer on requests (customer_id) where customer_id is not null;
create index requests_unmatched_done on requests (completed_at) where customer_id is null and completed_at is not null;
