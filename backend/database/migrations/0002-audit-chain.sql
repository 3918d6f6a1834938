-- The audit's chain (decision 16), and what looking through the audit needs.
create index audit_order on audit (transaction_id, id);
create index audit_at on audit (at, id);
create index audit_organisation on audit (organisation, at, id);
create index audit_actor on audit (actor, at, id);
create index audit_subject on audit (subject, at, id) where subject is not null;
-- The kinds of every minute are found quickly by time alone; these are not, and are rare enough to cost nothing.
create index audit_rare on audit (kind, at, id) where kind not in ('search', 'view', 'check', 'decision', 'conversation');
create index audit_refused on audit (at, id) where outcome = 'refused';

create table audit_chain (
  position       bigint primary key check (position > 0),
  audit_id       bigint not null unique,
  transaction_id xid8 not null,
  hash           bytea not null check (length(hash) = 32)
);

-- Which heads were signed into the file outside the database: a file that was cut shows here, a chain that was cut shows there.
create table audit_heads (
  position  bigint primary key,
  signed_at timestamptz not null default clock_timestamp()
);

-- One row to hold while sealing; it says nothing.
create table audit_sealing (one boolean primary key default true check (one));
insert into audit_sealing default values;

create function audit_is_kept() returns trigger language plpgsql as $$ begin raise exception 'The audit is only added to' using errcode = 'insufficient_privilege'; end $$;
create trigger audit_kept before update or delete or truncate on audit for each statement execute function audit_is_kept();
create trigger audit_chain_kept before update or delete or truncate on audit_chain for each statement execute function audit_is_kept();
create trigger audit_heads_kept before update or delete or truncate on audit_heads for each statement execute function audit_is_kept();
