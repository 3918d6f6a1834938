import { NO_CONTACT_INTERACTIONS } from '../../shared/domain/last-contact.ts';

/** SQL: every dealing that starts the retention period again, one row each, by the rule of `RESTARTS` (domain: closing, lapsed). */
export const CONTACTS = `
  select id as customer_id, registered_at as at from customers
  union all select customer_id, at from interactions where type <> all('{${NO_CONTACT_INTERACTIONS.join()}}'::smallint[])
  union all select customer_id, at from sessions where attended or at > now()
  union all select customer_id, least(said_at, received_at) from amendments
  union all select customer_id, least(said_at, received_at) from consent_events where decision = 'given'
  union all select customer_id, least(shared_at, received_at) from disclosures where conversation_id is not null`;
