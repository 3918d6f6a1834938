-- Whom we tell something of a customer, what they were told, and what they must be told next (decision 27).

create table recipients (
  id      uuid primary key,
  kind    text not null,
  name    text not null,
  told_by text not null,
  contact text not null
);

-- One row for each time something of a customer was passed on: what, never the values.
create table disclosures (
  id              uuid primary key,
  customer_id     uuid not null references customers on delete cascade,
  recipient_id    uuid not null references recipients,
  shared_at       timestamptz not null,
  received_at     timestamptz not null,
  items           text[] not null,
  why             text not null,
  basis           text not null,
  agreement       text,
  recorded_by     text not null,
  organisation    text not null,
  -- Null where it was passed on without the person there, or by a list.
  conversation_id uuid references conversations,
  list_id         uuid,
  clock_flagged   boolean not null default false
);
create index disclosures_customer on disclosures (customer_id, shared_at desc, id desc);

-- Whether a research organisation was ever sent this customer: on the row that a decision locks, so that a withdrawal cannot miss
-- what is being passed on beside it.
alter table customers add column researched boolean not null default false;

-- Examples of advice given to a recipient without anything by which somebody could be known: counted, nobody's.
create table examples_given (
  command_id   uuid primary key,
  recipient_id uuid not null references recipients,
  given_on     date not null,
  organisation text not null,
  recorded_by  text not null
);

-- What a recipient must be told. It may outlive the record with the reference alone (domain: sharing).
create table recipient_notices (
  id                 uuid primary key default gen_random_uuid(),
  kind               text not null check (kind in ('correct', 'stop-contact', 'erase', 'closed')),
  recipient_id       uuid not null references recipients,
  customer_id        uuid references customers on delete set null,
  customer_reference text not null,
  request_id         uuid references requests on delete set null,
  items              text[] not null default '{}',
  made_by            uuid not null,
  made_at            timestamptz not null default clock_timestamp(),
  made_on            date not null,
  chase_on           date not null,
  organisation       text not null references organisations,
  state              text not null default 'to-tell' check (state in ('to-tell', 'told', 'acknowledged', 'impossible')),
  version            integer not null default 1,
  told_on            date,
  told_by            text,
  told_by_name       text,
  told_how           text,
  ended_on           date,
  impossible_because text
);
create index recipient_notices_open on recipient_notices (organisation, recipient_id, made_on, id)
  where state in ('to-tell', 'told');
create index recipient_notices_customer on recipient_notices (customer_id) where customer_id is not null;

-- A list of many customers for one recipient: it is made anew where it was left off, and sent once.
create table lists (
  id           uuid primary key default gen_random_uuid(),
  what         text not null,
  month        date not null,
  recipient_id uuid not null references recipients,
  begun_at     timestamptz not null default clock_timestamp(),
  finished_at  timestamptz,
  people       integer
);
create unique index lists_unfinished on lists (what, month, recipient_id) where finished_at is null;
alter table disclosures add constraint disclosures_in_list foreign key (list_id) references lists;
create unique index disclosures_once_in_list on disclosures (list_id, customer_id) where list_id is not null;
