import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addAnswers, addPerson, answersOf, newId, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';
import { rowOf, waiting } from './waiting.ts';

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());

// The embedded database has one connection: nothing there waits for a row beside anything else.
describe('a withdrawal that waits for the customer’s row', () => {
  const passedOn = (person: Person, index: number): readonly [string, unknown[]] => [
    `insert into disclosures (id, customer_id, recipient_id, shared_at, received_at, items, why, basis, recorded_by, organisation)
     values ($1, $2, $3, now(), now(), '{givenName}', 'survey', 'consent', 'list', '0000000999')`,
    [newId(), person.id, to('market-research', index)],
  ];
  const said = (person: Person, purpose: string, what: string, at: string): readonly [string, unknown[]] => [
    `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, conversation_id, recorded_by,
       organisation, clock_flagged)
     select $1, $2, $3, $4, $5, now(), 'telephone', v.id, 'supervisor', '0000000999', false from conversations v limit 1`,
    [newId(), purpose, person.id, what, at],
  ];
  const tell = (answer: { body: Record<string, unknown> }) => (answer.body.toTell as { recipientId: string }[] | undefined) ?? [];

  test('tells whoever was sent them meanwhile too', async () => {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
    await sharing.share(person, { conversationId, recipientId: to('market-research'), saidAt: minutesAgo(30) });
    const send = () => sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn');
    const answer = await waiting(backend, rowOf('customers', person.id), send, passedOn(person, 1));
    expect(new Set(tell(answer).map(({ recipientId }) => recipientId))).toEqual(
      new Set([0, 1].map((index) => to('market-research', index))),
    );
    expect((await sharing.ledgerOf(person)).notices).toHaveLength(2);
  });

  test('asks nobody twice who is asked by another meanwhile', async () => {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
    await sharing.share(person, { conversationId, recipientId: to('market-research'), saidAt: minutesAgo(30) });
    const send = () => sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn');
    const asked = `insert into recipient_notices (kind, recipient_id, customer_id, customer_reference, made_by, made_on, chase_on, organisation)
      values ('stop-contact', $1, $2, $3, $4, current_date, current_date, '0000000999')`;
    const answer = await waiting(backend, rowOf('customers', person.id), send, [
      asked,
      [to('market-research'), person.id, person.reference, newId()],
    ]);
    expect(answer.status).toBe(200);
    expect(tell(answer)).toEqual([]);
    expect((await sharing.ledgerOf(person)).notices).toHaveLength(1);
  });

  test('stops nobody where they agree anew, later, meanwhile', async () => {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
    await sharing.share(person, { conversationId, recipientId: to('market-research'), saidAt: minutesAgo(30) });
    const send = () => sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn', minutesAgo(20));
    const answer = await waiting(
      backend,
      rowOf('customers', person.id),
      send,
      said(person, 'satisfaction-survey', 'given', minutesAgo(5)),
    );
    expect([answer.status, tell(answer)]).toEqual([200, []]);
  });

  test('erases only what was collected before it, where they agree anew, later, meanwhile', async () => {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    await sharing.decide(person, conversationId, 'ethnicity-monitoring', 'given', minutesAgo(40));
    const send = () => sharing.decide(person, conversationId, 'ethnicity-monitoring', 'withdrawn', minutesAgo(20));
    await addAnswers(backend, person, minutesAgo(5));
    const before = await answersOf(backend, person);
    const answer = await waiting(
      backend,
      rowOf('customers', person.id),
      send,
      said(person, 'ethnicity-monitoring', 'given', minutesAgo(10)),
    );
    expect(answer.status).toBe(200);
    expect(await answersOf(backend, person)).toEqual(before);
  });
});
