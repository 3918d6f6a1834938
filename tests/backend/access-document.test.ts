import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { documentOf, documentSchema } from '../../shared/domain/access-document.ts';
import schema from '../../shared/schemas/access-copy-1.json' with { type: 'json' };
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { accessingAt } from './accessing.ts';
import { copyingAt } from './copying.ts';
import { markedCustomer } from './marked-customer.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

test('the document fits its published schema, with everything filled and what is left out not in it', async () => {
  const work = copyingAt(backend);
  const marked = await markedCustomer(backend, true);
  const { body } = await accessingAt(backend).log(marked, marked.conversationId);
  const flagged = work.flaggedIn(await work.copyOf(body.requestId));
  expect(flagged.length).toBeGreaterThan(4);
  await work.judge(
    body.requestId,
    flagged.map(({ path }) => path),
    'leave-out',
    'about-somebody-else',
  );
  const document = JSON.parse(JSON.stringify(documentOf((await work.copyOf(body.requestId)).copy)));
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const fits = ajv.compile(schema);
  expect([fits(document), fits.errors]).toEqual([true, null]);
  expect(fits({ ...document, more: 1 })).toBe(false);
  expect(fits({ ...document, version: 2 })).toBe(false);
  for (const { value } of flagged.filter((one) => one.value.length > 8)) expect(JSON.stringify(document)).not.toContain(value);
});

test('the published schema is the one the code holds to', () => {
  const { title, ...published } = schema;
  expect(title).toMatch(/version 1$/);
  expect(published).toEqual(z.toJSONSchema(documentSchema));
});
