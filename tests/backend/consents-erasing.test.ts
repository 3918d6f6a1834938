import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addAnswers, addPerson, answersOf, converseAt, daysAgo, decision, type Person } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const decide = (input: Record<string, unknown>) => backend.call('consents.decide', 'phone.adviser', input);

async function statesOf(person: Person): Promise<Record<string, string>> {
  const read = await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
  return Object.fromEntries((read.body.consents as { purpose: string; state: string }[]).map((one) => [one.purpose, one.state]));
}

describe('erasing', () => {
  const all = ['ethnicity 341', 'lldd-declaration 1', 'lldd-primary 12', 'priority-group 2', 'priority-group 5'];
  test.each([
    ['satisfaction-survey', all],
    ['ethnicity-monitoring', all.slice(1)],
    ['disability-monitoring', ['ethnicity 341', 'priority-group 2']],
    ['priority-group-targeting', ['ethnicity 341', 'lldd-declaration 1', 'lldd-primary 12']],
  ])('what %s let us hold', async (purpose, left) => {
    const person = await addPerson(backend);
    await addAnswers(backend, person);
    const conversationId = await converseAt(backend, person, 2);
    await decide(decision(person, conversationId, [{ purpose, decision: 'given' }]));
    expect(await answersOf(backend, person)).toEqual(all);
    await decide(decision(person, conversationId, [{ purpose, decision: 'withdrawn' }]));
    expect(await answersOf(backend, person)).toEqual(left);
  });

  test('a refusal takes back too, and priority groups become not known', async () => {
    const person = await addPerson(backend);
    await addAnswers(backend, person);
    const conversationId = await converseAt(backend, person, 2);
    await decide(decision(person, conversationId, [{ purpose: 'priority-group-targeting', decision: 'refused' }]));
    expect(await answersOf(backend, person)).toEqual(['ethnicity 341', 'lldd-declaration 1', 'lldd-primary 12']);
    const read = await backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId });
    expect(read.body.priorityGroups).toEqual([98]);
  });

  test('a late withdrawal that does not win erases what was collected before it, and only that', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const given = [{ purpose: 'ethnicity-monitoring', decision: 'given' }];
    await decide(decision(person, conversationId, given, { saidAt: daysAgo(20) }));
    await decide(decision(person, conversationId, given, { saidAt: daysAgo(5) }));
    const withdrawn = decision(person, conversationId, [{ purpose: 'ethnicity-monitoring', decision: 'withdrawn' }], {
      saidAt: daysAgo(10),
    });
    await addAnswers(backend, person, daysAgo(15));
    await backend.pool.query(`insert into consent_answers values ($1, 'ethnicity-monitoring', 'ethnicity', 31, 'phone', $2)`, [
      person.id,
      daysAgo(4),
    ]);
    expect((await decide(withdrawn)).status).toBe(200);
    expect(await statesOf(person)).toMatchObject({ 'ethnicity-monitoring': 'given' });
    expect((await answersOf(backend, person)).filter((one) => one.startsWith('ethnicity'))).toEqual(['ethnicity 31']);
  });
});
