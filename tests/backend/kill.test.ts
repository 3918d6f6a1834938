import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationName } from '../../shared/operations.ts';
import { callOver } from '../support/backend.ts';
import { type BackendProcess, startBackendProcess } from '../support/backend-process.ts';
import type { Place } from '../support/prepared.ts';
import { rounds } from '../support/rounds.ts';
import { type Decision, ownPlace, somebody, tokenOf, websiteDecision } from './own-process.ts';
import { newId, newReference } from './people.ts';

let place: Place;
let adviser: string;
beforeAll(async () => {
  place = await ownPlace();
  adviser = await tokenOf('phone.adviser');
});
afterAll(() => place?.remove());

test('a backend that is killed in the middle of decisions has, when started again, every answered decision, once, and answers a repeat as it did', async () => {
  const website = await tokenOf('website');
  let backend = await startBackendProcess(place.variables);
  const people = await somebody(backend);
  const wanted = Array.from({ length: rounds(1_000) }, (_, index) => websiteDecision(people[index % people.length] as string));
  const answered = new Map<string, unknown>();
  const waiting = [...wanted];
  const kills = 2;
  for (let life = 0; life <= kills; life++) {
    const at = backend;
    const until = life < kills ? Math.floor((wanted.length * (life + 1)) / (kills + 1)) : wanted.length;
    let killed: Promise<void> | undefined;
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const answer = await callOver(at.url, 'consents.decide', website, next).catch(() => null);
        if (answer === null) {
          // No answer: the desk would ask again under the same key.
          waiting.push(next);
          return;
        }
        expect(answer.status).toBe(200);
        answered.set(next.commandId, answer.body);
        if (answered.size >= until && life < kills) killed ??= at.kill();
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    await killed;
    if (life < kills) {
      expect(killed).toBeDefined();
      backend = await startBackendProcess(place.variables);
    }
  }
  expect(answered.size).toBe(wanted.length);

  for (const one of wanted) {
    const again = await callOver(backend.url, 'consents.decide', website, one);
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([
      200,
      'true',
      answered.get(one.commandId),
    ]);
  }
  const kept = new Map<string, number>();
  for (const customerId of people) {
    let cursor: string | undefined;
    do {
      const { body } = await callOver(backend.url, 'customers.timeline', adviser, {
        customerId,
        reason: 'my-day',
        limit: 100,
        cursor,
      });
      for (const { id } of body.items as { id: string }[]) kept.set(id, (kept.get(id) ?? 0) + 1);
      cursor = (body.next as string | null) ?? undefined;
    } while (cursor);
  }
  const counts = wanted.map((one) => kept.get(`consent:${one.commandId}:satisfaction-survey`));
  expect(counts).toEqual(wanted.map(() => 1));
  expect(await backend.stop()).toBe(0);
});

type Command = readonly [name: OperationName, input: Record<string, unknown> & { commandId: string }];
const today = () => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
const now = () => new Date().toISOString();

/** What an adviser does with one request, in order: each command on the version that the one before left. */
function workOn(requestId: string, conversationId: string): readonly Command[] {
  const [firstPromise, commandId] = [newId(), newId()];
  const said = { kind: 'other-right', words: 'Delete what you hold', howToAnswer: 'by letter', saidAt: now() };
  const promise = { requestId, saidAt: now(), how: 'ring', day: today() };
  const work: [OperationName, Record<string, unknown>][] = [
    ['requests.logUnmatched', { requestId, reference: newReference(), conversationId, ...said }],
    ['requests.note', { requestId, at: now(), note: 'Rang at ten' }],
    ['promises.make', { commandId: firstPromise, ...promise }],
    ['requests.claim', { requestId, version: 1 }],
    ['requests.wait', { requestId, version: 2, waitsFor: 'proof', askedOn: today() }],
    ['promises.keep', { promiseId: firstPromise, at: now(), outcome: 'kept' }],
    ['requests.resume', { requestId, version: 3, cameOn: today() }],
    ['promises.make', { commandId, ...promise, how: 'write' }],
  ];
  return work.map(([name, input]) => [name, { commandId: newId(), ...input }]);
}

