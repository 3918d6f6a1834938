import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyOperation, type OperationName, rowOf } from '../../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { openStream } from '../../support/change-stream.ts';
import { complaint, otherRight } from '../complaining.ts';
import { addPerson, converseAt, newId, newReference } from '../people.ts';
import { inputOf, lasting, type Made, namesRequest, tells } from './learning.ts';
import { LEARNS, MAY_DIFFER, REQUESTS, WALKERS } from './learns.ts';
import { makeWorld, type World } from './world.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  for (const who of WALKERS) await backend.call('deskKeys.read', who, { machineId: newId() });
});
afterAll(() => backend?.stop());

type Walker = (typeof WALKERS)[number];
const colleagueOf = (walker: Walker): Walker => (walker === 'local.supervisor' ? 'local.adviser' : 'local.supervisor');

/** A customer and, by whoever takes each down, an open conversation with them; the requests come one after another. */
async function begin(walker: Walker) {
  const person = await addPerson(backend);
  const talks = { 'phone.adviser': '', 'local.supervisor': '', 'local.adviser': '' };
  for (const who of Object.keys(talks) as (keyof typeof talks)[]) talks[who] = await converseAt(backend, person, 3, who);
  const log = async (who: keyof typeof talks, about: string | null): Promise<Made> => {
    const words = `Marked${randomBytes(6).toString('hex')}`;
    const said = { words, howToAnswer: 'by letter' };
    const input =
      about === null
        ? otherRight(person, talks[who], { ...said, right: 'objection' })
        : complaint(person, talks[who], { ...said, aboutSub: about });
    const { status } = await backend.call(about === null ? 'otherRights.log' : 'complaints.log', who, input);
    if (status !== 200) throw new Error(`Logging answered ${status}`);
    return { requestId: input.requestId, reference: input.reference, words };
  };
  const seen = async () => ({ own: await log(colleagueOf(walker), null), mine: await log(walker, null) });
  const unseen = async () => ({ another: await log('phone.adviser', null), about: await log(colleagueOf(walker), walker) });
  const world: World = { ...(await makeWorld(backend, 'plain')), person, conversationId: talks[walker] };
  return { person, world, seen, unseen };
}

const letters = (operation: OperationName, walker: Walker) => [
  ...(LEARNS[operation].split('|')[WALKERS.indexOf(walker)] as string),
];

test('every operation has its row and every row its operation, four letters for each', () => {
  expect(Object.keys(LEARNS).toSorted()).toEqual(everyOperation.map(({ name }) => name).toSorted());
  for (const row of Object.values(LEARNS)) expect(row).toMatch(/^[.x]{4}\|[.x]{4}$/);
});

const rows = WALKERS.flatMap((walker) => everyOperation.map(({ name }) => ({ walker, operation: name })));

describe.each(rows.filter(({ operation }) => namesRequest(operation)))('$operation by $walker', ({ walker, operation }) => {
  test('of a request it may not tell of it answers as of one that does not exist', async () => {
    const { world, seen, unseen } = await begin(walker);
    const { own, mine } = await seen();
    const { another, about } = await unseen();
    const answerFor = async ({ requestId, reference }: Omit<Made, 'words'>) => {
      const which = operation === 'requests.byReference' ? { reference } : { requestId };
      const { status, body } = await backend.call(operation, walker, { ...inputOf(operation, world), ...which });
      return [status, lasting(body)];
    };
    const nobody = await answerFor({ requestId: newId(), reference: newReference() });
    const found: [string, string][] = [];
    for (const [index, one] of [another, own, about, mine].entries()) {
      const same = JSON.stringify(await answerFor(one)) === JSON.stringify(nobody);
      found.push([REQUESTS[index] as string, same ? '.' : 'x']);
    }
    expect(found).toEqual(REQUESTS.map((what, index) => [what, letters(operation, walker)[index]]));
  });
});

describe.each(rows.filter(({ operation }) => !namesRequest(operation)))('$operation by $walker', ({ walker, operation }) => {
  test('says of each request what is written, and a read the same as before the others came', async () => {
    const { world, seen, unseen } = await begin(walker);
    const { own, mine } = await seen();
    const read = rowOf(operation).kind === 'read';
    const input = inputOf(operation, world);
    const ask = async () => {
      const { status, body } = await backend.call(operation, walker, input);
      return { status, body };
    };
    const before = read ? await ask() : null;
    const { another, about } = await unseen();
    const answer = await ask();
    const found = [another, own, about, mine].map((one, index) => [REQUESTS[index], tells(answer.body, one) ? 'x' : '.']);
    expect([answer.status, found]).toEqual([
      answer.status,
      REQUESTS.map((what, index) => [what, letters(operation, walker)[index]]),
    ]);
    if (before && !(operation in MAY_DIFFER)) expect(lasting(answer)).toEqual(lasting(before));
  });
});

test('the audit shows a supervisor what colleagues did with every request but the one about them', async () => {
  const { person, seen, unseen } = await begin('local.supervisor');
  const { own } = await seen();
  const { about } = await unseen();
  for (const { requestId } of [own, about]) await backend.call('requests.read', 'local.adviser', { requestId });
  await backend.call('complaints.decide', 'local.adviser', {
    commandId: newId(),
    requestId: about.requestId,
    version: 1,
    decision: 'upheld',
    reasons: 'x',
  });
  const { body } = await backend.call('audit.list', 'local.supervisor', { customerId: person.id, limit: 100 });
  const operations = (body.items as { operation: string }[]).map(({ operation }) => operation);
  expect(operations.filter((one) => one === 'requests.read')).toEqual(['requests.read']);
  expect(operations).toContain('otherRights.log');
  expect(operations).not.toContain('complaints.log');
  const all = await backend.call('audit.list', 'local.supervisor', { limit: 100 });
  const theirs = (all.body.items as { actor: string; operation: string }[]).filter(({ actor }) => actor !== 'local.supervisor');
  expect(theirs.length).toBeGreaterThan(10);
  expect(theirs.filter((one) => one.operation.startsWith('complaints.'))).toEqual([]);
  const privacy = await backend.call('audit.list', 'supervisor', { customerId: person.id, limit: 100 });
  expect(JSON.stringify(privacy.body)).toContain('complaints.log');
});

test('the stream tells of the own and never of a complaint about who follows, nor when it is replayed', async () => {
  const token = await backend.token('local.supervisor');
  const live = await openStream(backend.url, token);
  await expect.poll(() => live.last()).toBeDefined();
  const from = live.last();
  const { seen, unseen } = await begin('local.supervisor');
  const { another, about } = await unseen();
  const { own } = await seen();
  const told = (events: typeof live.events) => JSON.stringify(events);
  await expect.poll(() => told(live.events), { timeout: 10_000 }).toContain(own.requestId);
  const replayed = await openStream(backend.url, token, from);
  await expect.poll(() => told(replayed.events), { timeout: 10_000 }).toContain(own.requestId);
  for (const stream of [live, replayed])
    for (const { requestId } of [another, about]) expect(told(stream.events)).not.toContain(requestId);
  await live.cut();
  await replayed.cut();
});
