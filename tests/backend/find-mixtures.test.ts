import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { rounds, seed } from '../support/rounds.ts';
import { mixedLine } from './find-lines.ts';
import { addFindable } from './find-people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  await addFindable(backend.pool, [
    { given: 'John', family: 'Smith', born: '1984-03-12', postcode: 'LS6 1AA', phone: '07700 900123' },
  ]);
});
afterAll(() => backend?.stop());

test('any mixture is a find: an answer, or too short', async () => {
  await fc.assert(
    fc.asyncProperty(mixedLine, async (text) => {
      const answer = await backend.call('customers.find', 'phone.adviser', { line: text || '-' });
      expect([200, 422]).toContain(answer.status);
      if (answer.status === 422) expect(text).toBe('');
    }),
    { numRuns: rounds(1_500), seed: seed() },
  );
}, 300_000);
