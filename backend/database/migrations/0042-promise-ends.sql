-- When a promise had its end is one thing, when that was received another (decision 41): it may be recorded without a connection. What was
-- received before this has the day of receipt as that of its end.
alter table promises add column end_received_at timestamptz;
update promises set end_received_at = ended_at where ended_at is not null;
