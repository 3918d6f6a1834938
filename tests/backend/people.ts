import { randomBytes, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { makeReference } from '../../shared/domain/reference.ts';
import type { TestBackend } from '../support/backend.ts';

const DAY = 86_400_000;
export const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();
export const newId = () => v7();
export const newReference = () => makeReference(randomBytes(9));

/** A made-up person held at the centre, with one thing of every kind. */
export type Person = {
  readonly id: string;
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly uln: string;
  readonly mobile: string;
  readonly email: string;
  readonly postcode: string;
  readonly addressLine: string;
  readonly place: string;
};

let made = 0;

/** Puts a person into the database; every personal value is unlike any other person's. */
export async function addPerson(
  backend: TestBackend,
  options: { status?: 'current' | 'closed'; contactDays?: number } = {},
): Promise<Person> {
  made += 1;
  const number = String(made).padStart(4, '0');
  const tag = randomBytes(3)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] as string);
  const person: Person = {
    id: randomUUID(),
    reference: makeReference(randomBytes(9)),
    givenName: `Zoë${tag}`,
    familyName: `O'${tag} Quill`,
    birthDate: '1984-03-12',
    uln: `9${number}${String(Math.floor(Math.random() * 1e5)).padStart(5, '0')}`,
    mobile: `+447700900${number.slice(1)}`,
    email: `zoe.${tag}@example.org`,
    postcode: 'LS61AA',
    addressLine: `${made} ${tag} Crescent`,
    place: `Hall ${tag}`,
  };
  const { pool } = backend;
  await pool.query(
    `insert into customers (id, reference, status, registered_at, registered_by, given_name, family_name, birth_date, postcode, uln)
     values ($1, $2, $3, now() - interval '2 years', '0000000203', $4, $5, $6, $7, $8)`,
    [
      person.id,
      person.reference,
      options.status ?? 'current',
      person.givenName,
      person.familyName,
      person.birthDate,
      person.postcode,
      person.uln,
    ],
  );
  const held: [string, string, string | null][] = [
    ['givenName', person.givenName, null],
    ['familyName', person.familyName, null],
    ['dateOfBirth', person.birthDate, null],
    ['title', '4', null],
    ['addressLine1', person.addressLine, null],
    ['postcode', 'LS6 1AA', null],
    ['mobile', `0${person.mobile.slice(3)}`, person.mobile],
    ['email', person.email, person.email],
  ];
  for (const [field, value, key] of held)
    await pool.query(
      `insert into held_values (customer_id, field, value, source, source_name, obtained_at, contact_key)
       values ($1, $2, $3, 'phone', null, $4, $5)`,
      [person.id, field, value, daysAgo(options.contactDays ?? 400), key],
    );
  const [interaction, session] = [randomUUID(), randomUUID()];
  await pool.query(`insert into interactions values ($1, $2, $3, 'telephone', 5, '0000000999')`, [
    interaction,
    person.id,
    daysAgo(60),
  ]);
  await pool.query(
    `insert into sessions values ($1, $2, $3, $4, 'face-to-face', '0000000203', 'local.adviser', 'Tom Whitaker', $5, true)`,
    [session, person.id, interaction, daysAgo(90), person.place],
  );
  await pool.query(`insert into outcomes values ($1, $2, $3, 1, current_date - 80, current_date - 70, null, false)`, [
    randomUUID(),
    person.id,
    session,
  ]);
  return person;
}

/** Answers a person gave under their consents, all collected on one day. */
export async function addAnswers(backend: TestBackend, person: Person, collectedAt = daysAgo(30)): Promise<void> {
  const answers: [string, string, number][] = [
    ['ethnicity-monitoring', 'ethnicity', 341],
    ['disability-monitoring', 'lldd-declaration', 1],
    ['disability-monitoring', 'lldd-primary', 12],
    ['priority-group-targeting', 'priority-group', 2],
    ['priority-group-targeting', 'priority-group', 5],
  ];
  for (const [purpose, field, code] of answers)
    await backend.pool.query(`insert into consent_answers values ($1, $2, $3, $4, 'phone', $5)`, [
      person.id,
      purpose,
      field,
      code,
      collectedAt,
    ]);
}

/** The fields of the answers still held, as `field code`. */
export async function answersOf(backend: TestBackend, person: Person): Promise<string[]> {
  const { rows } = await backend.pool.query(
    `select field || ' ' || code as answer from consent_answers where customer_id = $1 order by field, code`,
    [person.id],
  );
  return rows.map((row) => row.answer);
}

type Opening = { speaker?: string; sentAt?: string; channel?: string; direction?: string; at?: string };

/** Begins a conversation and gives its id. */
export async function converse(backend: TestBackend, as = 'phone.adviser', opening: Opening = {}): Promise<string> {
  const conversationId = newId();
  const answer = await backend.call('conversations.open', as, {
    commandId: newId(),
    conversationId,
    at: opening.at ?? new Date().toISOString(),
    channel: opening.channel ?? 'telephone',
    direction: opening.direction ?? 'in',
    speaker: opening.speaker ?? 'customer',
    ...(opening.sentAt ? { sentAt: opening.sentAt } : {}),
  });
  if (answer.status !== 200) throw new Error(`conversations.open answered ${answer.status}`);
  return conversationId;
}

/** Brings a conversation to an identity level with a person, by the caller's own true answers. */
export async function reach(
  backend: TestBackend,
  person: Person,
  conversationId: string,
  level: 0 | 1 | 2 | 3,
  as = 'phone.adviser',
): Promise<void> {
  if (level === 0) return;
  const answer = await backend.call('customers.checkIdentity', as, {
    commandId: newId(),
    customerId: person.id,
    conversationId,
    fullName: `${person.givenName} ${person.familyName}`,
    dateOfBirth: person.birthDate,
    ...(level >= 2 ? { reference: person.reference } : {}),
    ...(level >= 3 ? { calledBackOn: 'mobile' } : {}),
  });
  if (answer.body.level !== level)
    throw new Error(`Reached level ${answer.body.level}, not ${level}: ${JSON.stringify(answer.body)}`);
}

/** A conversation at a level with a person. */
export async function converseAt(
  backend: TestBackend,
  person: Person,
  level: 0 | 1 | 2 | 3,
  as = 'phone.adviser',
): Promise<string> {
  const conversationId = await converse(backend, as);
  await reach(backend, person, conversationId, level, as);
  return conversationId;
}

type Saying = { purpose: string; decision: string; wordingVersion?: string };

/** The input of a decision: said now, in a conversation, under the wording in force where it is given. */
export function decision(
  person: { id: string },
  conversationId: string,
  decisions: Saying[],
  more: Record<string, unknown> = {},
) {
  return {
    commandId: newId(),
    customerId: person.id,
    conversationId,
    saidAt: new Date().toISOString(),
    decisions: decisions.map((one) => (one.decision === 'given' ? { wordingVersion: '2018-05', ...one } : one)),
    ...more,
  };
}

/** The audit rows about a person, oldest first. */
export async function auditOf(backend: TestBackend, person: { id: string }) {
  const { rows } = await backend.pool.query(
    `select a.actor, a.organisation, a.operation, a.kind, a.outcome, a.reason, a.details, a.request_id
       from audit a join customers c on c.audit_alias = a.subject where c.id = $1 order by a.id`,
    [person.id],
  );
  return rows as {
    actor: string;
    organisation: string;
    operation: string;
    kind: string;
    outcome: string;
    reason: string | null;
    details: unknown;
    request_id: string;
  }[];
}

/** A text without the ids in it: they are random and may hold the digits of any code. */
export const withoutIds = (text: string): string => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
