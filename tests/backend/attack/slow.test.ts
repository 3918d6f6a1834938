import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { addPerson, newId } from '../people.ts';
import { findTimes, median } from './beside.ts';
import { open, problemOf, readAnswers } from './raw.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase(), variables: { HEADERS_SECONDS: '1', REQUEST_SECONDS: '2' } });
});
afterAll(() => backend?.stop());

const host = () => `Host: ${new URL(backend.url).host}`;

/** A client that sends `first` and then a byte now and again; how long the server bore it, and what it said. */
async function dripping(first: string, every = 200): Promise<{ ms: number; said: Buffer }> {
  const socket = await open(backend.url);
  const began = performance.now();
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined);
  socket.write(first);
  const timer = setInterval(() => socket.writable && socket.write('a'), every);
  await new Promise((done) => socket.once('close', done));
  clearInterval(timer);
  return { ms: performance.now() - began, said: Buffer.concat(chunks) };
}

const expectCut = ({ ms, said }: { ms: number; said: Buffer }, most: number) => {
  expect(ms).toBeLessThan(most);
  const problem = problemOf(readAnswers(said).answers[0]);
  expect([problem.status, problem.code]).toEqual([408, 'timed-out']);
};

test('a hundred clients that never finish their head are cut, and a find beside them keeps its time', async () => {
  const person = await addPerson(backend);
  const line = `${person.givenName} ${person.familyName}`;
  await findTimes(backend, line, 50);
  const alone = median(await findTimes(backend, line, 100));
  let busy = true;
  const slow = Promise.all(
    Array.from({ length: 100 }, () => dripping(`GET /v1/notices/current HTTP/1.1\r\n${host()}\r\nX-Slow: `)),
  ).finally(() => {
    busy = false;
  });
  const beside = median(await findTimes(backend, line, 100, () => busy));
  for (const one of await slow) expectCut(one, 4_000);
  expect(beside / alone).toBeLessThan(4);
});

test('a body that drips is cut, and what it asked for is not done', async () => {
  const conversationId = newId();
  const token = await backend.token('phone.adviser');
  const head = [
    'POST /v1/conversations HTTP/1.1',
    host(),
    `Authorization: Bearer ${token}`,
    `Idempotency-Key: ${newId()}`,
    'Content-Type: application/json',
    'Content-Length: 200000',
  ];
  expectCut(await dripping(`${head.join('\r\n')}\r\n\r\n{"conversationId":"${conversationId}`), 5_000);
  const { rowCount } = await backend.pool.query('select from conversations where id = $1', [conversationId]);
  expect(rowCount).toBe(0);
});

test('a connection that says nothing is cut', async () => {
  const socket = await open(backend.url);
  const began = performance.now();
  socket.on('error', () => undefined).resume();
  await new Promise((done) => socket.once('close', done));
  expect(performance.now() - began).toBeLessThan(4_000);
});
