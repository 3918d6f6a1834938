-- The research organisations that were sent a customer who no longer agrees, and are not asked to stop yet (domain: consent, "when withdrawn, also").
-- Volatile, so that it reads what there is when it is called: a statement that holds the customer's row sees by it what was written while it waited.
create function recipients_to_stop(customer uuid, said timestamptz) returns table (recipient uuid, last_shared text) language plpgsql volatile as $$ begin return query
  select d.recipient_id, to_char(max(d.shared_at) at time zone 'Europe/London', 'YYYY-MM-DD')
    from disclosures d join recipients r on r.id = d.recipient_id and r.kind = 'market-research'
   where d.customer_id = customer
     and not exists (select from recipient_notices n where n.customer_id = d.customer_id and n.recipient_id = d.recipient_id and n.kind = 'stop-contact'
                        and (n.state = 'to-tell' or n.made_at > d.received_at))
     and not exists (select from consent_events e where e.customer_id = d.customer_id and e.purpose = 'satisfaction-survey' and e.decision = 'given'
                        and least(e.said_at, e.received_at) > said)
   group by d.recipient_id; end $$;
