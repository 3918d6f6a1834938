-- What was changed on a record, by which command and how; the values themselves are in held_values alone.

create table amendments (
  command_id      uuid primary key,
  customer_id     uuid not null references customers on delete cascade,
  said_at         timestamptz not null,
  received_at     timestamptz not null,
  channel         text not null,
  conversation_id uuid references conversations,
  sign_in_id      uuid,
  recorded_by     text not null,
  organisation    text not null,
  version         integer not null,
  clock_flagged   boolean not null default false
);
create index amendments_customer on amendments (customer_id, received_at desc);
create index amendments_conversation on amendments (conversation_id) where conversation_id is not null;

create table amended_fields (
  command_id uuid not null references amendments on delete cascade,
  field      text not null,
  how        text not null check (how in ('changed', 'first-told', 'typed-wrong-just-now')),
  since      date,
  primary key (command_id, field)
);

-- The command that set a value, where it is known: a later one of the same machine knows that it comes after it.
alter table held_values add column set_by uuid;
