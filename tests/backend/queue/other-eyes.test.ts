import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { accessingAt } from '../accessing.ts';
import { type Handling, handlingAt } from '../handling.ts';
import { addPerson, type Person } from '../people.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
  await here.everybodySignsIn();
});
afterAll(() => backend?.stop());

const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
const KEPT = {
  fields: [{ field: 'dateOfBirth', decision: 'kept', seenNow: '1984-03-12', reasons: 'It is as on the certificate.' }],
  ...{ tellsComplaint: true, tellsCommissioner: true, tellsCourt: true },
};

/** Whether a request is in the view, which counts what it lists. */
async function needsOtherEyes(requestId: string): Promise<boolean> {
  const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', view: 'needs-other-eyes', limit: 100 });
  const ids = (body.items as { id: string }[]).map(({ id }) => id);
  const counts = (await backend.call('requests.counts', 'supervisor', {})).body.views as Record<string, number>;
  expect(counts['needs-other-eyes']).toBe(ids.length);
  return ids.includes(requestId);
}
const again = async (person: Person, as: string) => {
  const { status } = await here.desk.log(person, await here.desk.talk(person, 1, as), [born], {}, as);
  expect(status).toBe(200);
};
/** Does something with a request as it is now. */
async function now(name: Parameters<Handling['act']>[0], requestId: string, more: object = {}, as = 'supervisor') {
  const { version } = await here.desk.read(requestId);
  expect((await here.act(name, requestId, { version, ...more }, as)).status).toBe(200);
}
const give = (requestId: string, to: string | null) => now('requests.assign', requestId, { to });

test('what its holder disputed again needs other eyes, and no more once another has it, or nobody', async () => {
  const { person, requestId } = await here.disputed();
  await now('requests.claim', requestId);
  expect(await needsOtherEyes(requestId)).toBe(false);
  await again(person, 'phone.adviser');
  expect(await needsOtherEyes(requestId)).toBe(false);
  await again(person, 'supervisor');
  expect(await needsOtherEyes(requestId)).toBe(true);
  await give(requestId, 'supervisor.two');
  expect(await needsOtherEyes(requestId)).toBe(false);
  await give(requestId, 'supervisor');
  expect(await needsOtherEyes(requestId)).toBe(true);
  await give(requestId, null);
  expect(await needsOtherEyes(requestId)).toBe(false);
  // Whoever logged it first may not decide it either.
  await give(requestId, 'phone.adviser');
  expect(await needsOtherEyes(requestId)).toBe(true);
});

test('handed over it is nobody’s; handed back and taken it needs them again', async () => {
  const { person, requestId } = await here.disputed();
  await again(person, 'supervisor');
  await now('requests.claim', requestId);
  expect(await needsOtherEyes(requestId)).toBe(true);
  await now('requests.handOver', requestId, { to: '0000000203', why: 'They see Tom in Camden.' });
  expect(await needsOtherEyes(requestId)).toBe(false);
  await now('requests.claim', requestId, {}, 'local.supervisor');
  expect(await needsOtherEyes(requestId)).toBe(false);
  await now('requests.handOver', requestId, { to: '0000000999', why: 'They have moved.' }, 'local.supervisor');
  await now('requests.claim', requestId);
  expect(await needsOtherEyes(requestId)).toBe(true);
});

test('decided it has nothing left for them, until it is disputed once more', async () => {
  const { person, requestId } = await here.disputed();
  await again(person, 'supervisor');
  await now('requests.claim', requestId);
  await give(requestId, 'supervisor.two');
  await now('requests.decide', requestId, KEPT, 'supervisor.two');
  await give(requestId, 'supervisor');
  expect(await needsOtherEyes(requestId)).toBe(false);
  await again(person, 'supervisor');
  expect(await needsOtherEyes(requestId)).toBe(true);
});

test('so does a copy that its holder was asked for too', async () => {
  const person = await addPerson(backend);
  const access = accessingAt(backend);
  const { body } = await access.log(person, await access.talk(person), { goesTo: 'address' });
  const requestId = String(body.requestId);
  await now('requests.claim', requestId);
  expect(await needsOtherEyes(requestId)).toBe(false);
  expect((await access.log(person, await access.talk(person, 1, 'supervisor'), {}, 'supervisor')).status).toBe(200);
  expect(await needsOtherEyes(requestId)).toBe(true);
  await now('requests.claim', requestId, { takeOver: true }, 'supervisor.two');
  expect(await needsOtherEyes(requestId)).toBe(false);
});

test('taken and disputed again at once it needs them, whichever comes first', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { person, requestId } = await here.disputed();
    const claim = (version: number) => here.act('requests.claim', requestId, { version });
    const [taken] = await Promise.all([claim(1), again(person, 'supervisor')]);
    // The dispute counts the version.
    if (taken.status === 412) expect((await claim(2)).status).toBe(200);
    expect(await needsOtherEyes(requestId), String(round)).toBe(true);
  }
});
