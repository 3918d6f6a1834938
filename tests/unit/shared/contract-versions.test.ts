import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONTRACT_VERSION, everyOperation, rowOf } from '../../../shared/operations.ts';

/** Valid inputs by version and operation, as they were when that version was made. */
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

/** SHA-256 of the inputs of each version that is over, by version. With a new version the one before it gets its line here. */
const OVER = [
  '7796bd261898d68d96114f58712e2ecf6b02e38ba6c06e6bce897d8cda44084f',
  'b18d51fe79fb508ab490f6d1fca96ad5d04895e330682cd9c26fb9a88415758a',
  'f3389fa30ed6dc5384cf84b4d20d639a4717e92a2e58267e7e9a56fc2062d5f4',
  '1b62b50650dfbda8808d1492fd59c635b4b7aa61e02cb53920dea3f2ef79d662',
];

test('an input is added to the version that is being made: those of the ones before it are as they were', () => {
  const before = Object.entries(versions).filter(([version]) => Number(version) < CONTRACT_VERSION);
  const digests = before.map(([, of]) => createHash('sha256').update(JSON.stringify(of)).digest('hex'));
  expect(digests, 'add it under the last version instead').toEqual(OVER);
});
