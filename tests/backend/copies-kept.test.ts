import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { openStream, untilSo } from '../support/change-stream.ts';
import { accessingAt, askCopy } from './accessing.ts';
import { closingAt } from './closing.ts';
import { type Body, codeOf, complainingAt, complaint, today, unmatched } from './complaining.ts';
import { copyingAt } from './copying.ts';
import { markedCustomer } from './marked-customer.ts';
import { addPerson, converse, converseAt, newId, type Person } from './people.ts';

type Name = Parameters<TestBackend['call']>[0];

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  // Whom the complaints are about have worked here.
  for (const as of ['supervisor', 'phone.adviser', 'local.adviser', 'local.supervisor'])
    await backend.call('sessions.mine', as, {});
});
afterAll(() => backend?.stop());

const { colleague } = complainingAt(() => backend);
const work = () => copyingAt(backend);
const done = async (name: Name, as: string, input: Body): Promise<Body> => {
  const { status, body } = await backend.call(name, as, input);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
  return body;
};
const statusOf = async (name: Name, as: string, input: Body) => (await backend.call(name, as, input)).status;
/** A complaint about somebody, taken down by a colleague of theirs. */
async function complained(person: Person, more: Body, as = 'other.adviser'): Promise<string> {
  const input = complaint(person, await converseAt(backend, person, 1, as), more);
  await done('complaints.log', as, input);
  return input.requestId;
}
/** Somebody's request for a copy. */
async function copied(person: Person, as = 'other.adviser') {
  const input = askCopy(person, await converseAt(backend, person, 1, as));
  return { ...input, answer: await done('accessRequests.log', as, input) };
}
/** Whether one sees a request, and its copy. */
const sees = async (requestId: string, as = 'supervisor') => [
  await statusOf('requests.read', as, { requestId }),
  await statusOf('requests.copy', as, { requestId }),
];
const claim = (requestId: string, version = 1, as = 'supervisor') =>
  backend.call('requests.claim', as, { commandId: newId(), requestId, version });
const match = (requestId: string, { id }: Person, version = 1) =>
  done('requests.match', 'supervisor.two', { commandId: newId(), requestId, version, customerId: id, confirmed: true });

test('what a closed customer complains of and asks a copy of, both by their reference, the supervisor complained of sees neither of', async () => {
  const marked = await markedCustomer(backend, false);
  const closing = closingAt(backend);
  const person = { id: marked.id } as Person;
  expect((await closing.close(person, marked.conversationId)).status).toBe(200);
  const ask = async (more: Body) => {
    const input = unmatched(await converse(backend), { closedReference: marked.reference, ...more });
    await done('requests.logUnmatched', 'phone.adviser', input);
    return input.requestId;
  };
  const before = await ask({});
  expect(await sees(before)).toEqual([200, 200]);
  const about = await ask({ kind: 'complaint', aboutSub: 'supervisor', words: 'She told my neighbour' });
  const after = await ask({});
  const seen = async () => ({ before: await sees(before), after: await sees(after), about: (await sees(about))[0] });
  expect(await seen()).toEqual({ before: [404, 404], after: [404, 404], about: 404 });
  // The same once everything else of theirs is destroyed.
  expect(await closing.pass(25)).toBe(1);
  expect(await seen()).toEqual({ before: [404, 404], after: [404, 404], about: 404 });
  expect(await sees(before, 'supervisor.two')).toEqual([200, 200]);
});

test('whoever was suspected wrongly sees the request for the copy again once somebody else is named', async () => {
  const wrong = await colleague('sole.finch', 'Sole Finch');
  const right = await colleague('other.finch', 'Olive Finch');
  for (const one of [wrong, right]) await one('sessions.mine', {});
  const person = await addPerson(backend);
  const { requestId } = await copied(person);
  const about = await complained(person, { aboutName: 'Finch' });
  const seen = async () => [
    (await wrong('requests.copy', { requestId })).status,
    (await right('requests.copy', { requestId })).status,
  ];
  expect(await seen()).toEqual([404, 404]);
  await done('complaints.nameWhom', 'supervisor.two', {
    commandId: newId(),
    requestId: about,
    version: 1,
    aboutSub: 'other.finch',
  });
  expect(await seen()).toEqual([200, 404]);
  expect((await wrong('requests.read', { requestId })).status).toBe(200);
});

