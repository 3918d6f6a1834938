import { PARK_MINUTES } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { reachOf, within } from '../requests/reach.ts';

type Row = { allowed: boolean; shown: Output<'conversations.read'> };

const READ = `with found as (
    select *, adviser = $2 or (ended_at is null and parked_at > $6::timestamptz - make_interval(mins => $7::int)) is true as allowed
      from conversations where id = $1::uuid
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, details)
    select $2, $3, $4, $5, 'view', case when allowed then 'shown' else 'refused' end, jsonb_build_object('conversation', id) from found
  )
select allowed, case when allowed then json_build_object(
    'conversationId', id, 'channel', channel, 'direction', direction, 'speaker', speaker,
    'beganAt', began_at, 'sentAt', sent_at, 'parkedAt', parked_at, 'endedAt', ended_at,
    'customers', coalesce((select json_agg(json_build_object('customerId', l.customer_id, 'level', l.level))
       from conversation_levels l where l.conversation_id = found.id), '[]'),
    'done', coalesce((select json_agg(json_build_object('customerId', e.customer_id, 'purpose', e.purpose, 'decision', e.decision,
                                      'saidAt', e.said_at, 'receivedAt', e.received_at) order by e.received_at, e.purpose)
       from consent_events e where e.conversation_id = found.id), '[]'),
    'amended', coalesce((select json_agg(json_build_object('customerId', a.customer_id, 'saidAt', a.said_at, 'receivedAt', a.received_at,
                                      'fields', (select json_agg(f.field order by f.field) from amended_fields f where f.command_id = a.command_id))
                                      order by a.received_at)
       from amendments a where a.conversation_id = found.id), '[]'),
    'disputed', coalesce((select json_agg(json_build_object('customerId', q.customer_id, 'reference', q.reference,
                                      'saidAt', q.said_at, 'receivedAt', q.received_at,
                                      'fields', (select json_agg(f.field order by f.field) from rectification_claims f where f.command_id = q.command_id),
                                      'corrected', coalesce((select json_agg(f.field order by f.field) from rectification_fields f
                                                              where f.request_id = q.id and f.on_call), '[]'))
                                      order by q.received_at)
       from requests q where q.conversation_id = found.id
                         -- By the customers it is about: requests have an index on those.
                         and q.customer_id in (select l.customer_id from conversation_levels l where l.conversation_id = found.id)
                         and exists (select from rectification_claims f where f.command_id = q.command_id)), '[]'),
    'registered', coalesce((select json_agg(json_build_object('customerId', r.customer_id, 'saidAt', r.said_at, 'receivedAt', r.received_at)
                                      order by r.received_at)
       from registrations r where r.conversation_id = found.id), '[]'),
    'passedOn', coalesce((select json_agg(json_build_object('customerId', d.customer_id, 'recipient', t.name, 'items', d.items,
                                      'saidAt', d.shared_at, 'receivedAt', d.received_at) order by d.received_at)
       from conversation_levels l join disclosures d on d.customer_id = l.customer_id and d.conversation_id = found.id
        -- It is read back to the customer, and telling of a legal demand may be forbidden.
       join recipients t on t.id = d.recipient_id and t.kind <> 'legal-demand' where l.conversation_id = found.id), '[]'),
    'promised', coalesce((select json_agg(json_build_object('promiseId', p.id, 'customerId', p.customer_id, 'reference', r.reference,
                                      'how', p.how, 'day', p.promised_on, 'part', p.part, 'saidAt', p.said_at, 'receivedAt', p.received_at)
                                      order by p.received_at)
       from promises p left join requests r on r.id = p.request_id
      where p.conversation_id = found.id and (p.request_id is null or (r.id is not null and ${within('$8', '$9', '$2')}))), '[]'),
    'authorised', coalesce((select json_agg(json_build_object('customerId', a.customer_id, 'authorityId', a.id, 'kind', a.kind,
                                      'scopes', a.scopes, 'until', a.until, 'thisConversationOnly', a.conversation_id is not null,
                                      'ended', e.ended, 'receivedAt', e.at) order by e.at)
       from authorities a
      cross join lateral (values (false, a.recorded_at, a.recorded_in), (true, a.ended_at, a.ended_in)) e (ended, at, said_in)
      where e.said_in = found.id
        -- By the customers it is about: authorities have an index on those.
        and a.customer_id in (select l.customer_id from conversation_levels l where l.conversation_id = found.id
                              union select u.customer_id from conversation_authorities u where u.conversation_id = found.id)), '[]')) end as shown
  from found`;

/** What was done in a conversation: the caller's own, or a parked one that can still be taken up. None and another's sound alike. */
export const readConversation: ReadHandler<'conversations.read'> = async (call, { conversationId }, once) => {
  const [organisation, own] = reachOf(call.caller);
  const values = [
    ...[conversationId, ...callValues(call, 'conversations.read'), call.now, PARK_MINUTES.value],
    // Of what was promised about a request, whoever may not read that learns nothing.
    ...[organisation, own],
  ];
  const [row] = await once<Row>({ name: 'conversations-read', text: READ, values });
  if (!row) throw refuse('conversation-not-open', { nobody: true });
  if (!row.allowed) throw refuse('conversation-not-open');
  return row.shown;
};
