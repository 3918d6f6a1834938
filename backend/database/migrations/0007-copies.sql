-- Which machine holds a copy of whose record, taken by whom, and until when: one row a taking.

create table copies (
  id           bigint generated always as identity primary key,
  machine_id   uuid not null,
  customer_id  uuid not null references customers on delete cascade,
  holder       text not null,
  organisation text not null,
  taken_at     timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  ended_why    text
);
create index copies_machine on copies (machine_id, holder, customer_id) where ended_at is null;
create index copies_customer on copies (customer_id) where ended_at is null;

-- Whom an adviser has seen lately.
create index sessions_adviser on sessions (adviser, at desc);
