-- Promises (decision 41): who said they would ring, write or send something by which day, and what became of it.
create table promises (
  -- The command that made it: it is this one's id too.
  id               uuid primary key,
  -- About a request, or about a customer where it is about none; a request's customer is found there.
  customer_id      uuid references customers on delete cascade,
  request_id       uuid references requests on delete cascade,
  -- Null: without the person.
  conversation_id  uuid references conversations,
  how              text not null check (how in ('ring', 'write', 'send')),
  promised_on      date not null,
  part             text check (part in ('morning', 'afternoon', 'evening')),
  said_at          timestamptz not null,
  received_at      timestamptz not null,
  made_by          text not null,
  made_by_name     text not null,
  organisation     text not null references organisations,
  state            text not null default 'open' check (state in ('open', 'kept', 'not-kept', 'moved')),
  because          text,
  ended_at         timestamptz,
  ended_by         text,
  ended_by_name    text,
  ended_by_command uuid unique,
  check ((customer_id is null) <> (request_id is null)),
  check ((state = 'open') = (ended_by_command is null)),
  check ((because is not null) = (state = 'not-kept'))
);
create index promises_open on promises (promised_on, id) where state = 'open';
create index promises_of_maker on promises (made_by, promised_on, id) where state = 'open';
create index promises_of_request on promises (request_id) where request_id is not null;
create index promises_of_customer on promises (customer_id) where customer_id is not null;
create index promises_in_conversation on promises (conversation_id) where conversation_id is not null;
