-- The queue of requests (decision 38): what it is sorted and filtered by stands on the row.
alter table requests
  -- Null once it is finished; a complaint's is the day of its acknowledgement.
  add column due_on            date,
  add column extend_by         date,
  add column assigned_to       text,
  add column assigned_to_name  text,
  add column assigned_at       timestamptz,
  -- What it waits for: proof of who asks, or the customer's word; since when.
  add column waiting_for       text check (waiting_for in ('proof', 'customer')),
  add column waiting_since     date,
  -- The earliest day somebody promised something about it.
  add column promised_on       date,
  add column handed_over_from  text references organisations,
  add column handed_over_at    timestamptz,
  add column handed_over_why   text,
  -- It came out of the repair of unsent work.
  add column from_repair       boolean not null default false,
  -- One in so many decisions made on a call is looked at by a supervisor.
  add column look_at           text check (look_at in ('to-look', 'looked')),
  -- Of a complaint: when it was acknowledged, and when progress is to be told next.
  add column acknowledged_on   date,
  add column progress_due_on   date;

-- Who may not learn of a request at all, whatever they may reach otherwise: whoever a complaint is about.
create table requests_unseen (
  request_id uuid not null references requests on delete cascade,
  sub        text not null,
  primary key (request_id, sub)
);
create index requests_unseen_sub on requests_unseen (sub, request_id);
