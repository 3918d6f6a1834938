import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { openStream, untilSo } from '../support/change-stream.ts';
import { type Accessing, accessingAt } from './accessing.ts';
import { type Body, codeOf } from './complaining.ts';
import { type Copying, copyingAt } from './copying.ts';
import { addPerson, newId } from './people.ts';

let backend: TestBackend;
let desk: Accessing;
let work: Copying;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = accessingAt(backend);
  work = copyingAt(backend);
});
afterAll(() => backend?.stop());

/** A request for a copy with a note in it that nobody has decided about, and its path. */
async function noted(): Promise<{ readonly requestId: unknown; readonly path: string }> {
  const person = await addPerson(backend);
  const { body } = await desk.log(person, await desk.talk(person), { goesTo: 'address' });
  const note = { at: new Date().toISOString(), note: 'His sister Ada rang' };
  expect((await work.call('requests.note', body.requestId, note)).status).toBe(200);
  const [flagged] = work.flaggedIn(await work.copyOf(body.requestId));
  return { requestId: body.requestId, path: String(flagged?.path) };
}
const judge = (requestId: unknown, path: string, reason: string, more: Body, as = 'supervisor') => {
  const decision = reason === 'only-about-them' ? 'keep' : 'leave-out';
  return work.call('accessRequests.judge', requestId, { items: [{ path, decision, reason, ...more }] }, as);
};
const reasonOf = async (requestId: unknown) => {
  const facts = (await work.copyOf(requestId)).copy.sections.flatMap(({ items }) => items.flatMap((item) => item.facts));
  return facts.find(({ flag }) => flag === 'note')?.reason;
};

test('of two who look through a copy neither undoes the other’s decision unseen', async () => {
  const { requestId, path } = await noted();
  expect((await judge(requestId, path, 'somebody-else-unsafe', { seen: null })).status).toBe(200);
  const other = 'supervisor.two';
  expect(codeOf(await judge(requestId, path, 'only-about-them', { seen: null }, other))).toEqual([409, 'changed-meanwhile']);
  expect(await reasonOf(requestId)).toBe('somebody-else-unsafe');
  // Who decides the same has undone nothing; who has seen it may decide otherwise.
  expect((await judge(requestId, path, 'somebody-else-unsafe', { seen: null }, other)).status).toBe(200);
  expect((await judge(requestId, path, 'only-about-them', { seen: 'somebody-else-unsafe' }, other)).status).toBe(200);
  expect(await reasonOf(requestId)).toBe('only-about-them');
  // An older desk does not say what it has seen.
  expect((await judge(requestId, path, 'somebody-else-unsafe', {})).status).toBe(200);
});

test('what one decides, answers of a place or settles is told to others who have the request open, once, by its command', async () => {
  const { requestId, path } = await noted();
  const stream = await openStream(backend.url, await backend.token('supervisor.two'));
  await untilSo(() => stream.events.length > 0);
  const told = () =>
    stream.events
      .filter(({ name, data }) => name === 'request' && (data as Body).requestId === requestId)
      .map(({ data }) => (data as Body).commandId);
  const [first, second] = [newId(), newId()];
  const items = [{ path, decision: 'keep', reason: 'only-about-them' }];
  expect((await work.call('accessRequests.judge', requestId, { commandId: first, items })).status).toBe(200);
  await untilSo(() => told().length > 0);
  const paper = { commandId: second, place: 'paper', answer: 'nothing' };
  expect((await work.call('accessRequests.answerPlace', requestId, paper)).status).toBe(200);
  await untilSo(() => told().length > 1);
  expect(told()).toEqual([first, second]);
  await stream.cut();
});

test('where a copy goes is told to who has its request open', async () => {
  const person = await addPerson(backend);
  const { body } = await desk.log(person, await desk.talk(person));
  const stream = await openStream(backend.url, await backend.token('supervisor.two'));
  await untilSo(() => stream.events.length > 0);
  const talk = await desk.talk(person);
  expect((await desk.settle(person, talk, 'collected')).status).toBe(200);
  await untilSo(() => stream.events.some(({ name, data }) => name === 'request' && (data as Body).requestId === body.requestId));
  await stream.cut();
});
