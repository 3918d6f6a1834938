import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyOperation, rowOf } from '../../../shared/operations.ts';
import { PROBLEM_CODES, problemSchema } from '../../../shared/problem.ts';
import { type Answer, callOver, startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { inputSchema, textFields, withField } from '../../support/from-schema.ts';
import { addFindable, type Held } from '../find-people.ts';
import { addPerson, converse, newId } from '../people.ts';
import { INPUTS } from '../roles/situations.ts';
import { makeWorld } from '../roles/world.ts';
import { HOSTILE } from './hostile-texts.ts';

let backend: TestBackend;
let tokens: Record<'adviser' | 'supervisor', string>;
let found: Held[];
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  tokens = { adviser: await backend.token('phone.adviser'), supervisor: await backend.token('supervisor') };
  found = await addFindable(backend.pool, [
    { given: 'Siobhán', family: "O'Brien", email: "o'brien+50%@example.org" },
    { given: 'محمد', family: 'الأحمد' },
    { given: '小龍', family: '李' },
    { given: 'Ng', family: 'Null' },
    { given: 'Robert', family: 'Select-Union' },
    { given: 'Ann-Marie', family: 'Fifty Percent' },
  ]);
});
afterAll(() => backend?.stop());

const fields = everyOperation.flatMap(({ name, row }) =>
  textFields(inputSchema(row)).map((path) => ({ name, path, field: path.join('.') })),
);

/** What is in the database that no hostile text may change. */
async function counted(): Promise<unknown> {
  const tables = ['customers', 'held_values', 'consent_answers', 'organisations', 'notices', 'sessions'];
  // Somebody may be called anything: a record made of such a name is what was asked for, and changes nobody else's.
  const made = 'select customer_id from registrations';
  const but: Record<string, string> = {
    customers: `where id not in (${made})`,
    held_values: `where customer_id not in (${made})`,
  };
  const counts = tables.map((table) => `(select count(*) from ${table} ${but[table] ?? ''}) as ${table}`);
  return (await backend.pool.query(`select ${counts.join(', ')}`)).rows[0];
}

describe.each(fields)('$name, $field', ({ name, path }) => {
  test('every hostile text is refused without an echo, or taken for what it is', async () => {
    const [situation] = Object.keys(INPUTS[name]) as [string];
    const world = await makeWorld(backend, situation);
    const { person: other } = await makeWorld(backend, situation);
    const before = await counted();
    const token = rowOf(name).roles.includes('adviser') ? tokens.adviser : tokens.supervisor;
    for (const [what, text] of Object.entries(HOSTILE)) {
      const usual = { ...INPUTS[name][situation]?.(world), ...(rowOf(name).kind === 'command' ? { commandId: newId() } : {}) };
      const answer = await callOver(backend.url, name, token, withField(usual, path, text) as Record<string, unknown>).catch(
        (error: Error) => cannotTravel(error),
      );
      if (!answer) continue;
      expect([what, answer.status < 500, answer.status]).toEqual([what, true, answer.status]);
      const said = JSON.stringify(answer.body);
      if (answer.status >= 400) checkProblem(answer, text);
      for (const value of [other.id, other.familyName, other.email, other.mobile])
        expect([what, said.includes(value)]).toEqual([what, false]);
    }
    expect(await counted()).toEqual(before);
    // Nobody of such a name is found by what comes after this.
    await backend.pool.query(`update customers set status = 'closed' where id in (select customer_id from registrations)`);
  });
});

/** A header or an address cannot carry it at all: nobody could send it. */
function cannotTravel(error: Error): null {
  if (error instanceof URIError || /ByteString|header/i.test(`${error.message} ${String(error.cause)}`)) return null;
  throw error;
}

function checkProblem({ body }: Answer, text: string): void {
  const problem = problemSchema.strict().parse(body);
  expect(PROBLEM_CODES).toContain(problem.code);
  const fixed = JSON.stringify(problem.errors ?? []);
  if (text.length > 4 && !['null', 'constructor', '__proto__'].includes(text))
    expect(fixed).not.toContain(JSON.stringify(text).slice(1, -1));
}

test('a note is kept byte for byte, or refused', async () => {
  for (const text of [...Object.values(HOSTILE), "O'Brien, 50 %", 'بنت علي', 'Zoë & Søren', 'a\u00a0b']) {
    const conversationId = await converse(backend);
    const end = { commandId: newId(), conversationId, at: new Date().toISOString(), note: text };
    const { status } = await backend.call('conversations.end', 'phone.adviser', end);
    const { rows } = await backend.pool.query('select note from conversations where id = $1', [conversationId]);
    expect([text, status, rows[0].note]).toEqual([text, status, status === 200 ? text : null]);
    const isPlain = text.length > 0 && text.length <= 200 && !/[\p{Cc}\p{Cs}]/u.test(text);
    expect([text, status]).toEqual([text, isPlain ? 200 : 400]);
  }
});

test('a field that is none is refused without its name, which may be anybody’s', async () => {
  for (const { name, row } of everyOperation) {
    const [situation] = Object.keys(INPUTS[name]) as [string];
    const usual = INPUTS[name][situation]?.(await makeWorld(backend, situation));
    const token = row.roles.includes('adviser') ? tokens.adviser : tokens.supervisor;
    const answer = await callOver(backend.url, name, token, { ...usual, 'Ada Quill 07700 900123': 'x' });
    expect([name, answer.status, answer.body.code]).toEqual([name, 400, 'validation']);
    expect(JSON.stringify(answer.body)).not.toMatch(/Quill|900123/);
  }
});

test('a wildcard finds nobody', async () => {
  for (const text of ['%', '_', '%%', 'O%', '50 %', 'Nu_l', "' or '1'='1"]) {
    const { status, body } = await backend.call('customers.find', 'phone.adviser', { familyName: text });
    expect([text, [200, 400, 422].includes(status), (body.results as unknown[] | undefined)?.length ?? 0]).toEqual([
      text,
      true,
      0,
    ]);
  }
});

describe('names that are no attack are found', () => {
  const line = async (typed: Record<string, string>) => {
    const { status, body } = await backend.call('customers.find', 'phone.adviser', typed);
    expect(status).toBe(200);
    return (body.results as { id: string; givenName: string; familyName: string }[]).map((one) => one.id);
  };
  test.each([
    [0, { line: "siobhan o'brien" }],
    [0, { line: 'O’Brien' }],
    [0, { familyName: "O'Brien", givenName: 'Siobhán' }],
    [0, { email: "o'brien+50%@example.org" }],
    [1, { line: 'محمد الأحمد' }],
    [1, { familyName: 'الأحمد' }],
    [2, { line: '李小龍' }],
    [2, { familyName: '李', givenName: '小龍' }],
    [3, { familyName: 'Null', givenName: 'Ng' }],
    [4, { line: 'Robert Select-Union' }],
    [5, { line: 'Ann-Marie Fifty Percent' }],
  ] as const)('person %i by %o', async (index, typed) => {
    expect(await line(typed)).toContain(found[index]?.id);
  });

  test('and shown letter for letter', async () => {
    const { body } = await backend.call('customers.find', 'phone.adviser', { line: "siobhan o'brien" });
    expect(body.results).toMatchObject([{ givenName: 'Siobhán', familyName: "O'Brien" }]);
    const person = await addPerson(backend);
    const read = await backend.call('customers.read', 'phone.adviser', { customerId: person.id, reason: 'my-day' });
    expect([read.body.givenName, read.body.familyName]).toEqual([person.givenName, person.familyName]);
  });
});
