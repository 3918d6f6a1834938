import type { Dealing } from '../../../shared/domain/last-contact.ts';
import type { TestBackend } from '../../support/backend.ts';
import { newId, newReference, type Person } from '../people.ts';
import { to } from '../sharing.ts';

/** Moves everything that a person was made with to a day, so that nothing of it is later; `registeredAt` to the instant. */
export async function lapse({ pool }: TestBackend, { id }: Person, on: string, registeredAt = `${on}T10:00:00Z`): Promise<void> {
  await pool.query('update customers set registered_at = $2::timestamptz where id = $1', [id, registeredAt]);
  for (const table of ['interactions', 'sessions'])
    await pool.query(`update ${table} set at = $2::timestamptz where customer_id = $1`, [id, registeredAt]);
}

type Row = readonly [text: string, ...values: unknown[]];

const interaction =
  (type: number) =>
  (id: string, at: string): Row => [
    `insert into interactions values ($1, $2, $3, 'telephone', ${type}, '0000000999')`,
    newId(),
    id,
    at,
  ];
const session =
  (attended: boolean) =>
  (id: string, at: string): Row => [
    `insert into sessions values ($1, $2, null, $3, 'face-to-face', '0000000203', 'local.adviser', 'Tom Whitaker', null, ${attended})`,
    newId(),
    id,
    at,
  ];
const consent =
  (decision: string) =>
  (id: string, at: string): Row => [
    `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, recorded_by, organisation)
   values ($1, 'satisfaction-survey', $2, '${decision}', $3, $3, 'telephone', 'x', '0000000999')`,
    newId(),
    id,
    at,
  ];
const passedOn =
  (there: boolean) =>
  (id: string, at: string, conversationId: string): Row => [
    `insert into disclosures (id, customer_id, recipient_id, shared_at, received_at, items, why, basis, recorded_by, organisation, conversation_id)
   values ($1, $2, $4, $3, $3, '{givenName}', 'x', 'x', 'x', '0000000999', $5)`,
    ...[newId(), id, at, to('local-careers'), there ? conversationId : null],
  ];

const ROWS: Record<Exclude<Dealing, 'registered'>, (id: string, at: string, conversationId: string, reference: string) => Row> = {
  interaction: interaction(5),
  'interaction-complaint': interaction(9),
  'interaction-nobody-reached': interaction(12),
  session: session(true),
  'session-missed': session(false),
  'details-changed': (id, at, conversationId) => [
    `insert into amendments (command_id, customer_id, said_at, received_at, channel, conversation_id, recorded_by, organisation, version)
     values ($1, $2, $3, $3, 'telephone', $4, 'x', '0000000999', 2)`,
    ...[newId(), id, at, conversationId],
  ],
  'consent-given': consent('given'),
  'consent-refused': consent('refused'),
  'consent-withdrawn': consent('withdrawn'),
  'passed-on-with-them-there': passedOn(true),
  'passed-on-without-them': passedOn(false),
  request: (id, at, conversationId) => [
    `insert into requests (id, command_id, reference, customer_id, kind, words, how_to_answer, made_on, said_at, received_at, recorded_by,
       organisation, conversation_id, status, completed_at)
     values ($1, $1, $5, $2, 'access', 'x', 'x', $3::timestamptz::date, $3, $3, 'x', '0000000999', $4, 'completed', $3)`,
    ...[newId(), id, at, conversationId, newReference()],
  ],
  worry: (id, at, conversationId) => [
    `insert into worries (command_id, customer_id, conversation_id, about, raised_at, received_at, raised_by, raised_by_name, organisation)
     values ($1, $2, $4, 'safety', $3, $3, 'x', 'X', '0000000999')`,
    ...[newId(), id, at, conversationId],
  ],
  authority: (id, at) => [
    `insert into authorities (id, command_id, customer_id, kind, name, seen_or_heard, scopes, recorded_at, recorded_by, organisation)
     values ($1, $1, $2, 'written', 'Ada Quill', 'A letter', '{information}', $3, 'x', '0000000999')`,
    ...[newId(), id, at],
  ],
  'identity-check': (id, at, conversationId) => [
    `insert into identity_checks (command_id, customer_id, conversation_id, at, organisation, passed, level)
     values ($1, $2, $4, $3, '0000000999', true, 2)`,
    ...[newId(), id, at, conversationId],
  ],
  'closing-stopped': (id, at, _conversationId, reference) => [
    `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, state, said_at, received_at, channel, recorded_by,
       recorded_by_name, organisation)
     values ($1, $1, $2, $4, 'service', 'customer-choice', 'stopped', $3, $3, 'telephone', 'x', 'X', '0000000999')`,
    ...[newId(), id, at, reference],
  ],
};

/** Records something of a person and the service at an instant, as it is recorded. */
export async function dealAt(
  { pool }: TestBackend,
  { id, reference }: Person,
  conversationId: string,
  what: Dealing,
  at: string,
): Promise<void> {
  if (what === 'registered') throw new Error('Whoever is there was registered once');
  const [text, ...values] = ROWS[what](id, at, conversationId, reference);
  await pool.query(text, values);
}
