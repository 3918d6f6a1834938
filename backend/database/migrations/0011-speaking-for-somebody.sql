-- Who may speak for a customer, for what and until when, and what somebody was worried about (decision 30).

create table authorities (
  id             uuid primary key,
  command_id     uuid not null unique,
  customer_id    uuid not null references customers on delete cascade,
  kind           text not null,
  -- Who may speak: the one name that is kept of somebody who is no customer.
  name           text not null,
  seen_or_heard  text not null,
  scopes         text[] not null,
  until          date,
  recorded_at    timestamptz not null,
  recorded_by    text not null,
  organisation   text not null,
  -- Where the customer gave it for this conversation alone.
  conversation_id uuid references conversations,
  ended_at       timestamptz,
  ended_because  text
);
create index authorities_customer on authorities (customer_id);

-- A conversation in which somebody speaks under an authority.
create table conversation_authorities (
  conversation_id uuid not null references conversations on delete cascade,
  customer_id     uuid not null references customers on delete cascade,
  authority_id    uuid not null references authorities on delete cascade,
  primary key (conversation_id, customer_id)
);

create table worries (
  command_id      uuid primary key,
  customer_id     uuid not null references customers on delete cascade,
  conversation_id uuid not null references conversations,
  about           text not null check (about in ('pressure', 'safety')),
  raised_at       timestamptz not null,
  received_at     timestamptz not null,
  raised_by       text not null,
  raised_by_name  text not null,
  organisation    text not null,
  seen_at         timestamptz,
  seen_by         text
);
create index worries_open on worries (organisation, received_at) where seen_at is null;
