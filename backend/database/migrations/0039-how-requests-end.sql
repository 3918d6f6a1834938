-- How a request has its end (decisions 42 and 43): refused by law, no longer wanted, or, for who takes their information elsewhere, sent.

-- A copy is refused for one of the reasons the law knows, and what the customer no longer wants is withdrawn: who said so, when and how.
alter table request_decisions drop constraint request_decisions_decision_check;
alter table request_decisions add constraint request_decisions_decision_check check (decision in
  ('upheld', 'partly-upheld', 'not-upheld', 'done', 'done-in-part', 'refused', 'nothing-held', 'withdrawn'));
alter table request_decisions
  add column because  text check (because in
    ('manifestly-unfounded', 'excessive', 'no-proof', 'not-clarified', 'not-theirs', 'exempt')),
  add column said_by  text check (said_by in ('customer', 'representative')),
  add column said_how text,
  add column said_on  date;

-- The day on which somebody was sent what they take elsewhere; how it went, and its hash, stand beside it as for a copy.
alter table access_requests add column sent_on date;

-- What waits for a proof that was asked for late goes on, and can still be extended on its last day.
drop index requests_open_extend;
drop index requests_own_extend;
create index requests_open_extend on requests (due_on, id)
  where status = 'open' and extend_by is not null and extension_months is null;
create index requests_own_extend on requests (organisation, due_on, id)
  where status = 'open' and extend_by is not null and extension_months is null;
