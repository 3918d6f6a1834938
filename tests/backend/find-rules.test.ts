import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addFindable, type Held } from './find-people.ts';

type Results = Output<'customers.find'>['results'];

let backend: TestBackend;
let joan: Held;
let closed: Held;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  [joan, closed] = (await addFindable(backend.pool, [
    { given: 'Joan', family: 'Smith', born: '1984-12-30', postcode: 'M1 1AE' },
    { given: 'Closed', family: 'Quixote', born: '1950-01-01', postcode: 'LS6 1AA', phone: '07700 900999', closed: true },
    { given: 'John', family: 'Smith', born: '1984-03-12', postcode: 'LS6 1AA', phone: '07700 900123' },
  ])) as [Held, Held];
});
afterAll(() => backend?.stop());

async function find(input: string | Record<string, unknown>): Promise<Results> {
  const answer = await backend.call('customers.find', 'phone.adviser', typeof input === 'string' ? { line: input } : input);
  expect(answer.status).toBe(200);
  return answer.body.results as Results;
}

describe('a reference', () => {
  const swapped = (text: string, at: number) => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  test('finds its owner and is shown when it was typed', async () => {
    const { reference, id } = joan;
    for (const line of [
      reference,
      reference.toLowerCase(),
      `${reference.slice(0, 5)}-${reference.slice(5)}`,
      `smith ${reference}`,
    ]) {
      const results = await find(line);
      expect(results.map((person) => [person.id, person.reference])).toEqual([[id, reference]]);
    }
    expect((await find('joan smith'))[0]?.reference).toBeUndefined();
  });
  test('with one slip finds its owner without saying the right one', async () => {
    const { reference, id } = joan;
    const at = [...reference].findIndex((letter, place) => place < 9 && letter !== reference[place + 1]);
    const results = await find({ reference: swapped(reference, at) });
    expect(results.map((person) => [person.id, person.reference])).toEqual([[id, undefined]]);
    expect(results[0]?.reasons).toEqual([{ on: 'reference', how: 'spelling' }]);
  });
  test('alone finds a closed customer, and says so', async () => {
    const { reference, id } = closed;
    for (const line of ['closed quixote', 'quixote', '07700 900999', '1/1/1950', 'quixote ls6 1aa', 'qiuxote'])
      expect((await find(line)).map((person) => person.id)).not.toContain(id);
    expect((await find('ls6 1aa')).map((person) => person.id)).not.toContain(id);
    expect(await find(reference)).toMatchObject([{ id, status: 'closed', reference }]);
  });
});

describe('refusals', () => {
  test.each(['j', 'j s', '42', ','])('%s is too short', async (line) => {
    const answer = await backend.call('customers.find', 'phone.adviser', { line });
    expect([answer.status, answer.body.code]).toEqual([422, 'find-too-short']);
  });
  test('the website finds nobody', async () => {
    expect((await backend.call('customers.find', 'website', { line: 'smith' })).status).toBe(403);
  });
});

test('every find leaves one audit row with counts alone', async () => {
  const lines = ['john smith', 'jonh smiht', 'xqzw vbnwk', 'john smith 12/3/85', '07700900123', 'ls6'];
  for (const line of lines) {
    const answer = await backend.call('customers.find', 'local.adviser', { line });
    const { rows } = await backend.pool.query('select * from audit where request_id = $1', [answer.headers.get('x-request-id')]);
    const results = answer.body.results as Results;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      actor: 'local.adviser',
      organisation: '0000000203',
      operation: 'customers.find',
      kind: 'search',
      subject: null,
      reason: null,
      outcome: results.length > 0 ? 'found' : 'nobody',
      details: { results: results.length, more: answer.body.more },
    });
  }
});
