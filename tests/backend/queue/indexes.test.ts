import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIELDS } from '../../../shared/domain/customer.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

test('each field that may be disputed has its open requests in order, of all and of an organisation', async () => {
  const { rows } = await backend.pool.query<{ made: string }>(
    `select indexdef as made from pg_indexes where tablename = 'requests' and indexdef like '%fields @> %'`,
  );
  for (const field of FIELDS) {
    const its = rows.filter(({ made }) => made.includes(`'${field}'`)).map(({ made }) => /\(([^)]+)\)/.exec(made)?.[1]);
    expect([field, its.toSorted()]).toEqual([field, ['due_on, id', 'organisation, due_on, id']]);
  }
});