describe('nothing tells whoever logs a request for a copy that there is a complaint about them', () => {
  test.each([
    ['an adviser', 'phone.adviser'],
    ['another organisation’s adviser', 'local.adviser'],
    ['a supervisor of the privacy team', 'supervisor'],
  ])('%s', async (_, as) => {
    const [about, fine] = [await addPerson(backend), await addPerson(backend)];
    await complained(about, { aboutSub: as });
    await complained(fine, { aboutSub: 'local.supervisor' });
    const answers = async (person: Person) => {
      const first = await copied(person, as);
      const second = await copied(person, as);
      const talk = await accessingAt(backend).talk(person, 3, as);
      const settled = await accessingAt(backend).settle(person, talk, 'address', as);
      const { body } = await backend.call('requests.byReference', as, { reference: first.reference });
      const listed = await done('requests.list', as, { which: 'open', customerId: person.id });
      return {
        ...{ joined: (second.answer.joined as Body | null)?.reference === first.reference, settled: settled.status },
        ...{ found: (body.request as Body | null)?.id === first.requestId, read: (await sees(first.requestId, as))[0] },
        history: await statusOf('requests.history', as, { requestId: first.requestId }),
        listed: (listed.items as Body[]).filter(({ kind }) => kind === 'access').length,
      };
    };
    const answered = await answers(about);
    expect(answered).toEqual(await answers(fine));
    expect(answered).toMatchObject({ joined: true, settled: 200, found: true, read: 200, history: 200 });
  });

  test('the copy itself is not for them, whoever logged the request', async () => {
    const person = await addPerson(backend);
    await complained(person, { aboutSub: 'supervisor' });
    const { requestId } = await copied(person, 'supervisor');
    expect(await sees(requestId)).toEqual([200, 404]);
    expect(await sees(requestId, 'supervisor.two')).toEqual([200, 200]);
    expect(await work().workOf(requestId)).toMatchObject({ mayPrepare: false });
    expect(await work().workOf(requestId, 'supervisor.two')).toMatchObject({ mayPrepare: true });
    const seen = { version: 1, hash: '0'.repeat(64) };
    expect(codeOf(await work().judge(requestId, ['customers/record#given_name']))).toEqual([404, 'not-found']);
    expect(codeOf(await work().call('accessRequests.review', requestId, seen))).toEqual([404, 'not-found']);
    expect(codeOf(await work().call('accessRequests.send', requestId, { ...seen, on: today(), how: 'post' }))).toEqual([
      404,
      'not-found',
    ]);
  });

  test('another organisation’s supervisor works on the places as before, and opens no copy', async () => {
    const person = await addPerson(backend);
    const { requestId } = await copied(person, 'local.adviser');
    await complained(person, { aboutSub: 'local.supervisor' });
    expect(await sees(requestId, 'local.supervisor')).toEqual([200, 404]);
    const paper = { place: 'paper', answer: 'nothing' };
    expect((await work().call('accessRequests.answerPlace', requestId, paper, 'local.supervisor')).status).toBe(200);
  });
});

test('for a supervisor of the privacy team complained of the request another took down does not exist, wherever requests are told', async () => {
  const person = await addPerson(backend);
  const place = await openStream(backend.url, await backend.token('supervisor'));
  await untilSo(() => place.events.length > 0);
  const { requestId, reference } = await copied(person);
  await complained(person, { aboutSub: 'supervisor' });
  await backend.pool.query('update requests set due_on = $2::date, version = version + 1 where id = $1', [requestId, today()]);
  const told = async (as: string) => {
    const { body } = await backend.call('requests.byReference', as, { reference });
    const listed = await done('requests.list', as, { which: 'open', customerId: person.id });
    const counted = await done('requests.counts', as, {});
    const morning = await done('requests.morning', as, {});
    const audited = await done('audit.list', as, { customerId: person.id, actor: 'other.adviser', limit: 100 });
    return {
      found: body.request !== null,
      ids: (listed.items as Body[]).map(({ id }) => id).includes(requestId),
      others: (await done('requests.people', as, { requestId })).items as Body[],
      history: await statusOf('requests.history', as, { requestId }),
      work: await statusOf('accessRequests.work', as, { requestId }),
      audited: (audited.items as Body[]).filter(({ operation }) => operation === 'accessRequests.log').length,
      numbers: [counted.open, morning.dueToday],
    };
  };
  const [them, other] = [await told('supervisor'), await told('supervisor.two')];
  expect(them).toMatchObject({ found: false, ids: false, others: [], history: 404, work: 404, audited: 0 });
  expect(other).toMatchObject({ found: true, ids: true, history: 200, work: 200, audited: 1 });
  expect(other.others.map(({ sub }) => sub)).not.toContain('supervisor');
  const [theirs, others] = [them.numbers as number[], other.numbers as number[]];
  expect((others[1] as number) - (theirs[1] as number)).toBe(1);
  // Of it they heard while it was theirs to hear, and nothing since.
  const mark = await copied(await addPerson(backend), 'supervisor');
  const heard = (id: string) => place.events.filter(({ data }) => (data as Body).requestId === id).length;
  await untilSo(() => heard(mark.requestId) > 0);
  const before = heard(requestId);
  await backend.pool.query('update requests set version = version + 1 where id = $1', [requestId]);
  const next = await copied(await addPerson(backend), 'supervisor');
  await untilSo(() => heard(next.requestId) > 0);
  expect(heard(requestId)).toBe(before);
  await place.cut();
});

