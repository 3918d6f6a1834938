-- The closing journal (decision 35): a file outside the database says whose account was closed and on which day, so that a database
-- restored from a back-up can be set right before it answers anything. Here is a copy of what the file says.
create table closing_journal (
  position  bigint primary key check (position > 0),
  alias     uuid not null,
  closed_on date not null,
  step      text not null check (step in ('closed', 'stopped', 'destroyed')),
  -- Of two records of one person the alias of the one that remains.
  remains   uuid,
  hash      bytea not null check (length(hash) = 32)
);

-- How far the file went when this database last looked. Whoever holds the row writes to the file.
create table closing_journal_head (
  one      boolean primary key default true check (one),
  position bigint not null default 0,
  hash     bytea not null default decode(repeat('00', 32), 'hex') check (length(hash) = 32)
);
insert into closing_journal_head default values;

create function closing_journal_is_kept() returns trigger language plpgsql as $$ begin raise exception 'The closing journal is only added to' using errcode = 'insufficient_privilege'; end $$;
create trigger closing_journal_kept before update or delete or truncate on closing_journal for each statement execute function closing_journal_is_kept();

-- The last step of a closing that the file has; and by which alias, for as long as the file has not its end: then the two are strangers.
alter table closings add column journalled text check (journalled in ('closed', 'stopped', 'destroyed'));
alter table closings add column journal_alias uuid;
create index closings_to_journal on closings (received_at, id) where scope = 'service' and state = 'waiting' and journalled is null;
create index closings_journal_open on closings (journal_alias) where journal_alias is not null;
