import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { openStream } from '../support/change-stream.ts';
import { accessingAt } from './accessing.ts';
import { complainingAt, decide, today } from './complaining.ts';
import { copyingAt } from './copying.ts';
import { disputingAt } from './disputing.ts';
import { addPerson, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const { logged } = complainingAt(() => backend);

test('that a customer was told of their complaint, or sent a copy, is no change of their record; that a mark has gone is', async () => {
  const stream = await openStream(backend.url, await backend.token('local.adviser'));
  const { requestId, person } = await logged({});
  expect((await backend.call('complaints.decide', 'supervisor', decide(requestId, 1))).status).toBe(200);
  const told = { commandId: newId(), requestId, version: 2, on: today(), how: 'letter' };
  expect((await backend.call('requests.tellCustomer', 'supervisor', told)).body.step).toBe('completed');

  const [access, work] = [accessingAt(backend), copyingAt(backend)];
  const asks = await addPerson(backend);
  const copy = await access.log(asks, await access.talk(asks), { goesTo: 'address' });
  await work.answerAll(copy.body.requestId);
  expect((await work.review(copy.body.requestId)).status).toBe(200);
  expect((await work.send(copy.body.requestId)).body.step).toBe('completed');

  const desk = disputingAt(backend);
  const disputes = await addPerson(backend);
  const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
  const { body } = await desk.log(disputes, await desk.talk(disputes, 1), [born]);
  await desk.decide(body.requestId, 1, [{ field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' }]);
  const commandId = newId();
  expect((await desk.tell(body.requestId, 2, { commandId })).body.step).toBe('completed');
  await expect.poll(() => stream.commands(), { timeout: 10_000 }).toContain(commandId);
  const events = JSON.stringify(stream.events);
  for (const { id } of [person, asks]) expect(events).not.toContain(id);
  await stream.cut();
});
