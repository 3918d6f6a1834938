import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONTRACT_VERSION, everyOperation, rowOf } from '../../../shared/operations.ts';

/** Valid inputs by version and operation, as they were when that version was made: lines are added, none is changed. */
const versions = JSON.parse(readFileSync(new URL('../../contract/inputs.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, object>
>;
const inputs = Object.entries(versions).flatMap(([version, of]) =>
  Object.entries(of).map(([operation, input]) => ({ version, operation, input })),
);

test.each(inputs)('version $version: what $operation took is taken as it is', ({ operation, input }) => {
  const parsed = rowOf(operation as 'consents.decide').input.safeParse(input);
  expect(parsed.error?.issues ?? []).toEqual([]);
  expect(parsed.data).toEqual(input);
});

test('every version has its inputs, and every queued operation an input of some version', () => {
  expect(Object.keys(versions).map(Number)).toEqual(Array.from({ length: CONTRACT_VERSION }, (_, index) => index + 1));
  const queued = everyOperation.filter(({ row }) => row.offline === 'queued').map(({ name }) => name);
  const without = queued.filter((name) => !inputs.some(({ operation }) => operation === name));
  expect(without, 'add one to tests/contract/inputs.json').toEqual([]);
});
