-- What has changed, for the desks that follow (decision 23): written in the transaction that changed it. A row says whose record,
-- what part of it and by which command, never a value.
create table changes (
  transaction_id xid8 not null default pg_current_xact_id(),
  id             bigint generated always as identity,
  at             timestamptz not null default clock_timestamp(),
  kind           text not null,
  customer_id    uuid,
  version        integer,
  command_id     uuid not null,
  primary key (transaction_id, id)
);
create index changes_at on changes using brin (at);

-- Which database this is, so that a place in another one's changes is known for what it is; and up to where changes were swept.
create table change_feed (
  one               boolean primary key default true check (one),
  id                uuid not null default gen_random_uuid(),
  swept_transaction xid8 not null default '0',
  swept_id          bigint not null default 0
);
insert into change_feed default values;
