import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { OperationName } from '../../shared/operations.ts';
import { callOver } from '../support/backend.ts';
import { type BackendProcess, startBackendProcess } from '../support/backend-process.ts';
import type { Place } from '../support/prepared.ts';
import { rounds, seed } from '../support/rounds.ts';
import { onServer, ownPlace, tokenOf } from './own-process.ts';
import { newId, newReference } from './people.ts';

let place: Place;
let supervisor: string;
let adviser: string;
let website: string;
beforeAll(async () => {
  // Two are closed a round, and about every second person can be.
  place = await ownPlace(Math.max(onServer ? 200 : 60, rounds(30) * 8));
  [supervisor, adviser, website] = (await Promise.all(['supervisor', 'phone.adviser', 'website'].map(tokenOf))) as [
    string,
    string,
    string,
  ];
}, 240_000);
afterAll(() => place?.remove());

const LINES = ['smith', 'jones', 'williams', 'an', 'ma', 'jo', 'sa', 'da', 'el', 'be', 'ka', 'ro', 'li', 'ch', 'th', 'st'];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** The same waits for the same seed, from 0 to `most` milliseconds. */
const waits = (most: number) => {
  let state = seed();
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 4_294_967_296) * most;
  };
};

let running: BackendProcess | undefined;
afterEach(() => running?.kill().catch(() => undefined));
/** Begins one, which may be at work already. */
const begun = async (variables: Record<string, string>) => {
  running = await startBackendProcess(variables);
  return running;
};
/** Begins one and waits until it answers: it looks at the closing journal first. */
const ready = async (variables: Record<string, string>) => {
  const backend = await begun(variables);
  await expect.poll(async () => (await fetch(`${backend.url}/readyz`)).status, { timeout: 60_000 }).toBe(200);
  return backend;
};

type Person = { readonly id: string; readonly reference: string; readonly stays: number };

/** People who can be closed, with what would stay of each. */
async function closable(at: BackendProcess, count: number): Promise<Person[]> {
  const found = new Map<string, Person>();
  for (const line of LINES) {
    if (found.size >= count) break;
    const { body } = await callOver(at.url, 'customers.find', adviser, { line });
    for (const { id } of (body.results ?? []) as { id: string }[]) {
      const about = { customerId: id, reason: 'my-day' };
      const preview = await callOver(at.url, 'closures.preview', adviser, about);
      if ((preview.body.blockers as unknown[]).length > 0) continue;
      const { body: record } = await callOver(at.url, 'customers.read', adviser, about);
      found.set(id, { id, reference: String(record.reference), stays: (preview.body.stays as unknown[]).length });
    }
  }
  expect(found.size).toBeGreaterThanOrEqual(count);
  return [...found.values()].slice(0, count);
}

const closingOf = ({ id }: Person) => ({
  ...{ commandId: newId(), customerId: id, closingId: newId(), signInId: newId(), saidAt: new Date().toISOString() },
  ...{ scope: 'service', reason: 'customer-choice' },
});
const ask = (at: BackendProcess, name: OperationName, input: Record<string, unknown>) =>
  callOver(at.url, name, supervisor, input);

/** Something each of them asked, with what was noted and promised, decided, told and over; answers whose it is with its id. */
async function asked(at: BackendProcess, people: readonly Person[]): Promise<(Person & { readonly requestId: string })[]> {
  const [conversationId, saidAt] = [newId(), new Date().toISOString()];
  const day = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
  const done = async (name: OperationName, as: string, input: Record<string, unknown>) => {
    const { status, body } = await callOver(at.url, name, as, { commandId: newId(), ...input });
    if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
  };
  const began = { conversationId, at: saidAt, channel: 'telephone', direction: 'in', speaker: 'customer' };
  await done('conversations.open', adviser, began);
  const all: (Person & { requestId: string })[] = [];
  for (const person of people) {
    const requestId = newId();
    const words = { kind: 'other-right', words: 'Delete what you hold', howToAnswer: 'by letter', matchedTo: person.id };
    await done('requests.logUnmatched', adviser, { requestId, reference: newReference(), conversationId, saidAt, ...words });
    await done('requests.note', adviser, { requestId, at: saidAt, note: 'Rang at ten' });
    await done('promises.make', adviser, { requestId, saidAt, how: 'ring', day });
    await done('requests.claim', supervisor, { requestId, version: 1 });
    const turns = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
    const refused = { right: 'erasure', decision: 'refused', reasons: 'It is still needed', ...turns };
    await done('otherRights.decide', supervisor, { requestId, version: 2, ...refused });
    await done('requests.tellCustomer', supervisor, { requestId, version: 3, on: day, how: 'letter' });
    all.push({ ...person, requestId });
  }
  return all;
}

