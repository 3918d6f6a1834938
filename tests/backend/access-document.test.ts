import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { documentOf, documentSchema } from '../../shared/domain/access-document.ts';
import schema from '../../shared/schemas/access-copy-1.json' with { type: 'json' };
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { accessingAt } from './accessing.ts';
import { type Copied, copyingAt } from './copying.ts';
import { markedCustomer } from './marked-customer.ts';
import { auditOf, newId } from './people.ts';

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

test('a copy that goes onto paper or into a file is audited as being about whoever it is of', async () => {
  const marked = await markedCustomer(backend, true);
  const { body } = await accessingAt(backend).log(marked, marked.conversationId);
  const requestId = body.requestId;
  const put = (event: object) =>
    backend.call('deskEvents.record', 'supervisor', {
      ...{ commandId: newId(), machineId: newId() },
      events: [{ at: new Date().toISOString(), requestId, ...event }],
    });
  expect((await put({ kind: 'copy-printed' })).status).toBe(200);
  expect((await put({ kind: 'copy-saved', as: 'json' })).status).toBe(200);
  expect((await put({ kind: 'copy-saved', as: 'docx' })).status).toBe(400);
  const acts = (await auditOf(backend, marked)).filter(({ kind }) => kind === 'desk-event');
  expect(acts.map(({ outcome }) => outcome)).toEqual(['copy-printed', 'copy-saved']);
  expect(acts[1]?.details).toMatchObject({ request: requestId, as: 'json' });
});

test('what nothing has flagged can be left out too, and stays again; the copy says that something is not in it, and why', async () => {
  const work = copyingAt(backend);
  const marked = await markedCustomer(backend, true);
  const { requestId } = (await accessingAt(backend).log(marked, marked.conversationId)).body;
  const flagged = work.flaggedIn(await work.copyOf(requestId)).map(({ path }) => path);
  await work.judge(requestId, flagged);
  const facts = ({ copy }: Copied) =>
    copy.sections.flatMap(({ items }) =>
      items.flatMap(({ path, facts: all }) => all.map((fact) => ({ ...fact, path: `${path}#${fact.id}` }))),
    );
  const town = facts(await work.copyOf(requestId)).find(({ path }) => path === 'held_values/addressTown#value');
  expect(town).toMatchObject({ flag: null, decision: null });
  const path = String(town?.path);
  expect((await work.review(requestId)).status).toBe(200);
  expect((await work.judge(requestId, [path], 'leave-out', 'only-about-them')).status).toBe(400);
  expect((await work.judge(requestId, [path], 'leave-out', 'somebody-else-unsafe')).body).toMatchObject({ undecided: 0 });
  const after = await work.copyOf(requestId);
  expect(facts(after).find((one) => one.path === path)).toMatchObject({
    ...{ flag: null, decision: 'leave-out', reason: 'somebody-else-unsafe' },
  });
  const townIn = ({ copy }: Copied) =>
    documentOf(copy)
      .sections.flatMap(({ items }) => items)
      .find((item) => item.path === 'held_values/addressTown');
  expect(townIn(after)?.values.map(({ id }) => id)).not.toContain('value');
  expect(townIn(after)?.leftOut).toEqual([{ label: town?.label, because: 'It could put somebody else at risk.' }]);
  // It is another copy than the one that was looked through.
  expect(after.reviewed).toMatchObject({ same: false });
  expect((await work.judge(requestId, [path], 'keep', 'only-about-them')).status).toBe(200);
  const again = townIn(await work.copyOf(requestId));
  expect([again?.leftOut, again?.values.find(({ id }) => id === 'value')?.value]).toEqual([[], town?.value]);
});
