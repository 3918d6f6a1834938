import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { rounds, seed } from '../support/rounds.ts';
import { addFindable } from './find-people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  await addFindable(backend.pool, [
    { given: 'John', family: 'Smith', born: '1984-03-12', postcode: 'LS6 1AA', phone: '07700 900123' },
  ]);
});
afterAll(() => backend?.stop());

const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: '' });
const line = fc
  .tuple(
    maybe('smith', 'liz', 'jo smi', 'bill smith', 'john paul smith', 'محمد', 'ab cd ef gh ij kl', 'xqzw'),
    maybe('12/3/84', '1984', '1/1/1990'),
    maybe('LS6 1AA', 'LS6', 'M1 1AE'),
    maybe('07700 900123', 'jo@example.org'),
    maybe('1000000043', 'ABCDE 12345'),
  )
  .map((words) => words.filter(Boolean).join(' '));

test('any mixture is a find: an answer, or too short', async () => {
  await fc.assert(
    fc.asyncProperty(line, async (text) => {
      const answer = await backend.call('customers.find', 'phone.adviser', { line: text || '-' });
      expect([200, 422]).toContain(answer.status);
      if (answer.status === 422) expect(text).toBe('');
    }),
    { numRuns: rounds(1_500), seed: seed() },
  );
}, 300_000);
