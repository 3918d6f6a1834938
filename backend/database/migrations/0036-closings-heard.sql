-- Which record remains is looked up for each closing, and a reference for whoever gives it.
create index closings_remains on closings (remains) where remains is not null;
create index closings_reference on closings (customer_reference);
-- Whose request it is that came by a reference: the customer’s where the closing was stopped, and of two records put together whoever has
-- the one that remains (decision 32).
update requests r set customer_id = c.id, closed_reference = null, version = r.version + 1
  from customers c where c.reference = r.closed_reference and c.status = 'current';
update requests r set customer_id = c.id, closed_reference = null, version = r.version + 1
  from closings g join customers c on c.id = g.remains and c.status = 'current'
 where g.customer_reference = r.closed_reference and g.reason = 'duplicate' and g.state in ('destroyed', 'cleaned') and r.status = 'open';
-- A recipient may be asked to leave unused what they were given (UK GDPR articles 18 and 19).
alter table recipient_notices drop constraint recipient_notices_kind_check;
alter table recipient_notices add constraint recipient_notices_kind_check check (kind in ('correct', 'stop-contact', 'erase', 'restrict', 'closed'));