describe('who has the request for a copy and may not see it any more has it no more', () => {
  const heldBy = async (requestId: string) => {
    const body = await done('requests.read', 'supervisor.two', { requestId });
    return [body.assignedToName, body.version];
  };

  test('where the complaint is matched to the customer', async () => {
    const person = await addPerson(backend);
    const { requestId } = await copied(person);
    const asked = unmatched(await converseAt(backend, person, 1), { kind: 'complaint', aboutSub: 'supervisor' });
    await done('requests.logUnmatched', 'phone.adviser', asked);
    expect((await claim(requestId)).status).toBe(200);
    await match(asked.requestId, person);
    expect(await sees(requestId)).toEqual([404, 404]);
    expect(await heldBy(requestId)).toEqual([null, 3]);
  });

  test('where the request itself is matched: the answer says which version it has then', async () => {
    const person = await addPerson(backend);
    await complained(person, { aboutSub: 'supervisor' });
    const asked = unmatched(await converseAt(backend, person, 1));
    await done('requests.logUnmatched', 'phone.adviser', asked);
    expect((await claim(asked.requestId)).status).toBe(200);
    const { version } = await match(asked.requestId, person, 2);
    expect(await heldBy(asked.requestId)).toEqual([null, version]);
  });

  test('where another record of theirs brings the complaint', async () => {
    const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
    const { requestId } = await copied(remains);
    expect((await claim(requestId)).status).toBe(200);
    await complained(goes, { aboutSub: 'supervisor' });
    const closing = closingAt(backend);
    const talk = await closing.talk(goes, 3, 'supervisor.two');
    expect((await closing.close(goes, talk, { reason: 'duplicate', remains: remains.id }, 'supervisor.two')).status).toBe(200);
    expect(await closing.pass(25)).toBe(1);
    expect(await heldBy(requestId)).toEqual([null, 3]);
  });

  test('who logged it keeps it, and keeps nobody else from it', async () => {
    const person = await addPerson(backend);
    const { requestId } = await copied(person, 'supervisor');
    expect((await claim(requestId)).status).toBe(200);
    await complained(person, { aboutSub: 'supervisor' });
    expect((await done('requests.read', 'supervisor', { requestId })).isMine).toBe(true);
    expect((await claim(requestId, 2)).body).toMatchObject({ version: 2 });
    expect((await claim(requestId, 2, 'supervisor.two')).status).toBe(200);
  });
});

test('of a complaint and a request for a copy that come at the same moment nobody slips through, those met just then neither', async () => {
  const slipped: string[] = [];
  for (const round of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const person = await addPerson(backend);
    const name = `Rosalind Rook${round}`;
    const newcomer = await colleague(`rook.${round}`, name);
    const [talk, other] = [await converseAt(backend, person, 1), await converseAt(backend, person, 1, 'other.adviser')];
    const copy = askCopy(person, talk);
    const about = unmatched(other, { kind: 'complaint', aboutName: name, matchedTo: person.id });
    const answers = await Promise.all([
      backend.call('accessRequests.log', 'phone.adviser', copy),
      backend.call('requests.logUnmatched', 'other.adviser', about),
      newcomer('sessions.mine', {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const operation of ['requests.read', 'requests.copy'] as const)
      if ((await newcomer(operation, { requestId: copy.requestId })).status !== 404) slipped.push(`${name}: ${operation}`);
  }
  expect(slipped).toEqual([]);
});
