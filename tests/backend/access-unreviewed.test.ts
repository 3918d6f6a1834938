import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Accessing, accessingAt } from './accessing.ts';
import { type Copying, copyingAt } from './copying.ts';
import { addPerson } from './people.ts';

let backend: TestBackend;
let desk: Accessing;
let work: Copying;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = accessingAt(backend);
  work = copyingAt(backend);
});
afterAll(() => backend?.stop());

const NOTE = 'His sister Ada rang, and is afraid of him';
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
const note = async (requestId: unknown) => {
  const noted = await work.call('requests.note', requestId, { at: new Date().toISOString(), note: NOTE }, 'supervisor.two');
  expect(noted.status).toBe(200);
};
/** A request for a copy with an answer of every place, where it goes settled. */
async function asked(): Promise<unknown> {
  const person = await addPerson(backend);
  const { body } = await desk.log(person, await desk.talk(person), { goesTo: 'address' });
  await work.answerAll(body.requestId);
  return body.requestId;
}
const flaggedIn = async (requestId: unknown) => work.flaggedIn(await work.copyOf(requestId)).map(({ path }) => path);

test('a colleague’s note on the request itself after it was looked through: nothing goes out before that is looked through', async () => {
  const requestId = await asked();
  expect((await work.review(requestId)).status).toBe(200);
  expect((await work.copyOf(requestId)).reviewed).toMatchObject({ same: true });
  await note(requestId);
  const copied = await work.copyOf(requestId);
  expect(copied.reviewed).toMatchObject({ same: false });
  expect(work.flaggedIn(copied)).toEqual([expect.objectContaining({ value: NOTE })]);
  const early = await work.send(requestId);
  expect(early.body).toMatchObject({ code: 'not-at-that-step', errors: [{ pointer: '/items', code: 'required' }] });
  await work.judge(requestId, await flaggedIn(requestId), 'leave-out', 'about-somebody-else');
  expect(codeOf(await work.send(requestId))).toEqual([409, 'changed-meanwhile']);
  expect((await work.review(requestId)).status).toBe(200);
  expect((await work.send(requestId)).body).toMatchObject({ step: 'completed' });
});

test('what of the request itself was left out when it was looked through does not go out by a decision taken later', async () => {
  const requestId = await asked();
  await note(requestId);
  const paths = await flaggedIn(requestId);
  await work.judge(requestId, paths, 'leave-out', 'somebody-else-unsafe');
  expect((await work.review(requestId)).status).toBe(200);
  await work.judge(requestId, paths, 'keep', 'only-about-them');
  expect((await work.copyOf(requestId)).reviewed).toMatchObject({ same: false });
  expect(codeOf(await work.send(requestId))).toEqual([409, 'changed-meanwhile']);
});

test('what is attached of a place is looked through too', async () => {
  const requestId = await asked();
  expect((await work.review(requestId)).status).toBe(200);
  const found = { place: 'paper', answer: 'found', items: 1, attachedAs: 'The letter of his sister Ada' };
  expect((await work.call('accessRequests.answerPlace', requestId, found)).status).toBe(200);
  expect((await work.copyOf(requestId)).reviewed).toMatchObject({ same: false });
  expect(codeOf(await work.send(requestId))).toEqual([409, 'changed-meanwhile']);
});

test('working on the request changes nothing of what was looked through', async () => {
  const requestId = await asked();
  expect((await work.review(requestId)).status).toBe(200);
  expect((await work.copyOf(requestId)).reviewed).toMatchObject({ same: true });
  expect((await work.send(requestId)).status).toBe(200);
  expect((await work.copyOf(requestId)).reviewed).toMatchObject({ same: true });
});
