-- The tables for partner organisations as they were published (decision 44): counts that were rounded and hidden before they came here.
create table published_tables (
  month             text not null check (month ~ '^20[0-9]{2}-[0-9]{2}$'),
  name              text not null,
  cells             jsonb not null,
  command_id        uuid not null,
  published_by      text not null,
  published_by_name text not null,
  published_at      timestamptz not null,
  primary key (month, name)
);

create function published_tables_are_kept() returns trigger language plpgsql as $$ begin raise exception 'What is published never changes' using errcode = 'insufficient_privilege'; end $$;
create trigger published_tables_kept before update or delete or truncate on published_tables for each statement execute function published_tables_are_kept();
