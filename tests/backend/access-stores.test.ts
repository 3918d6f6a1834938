import { afterAll, beforeAll, expect, test } from 'vitest';
import { isIncluded } from '../../backend/access/store.ts';
import { NOT_IN_A_COPY, STORES } from '../../backend/access/stores.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

async function columnsOfDatabase(): Promise<Map<string, Set<string>>> {
  const { rows } = await backend.pool.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
  );
  const columns = new Map<string, Set<string>>();
  for (const { table, column } of rows) columns.set(table, (columns.get(table) ?? new Set()).add(column));
  return columns;
}

test('of every column of every table it is decided whether it stands in a copy', async () => {
  const columns = await columnsOfDatabase();
  expect(columns.size).toBeGreaterThan(40);
  const decided = new Map<string, Set<string>>();
  for (const { table, columns: of } of STORES) decided.set(table, new Set([...(decided.get(table) ?? []), ...Object.keys(of)]));
  const without = [...columns.keys()].filter((table) => !(table in NOT_IN_A_COPY || decided.has(table)));
  // Of each store by itself: what one says of a table's rows says nothing of those of another.
  const undecided = STORES.flatMap(({ table, item, columns: of }) =>
    [...(columns.get(table) ?? [])].filter((column) => !(column in of)).map((column) => `${table}.${column} of: ${item}`),
  );
  expect([...without, ...undecided], 'say in backend/access/stores whether it stands in a copy, and under which heading').toEqual(
    [],
  );
  // And nothing is decided that there is not, or in both ways.
  const known = (table: string, column: string) => columns.get(table)?.has(column) === true;
  expect(
    [...decided].flatMap(([table, of]) =>
      [...of].filter((column) => !known(table, column)).map((column) => `${table}.${column}`),
    ),
  ).toEqual([]);
  expect(Object.keys(NOT_IN_A_COPY).filter((table) => decided.has(table) || !columns.has(table))).toEqual([]);
});

test('what names a customer is in a store, or it is said why not', async () => {
  const columns = await columnsOfDatabase();
  const naming = [...columns].filter(([, of]) => of.has('customer_id') || of.has('customer_reference')).map(([table]) => table);
  const without = naming.filter((table) => !STORES.some((store) => store.table === table));
  expect(without.toSorted()).toEqual(['changes', 'customer_words', 'name_pairs']);
});

test('every column in a copy has a heading that a customer can read', () => {
  const headings = STORES.flatMap(({ columns }) => Object.values(columns).flatMap((one) => (isIncluded(one) ? [one.label] : [])));
  expect(headings.filter((label) => !/^[A-Z][^_]*$/.test(label))).toEqual([]);
});