test('a backend that is killed in the middle of work on requests has, when started again, each step once, and what stands on the request agrees', async () => {
  let backend = await startBackendProcess(place.variables);
  const conversationId = newId();
  const began = { conversationId, at: now(), channel: 'telephone', direction: 'in', speaker: 'customer' };
  await callOver(backend.url, 'conversations.open', adviser, { commandId: newId(), ...began });
  const requests = Array.from({ length: Math.max(12, rounds(300)) }, newId);
  const all = requests.map((requestId) => workOn(requestId, conversationId));
  const commands = all.flat().length;
  const waiting = [...all];
  const answered = new Map<string, unknown>();
  const kills = 2;
  for (let life = 0; life <= kills; life++) {
    const at = backend;
    const until = life < kills ? Math.floor((commands * (life + 1)) / (kills + 1)) : commands;
    let killed: Promise<void> | undefined;
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        for (const [index, [name, input]] of next.entries()) {
          const answer = await callOver(at.url, name, adviser, input).catch(() => null);
          if (answer === null) {
            // No answer: the desk would go on with the same command.
            waiting.push(next.slice(index));
            return;
          }
          expect([name, answer.status]).toEqual([name, 200]);
          answered.set(input.commandId, answer.body);
          if (answered.size >= until && life < kills) killed ??= at.kill();
        }
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    await killed;
    if (life === kills) continue;
    expect(killed).toBeDefined();
    backend = await startBackendProcess(place.variables);
  }
  expect(answered.size).toBe(commands);

  for (const [name, input] of all.flat()) {
    const again = await callOver(backend.url, name, adviser, input);
    const first = [name, 200, 'true', answered.get(input.commandId)];
    expect([name, again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual(first);
  }
  const steps = ['claimed', 'logged', 'noted', 'resumed', 'waiting'];
  for (const requestId of requests) {
    const { body } = await callOver(backend.url, 'requests.history', adviser, { requestId });
    expect((body.items as { event: string }[]).map(({ event }) => event).toSorted()).toEqual(steps);
    const read = await callOver(backend.url, 'requests.read', adviser, { requestId });
    expect(read.body).toMatchObject({ version: 4, isMine: true, waitingFor: null, proofOn: today(), promisedOn: today() });
    const { body: promised } = await callOver(backend.url, 'promises.list', adviser, { requestId, which: 'all' });
    const both = (promised.items as { how: string; state: string }[]).map(({ how, state }) => `${how} ${state}`);
    expect(both.toSorted()).toEqual(['ring kept', 'write open']);
  }
  expect(await backend.stop()).toBe(0);
});

const later = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A decision whose headers and half of whose body have been sent; `finish` sends the rest. */
function startedCall(at: BackendProcess, bearer: string, { commandId, customerId, ...body }: Decision) {
  const { hostname, port } = new URL(at.url);
  const text = JSON.stringify(body);
  const request = httpRequest({
    hostname,
    port,
    method: 'POST',
    path: `/v1/customers/${customerId}/consent-decisions`,
    headers: {
      authorization: `Bearer ${bearer}`,
      'idempotency-key': commandId,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    },
  });
  const status = new Promise<number | undefined>((done, failed) => {
    request.once('response', (answer) => done(answer.resume().statusCode));
    request.once('error', failed);
  });
  const half = Math.floor(text.length / 2);
  request.write(text.slice(0, half));
  return { status, finish: () => void request.end(text.slice(half)) };
}
test('a backend told to stop answers the calls in flight, then ends with 0', async () => {
  const backend = await startBackendProcess(place.variables);
  const website = await tokenOf('website');
  const [customerId = ''] = await somebody(backend);
  const calls = Array.from({ length: 20 }, () => startedCall(backend, website, websiteDecision(customerId)));
  await later(500);
  const ended = backend.stop();
  await later(300);
  for (const one of calls) one.finish();
  expect(await Promise.all(calls.map((one) => one.status))).toEqual(Array(20).fill(200));
  expect(await ended).toBe(0);
  await expect(fetch(`${backend.url}/healthz`)).rejects.toThrow();
});
