import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addAnswers, addPerson, auditOf, converse, converseAt, newId, type Person, withoutIds } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const view = (person: { id: string }, conversationId: string, which = 'ethnicity', as = 'phone.adviser') =>
  backend.call('specialCategory.read', as, { customerId: person.id, conversationId, which, why: 'customer-asked' });

async function withAnswers(): Promise<Person> {
  const person = await addPerson(backend);
  await addAnswers(backend, person);
  return person;
}

test.each([
  ['ethnicity', [['ethnicity', 341, 'Roma']]],
  [
    'disability',
    [
      ['lldd-declaration', 1],
      ['lldd-primary', 12, 'Dyslexia'],
    ],
  ],
  [
    'priority-group',
    [
      ['priority-group', 2],
      ['priority-group', 5],
    ],
  ],
] as const)('%s alone is shown, with its label, from level 2', async (which, expected) => {
  const person = await withAnswers();
  const { status, body } = await view(person, await converseAt(backend, person, 2), which);
  expect(status).toBe(200);
  const answers = body.answers as { field: string; code: number; label: string; source: string }[];
  expect(answers.map((one) => [one.field, one.code])).toEqual(expected.map(([field, code]) => [field, code]));
  for (const [index, [, code, label]] of expected.entries()) {
    expect(answers[index]?.label).not.toBe(String(code));
    if (label) expect(answers[index]?.label).toContain(label);
  }
});

test.each([0, 1] as const)('at level %d it is refused, and the refusal is audited with its reason', async (level) => {
  const person = await withAnswers();
  const { status, body } = await view(person, await converseAt(backend, person, level));
  expect([status, body.code, body.answers]).toEqual([403, 'level-too-low', undefined]);
  expect((await auditOf(backend, person)).at(-1)).toMatchObject({
    kind: 'special-view',
    outcome: 'refused',
    reason: 'customer-asked',
    details: { which: 'ethnicity', level },
  });
});

test('each view is audited, without the answer', async () => {
  const person = await withAnswers();
  const conversationId = await converseAt(backend, person, 2);
  await view(person, conversationId);
  await view(person, conversationId, 'disability');
  const rows = (await auditOf(backend, person)).filter((row) => row.kind === 'special-view');
  expect(rows).toMatchObject([
    { outcome: 'shown', details: { which: 'ethnicity' } },
    { outcome: 'shown', details: { which: 'disability' } },
  ]);
  expect(withoutIds(JSON.stringify(rows))).not.toMatch(/341|Roma|Dyslexia/);
});

test('not for a stated reason alone, not in another’s conversation, not for a representative, not of a closed record', async () => {
  const person = await withAnswers();
  const conversationId = await converseAt(backend, person, 2);
  const reasonOnly = await backend.call('specialCategory.read', 'phone.adviser', {
    customerId: person.id,
    which: 'ethnicity',
    why: 'customer-asked',
  });
  expect(reasonOnly.status).toBe(400);
  expect((await view(person, conversationId, 'ethnicity', 'supervisor')).body.code).toBe('conversation-not-open');
  const spokenFor = await converse(backend, 'phone.adviser', { speaker: 'representative' });
  expect((await view(person, spokenFor)).body.code).toBe('level-too-low');
  const closed = await addPerson(backend, { status: 'closed' });
  expect((await view(closed, conversationId)).body.code).toBe('account-closed');
  expect((await view({ id: newId() }, conversationId)).status).toBe(404);
});