/** Whether a person is closed, and whether everything else says the same. */
async function isClosed(at: BackendProcess, { id, reference }: Person, closings: ReadonlySet<string>): Promise<boolean> {
  const { body } = await ask(at, 'customers.read', { customerId: id, reason: 'my-day' });
  const closed = body.status === 'closed';
  expect([reference, closings.has(reference)]).toEqual([reference, closed]);
  return closed;
}

async function closings(at: BackendProcess): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const which of ['under-way', 'ended']) {
    let cursor: string | undefined;
    do {
      const { body } = await ask(at, 'closures.list', { which, limit: 100, cursor });
      for (const { reference } of body.items as { reference: string }[]) all.add(reference);
      cursor = (body.next as string | null) ?? undefined;
    } while (cursor);
  }
  return all;
}

/** How long a closing takes here, so that a kill falls before, in the middle of and after one. */
async function timeOf(at: BackendProcess, person: Person): Promise<number> {
  const began = performance.now();
  expect((await callOver(at.url, 'closures.close', website, closingOf(person))).status).toBe(200);
  return performance.now() - began;
}

test('a backend that is killed in the middle of closings has each whole or not at all, and one sent again is done', async () => {
  const variables = { ...place.variables, SAFETY_NET_HOURS: '168' };
  const many = rounds(30);
  let backend = await ready(variables);
  const people = await closable(backend, many * 2 + 1);
  const usual = await timeOf(backend, people.pop() as Person);
  const wait = waits(usual * 2);
  let whole = 0;
  for (let round = 0; round < many; round += 1) {
    const pair = people.slice(round * 2, round * 2 + 2);
    const inputs = pair.map(closingOf);
    const sent = inputs.map((input) => callOver(backend.url, 'closures.close', website, input).catch(() => null));
    await pause(wait());
    await backend.kill();
    const answers = await Promise.all(sent);
    backend = await ready(variables);
    const listed = await closings(backend);
    for (const [index, person] of pair.entries()) {
      const closed = await isClosed(backend, person, listed);
      if (answers[index]) expect([answers[index]?.status, closed]).toEqual([200, true]);
      if (closed) whole += 1;
      const again = await callOver(backend.url, 'closures.close', website, inputs[index] as object as Record<string, unknown>);
      expect([again.status, again.body.state]).toEqual([200, 'waiting']);
    }
  }
  console.info(`${whole} of ${many * 2} closings were whole when the backend was killed, ${usual.toFixed(0)} ms usual`);
  const listed = await closings(backend);
  for (const person of people) expect(await isClosed(backend, person, listed)).toBe(true);
  expect(await backend.stop()).toBe(0);
}, 900_000);

test('killed in the middle of destroying, each person is there whole or gone whole, and the next start goes on', async () => {
  const quiet = { ...place.variables, SAFETY_NET_HOURS: '168' };
  const many = rounds(30);
  let backend = await ready(quiet);
  const people = await asked(backend, await closable(backend, Math.min(many * 2, 20)));
  await backend.stop();
  // Closed under a safety net of no hours, by a backend that has looked once already and does not look again in time.
  backend = await ready({ ...place.variables, SAFETY_NET_HOURS: '0' });
  for (const person of people)
    expect((await callOver(backend.url, 'closures.close', website, closingOf(person))).status).toBe(200);
  await backend.kill();

  const wait = waits(onServer ? 120 : 400);
  let left = people.length;
  for (let round = 0; round < many; round += 1) {
    backend = await begun(quiet);
    await pause(wait());
    await backend.kill();
    backend = await ready({ ...quiet, PORT: '0' });
    const standing = await Promise.all(people.map((person) => isThere(backend, person)));
    await backend.kill();
    const now = standing.filter(Boolean).length;
    expect(now).toBeLessThanOrEqual(left);
    left = now;
  }
  console.info(`${people.length - left} of ${people.length} were destroyed in ${many} lives`);
  backend = await ready(quiet);
  await expect
    .poll(async () => (await Promise.all(people.map((one) => isThere(backend, one)))).filter(Boolean).length, { timeout: 60_000 })
    .toBe(0);
  expect(await backend.stop()).toBe(0);
}, 900_000);

/** True while all of a person is there, false once all of them has gone but what stays; anything between fails. */
async function isThere(
  at: BackendProcess,
  { id, reference, stays, requestId }: Person & { requestId: string },
): Promise<boolean> {
  const { status } = await ask(at, 'customers.read', { customerId: id, reason: 'my-day' });
  const { body } = await ask(at, 'closures.evidence', { reference, because: 'payment-audit' });
  const kept = (body.items as unknown[]).length;
  const request = (await ask(at, 'requests.read', { requestId })).status;
  const whole = status === 200 && kept === 0 && request === 200;
  // One destroyed between the calls was there for the first.
  if (status === 200 && !whole) expect((await ask(at, 'customers.read', { customerId: id, reason: 'my-day' })).status).toBe(404);
  else expect([reference, status, kept, request]).toEqual([reference, status, whole ? 0 : stays, whole ? 200 : 404]);
  return whole;
}
