-- Send me my information (decision 42): where a copy goes, who looked through it, and how it was sent. Never what stood on it.

create table access_requests (
  request_id       uuid primary key references requests on delete cascade,
  -- Which of the held details the copy goes to; null until the customer has said so at level 3.
  goes_to          text check (goes_to in ('address', 'email', 'collected')),
  settled_at       timestamptz,
  settled_by       text,
  -- When somebody had looked through everything that is flagged, and over what: a hash, so that a change shows.
  reviewed_at      timestamptz,
  reviewed_by      text,
  reviewed_by_name text,
  reviewed_hash    text,
  sent_how         text check (sent_how in ('post', 'secure-email', 'collected')),
  sent_hash        text,
  -- Of whom nothing is held to be asked about: the document that was seen (never copied).
  document_seen    text
);

-- What was decided of an item that may be about somebody else, by its path in the copy.
create table access_redactions (
  request_id      uuid not null references requests on delete cascade,
  path            text not null,
  decision        text not null check (decision in ('keep', 'leave-out')),
  reason          text not null,
  decided_by      text not null,
  decided_by_name text not null,
  decided_at      timestamptz not null,
  primary key (request_id, path)
);

-- What was found in each place outside this system.
create table access_places (
  request_id  uuid not null references requests on delete cascade,
  place       text not null,
  answer      text not null check (answer in ('found', 'nothing', 'not-searched')),
  items       integer check (items > 0),
  attached_as text,
  because     text,
  done_by     text not null,
  done_by_name text not null,
  done_at     timestamptz not null,
  primary key (request_id, place)
);

-- A copy holds the words of every complaint: whoever may not learn of one does not learn of the request for a copy either.
create function access_unseen_with_complaint() returns trigger language plpgsql as $$ begin
  insert into requests_unseen (request_id, sub) select a.id, new.sub from requests q join requests a on a.customer_id = q.customer_id and a.kind = 'access' where q.id = new.request_id and q.kind <> 'access' on conflict do nothing; return null; end $$;
create trigger requests_unseen_with_access after insert on requests_unseen for each row execute function access_unseen_with_complaint();
create function access_unseen_from_start() returns trigger language plpgsql as $$ begin
  if new.kind = 'access' and new.customer_id is not null then insert into requests_unseen (request_id, sub) select distinct new.id, u.sub from requests q join requests_unseen u on u.request_id = q.id where q.customer_id = new.customer_id and q.kind <> 'access' on conflict do nothing; end if; return null; end $$;
create trigger requests_access_unseen after insert on requests for each row execute function access_unseen_from_start();
