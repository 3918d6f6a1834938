-- The record, the consents, the conversations, the audit and what a find reads.
-- Folded words are compared byte by byte, hence collate "C" on them.

create table organisations (
  touchpoint text primary key check (touchpoint ~ '^\d{10}$'),
  name       text not null
);

create table notices (
  version        text primary key,
  effective_from date not null,
  body           jsonb not null
);

create table customers (
  id            uuid primary key,
  reference     text not null unique,
  audit_alias   uuid not null unique default gen_random_uuid(),
  status        text not null default 'current' check (status in ('current', 'closed')),
  version       integer not null default 1,
  registered_at timestamptz not null,
  registered_by text not null references organisations,
  -- What a find shows and filters by; the values themselves, with their sources, are in held_values.
  given_name    text not null,
  family_name   text not null,
  birth_date    date,
  postcode      text collate "C",  -- without the space, upper case
  uln           text collate "C"
);
create index customers_postcode on customers (postcode, id);
create index customers_birth on customers (birth_date, id);
create unique index customers_uln on customers (uln) where uln is not null;

create table held_values (
  customer_id uuid not null references customers on delete cascade,
  field       text not null,
  value       text not null,
  source      text not null,
  source_name text,
  obtained_at timestamptz not null,
  -- digits of a phone as +44…, or a lower-case e-mail: what a find and a check compare
  contact_key text collate "C",
  primary key (customer_id, field)
);
create index held_values_contact on held_values (contact_key, customer_id) where contact_key is not null;

-- Answers that only a consent lets us hold, keyed by the purpose that gates them. Fields: ethnicity, lldd-declaration,
-- lldd-primary, lldd-secondary, priority-group. Group 5 sits under priority-group-targeting and needs disability-monitoring too.
create table consent_answers (
  customer_id  uuid not null references customers on delete cascade,
  purpose      text not null,
  field        text not null,
  code         smallint not null,
  source       text not null,
  collected_at timestamptz not null,
  primary key (customer_id, purpose, field, code)
);

create table conversations (
  id            uuid primary key,
  channel       text not null,
  direction     text not null,
  speaker       text not null,
  adviser       text not null,
  adviser_name  text not null,
  organisation  text not null references organisations,
  began_at      timestamptz not null,
  sent_at       timestamptz,
  parked_at     timestamptz,
  ended_at      timestamptz,
  note          text
);
create index conversations_adviser on conversations (adviser, began_at desc);
create index conversations_parked on conversations (parked_at) where parked_at is not null and ended_at is null;

-- Each command that moved a conversation: who held it when, and what a late repeat of the command is answered from.
create table conversation_steps (
  command_id      uuid primary key,
  conversation_id uuid not null references conversations on delete cascade,
  step            text not null check (step in ('open', 'park', 'resume', 'end')),
  adviser         text not null,
  at              timestamptz not null,
  received_at     timestamptz not null
);
create index conversation_steps_conversation on conversation_steps (conversation_id, received_at);

-- The level reached with a customer in a conversation. A parked conversation keeps it in restores until one answer matches.
-- matched holds which items have matched so far, never an answer; it is emptied when the conversation is parked or ends.
create table conversation_levels (
  conversation_id uuid not null references conversations on delete cascade,
  customer_id     uuid not null references customers on delete cascade,
  level           smallint not null,
  restores        smallint not null default 0,
  matched         text[] not null default '{}',
  primary key (conversation_id, customer_id)
);
create index conversation_levels_customer on conversation_levels (customer_id);

create table identity_checks (
  command_id      uuid primary key,
  customer_id     uuid not null references customers on delete cascade,
  conversation_id uuid not null references conversations on delete cascade,
  at              timestamptz not null,
  organisation    text not null,
  passed          boolean not null,
  level           smallint not null
);
create index identity_checks_customer on identity_checks (customer_id, at desc);

create table consent_events (
  command_id      uuid not null,
  purpose         text not null,
  customer_id     uuid not null references customers on delete cascade,
  decision        text not null check (decision in ('given', 'refused', 'withdrawn')),
  said_at         timestamptz not null,
  received_at     timestamptz not null,
  channel         text not null,
  conversation_id uuid references conversations,
  sign_in_id      uuid,
  recorded_by     text not null,
  organisation    text not null,
  wording_version text,
  clock_flagged   boolean not null default false,
  primary key (command_id, purpose)
);
-- The state of a purpose is its latest event by effect: the earlier of said and received.
create index consent_events_effect on consent_events (customer_id, purpose, (least(said_at, received_at)));
create index consent_events_conversation on consent_events (conversation_id) where conversation_id is not null;

create table interactions (
  id           uuid primary key,
  customer_id  uuid not null references customers on delete cascade,
  at           timestamptz not null,
  channel      text not null,
  type         smallint not null,
  organisation text not null
);
create index interactions_customer on interactions (customer_id, at desc);

create table sessions (
  id             uuid primary key,
  customer_id    uuid not null references customers on delete cascade,
  interaction_id uuid,
  at             timestamptz not null,
  channel        text not null,
  organisation   text not null,
  adviser        text not null,
  adviser_name   text not null,
  place          text,
  attended       boolean not null
);
create index sessions_customer on sessions (customer_id, at desc);

create table outcomes (
  id           uuid primary key,
  customer_id  uuid not null references customers on delete cascade,
  session_id   uuid not null references sessions on delete cascade,
  type         smallint not null,
  effective_on date not null,
  claimed_on   date,
  paid_on      date,
  priority     boolean not null
);
create index outcomes_customer on outcomes (customer_id, effective_on desc);

create table idempotency_keys (
  key       uuid primary key,
  caller    text not null,
  operation text not null,
  body_hmac bytea not null,
  status    smallint,
  answer    jsonb,
  made_at   timestamptz not null default now()
);
create index idempotency_keys_made on idempotency_keys using brin (made_at);

create table audit (
  id             bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  at             timestamptz not null default clock_timestamp(),
  actor          text not null,
  organisation   text not null,
  operation      text not null,
  kind           text not null,
  subject        uuid,
  outcome        text not null,
  reason         text,
  details        jsonb,
  request_id     text not null
);

-- Finding. Every find is a bounded range of one of these indexes, so that a million people cost what ten thousand cost.
-- name_words: each distinct folded name word with its count of holders and its sound.
create table name_words (
  word    text collate "C" primary key,
  holders integer not null,
  sound   text collate "C" not null
);
create index name_words_sound on name_words (sound, holders desc) where sound <> '';

-- Each word of the dictionary and each spelling with one letter left out: two words one slip apart share one.
create table name_slips (
  slip text collate "C" not null,
  word text collate "C" not null,
  primary key (slip, word)
);

-- Which customers hold a word, with what narrows it down: a birth date or an outward postcode and (part of) a word are one
-- range, and so are a word and a year.
create table customer_words (
  customer_id uuid not null references customers on delete cascade,
  word        text collate "C" not null,
  birth_date  date,
  outward     text collate "C",
  primary key (customer_id, word)
);
create index customer_words_birth on customer_words (birth_date, word, customer_id);
create index customer_words_outward on customer_words (outward, word, customer_id);
create index customer_words_word on customer_words (word, birth_date, customer_id);

-- Each ordered pair of a person's words, so that a word and (part of) another are one range of one index, in the order of
-- the alphabet. Somebody of one word has it with a space after it.
create table name_pairs (
  customer_id uuid not null references customers on delete cascade,
  pair        text collate "C" not null,
  birth_date  date,
  primary key (customer_id, pair)
);
create index name_pairs_pair on name_pairs (pair, birth_date, customer_id);
