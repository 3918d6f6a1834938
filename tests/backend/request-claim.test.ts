import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { codeOf, type Handling, handlingAt } from './handling.ts';
import { auditOf, newId } from './people.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
  await here.everybodySignsIn();
});
afterAll(() => backend?.stop());

const right = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' };
const claim = (requestId: string, version: number, as = 'supervisor', more: object = {}) =>
  here.act('requests.claim', requestId, { version, ...more }, as);
const assign = (requestId: string, version: number, to: string | null, as = 'supervisor') =>
  here.act('requests.assign', requestId, { version, to }, as);
const eventsOf = async (requestId: string) => (await here.history(requestId)).map(({ event, toName }) => [event, toName]);

describe('taking a request', () => {
  test('counts its version, says whose it is, and can be done again without changing anything', async () => {
    const { requestId, person } = await here.disputed();
    expect((await claim(requestId, 1)).body).toMatchObject({ version: 2 });
    expect((await claim(requestId, 2)).body).toMatchObject({ version: 2 });
    expect(await here.desk.read(requestId)).toMatchObject({ assignedToName: 'Margaret Doyle', isMine: true, version: 2 });
    expect(await here.desk.read(requestId, 'supervisor.two')).toMatchObject({ assignedToName: 'Margaret Doyle', isMine: false });
    expect(await eventsOf(requestId)).toEqual([
      ['logged', null],
      ['claimed', null],
    ]);
    const acts = (await auditOf(backend, person)).filter(({ operation }) => operation === 'requests.claim');
    expect(acts.map(({ outcome }) => outcome)).toEqual(['claimed', 'repeated']);
  });

  test('sent again under its key is answered as the first time; with another body it is refused', async () => {
    const { requestId } = await here.disputed();
    const commandId = newId();
    const first = await claim(requestId, 1, 'supervisor', { commandId });
    const again = await claim(requestId, 1, 'supervisor', { commandId });
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([200, first.body, 'true']);
    expect(codeOf(await claim(requestId, 2, 'supervisor', { commandId }))).toEqual([422, 'idempotency-key-reused']);
  });

  test('of two at once counts once: the other hears that it has changed, and then who has it', async () => {
    const { requestId } = await here.disputed();
    const both = await Promise.all([claim(requestId, 1), claim(requestId, 1, 'supervisor.two')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'stale-version', version: 2 });
    const [holder, other] = both[0]?.status === 200 ? ['Margaret Doyle', 'supervisor.two'] : ['Kofi Mensah', 'supervisor'];
    const refused = await claim(requestId, 2, other);
    expect([refused.status, refused.body.code, refused.body.holder]).toEqual([409, 'claimed-by-another', holder]);
  });

  test('over from a colleague is done on purpose, by a supervisor alone', async () => {
    const { requestId } = await here.disputed();
    await claim(requestId, 1);
    expect(codeOf(await claim(requestId, 2, 'phone.adviser', { takeOver: true }))).toEqual([409, 'claimed-by-another']);
    expect((await claim(requestId, 2, 'supervisor.two', { takeOver: true })).body).toMatchObject({ version: 3 });
    expect(await eventsOf(requestId)).toEqual([
      ['logged', null],
      ['claimed', null],
      ['claimed', 'Margaret Doyle'],
    ]);
  });

  test('is an adviser’s for their own alone, and for nobody of another organisation', async () => {
    const { requestId } = await here.disputed();
    expect((await claim(requestId, 1, 'phone.adviser')).status).toBe(200);
    for (const as of ['local.adviser', 'local.supervisor'])
      expect(codeOf(await claim(requestId, 2, as))).toEqual([404, 'not-found']);
    expect(codeOf(await claim(newId(), 1))).toEqual([404, 'not-found']);
  });

  test('comes too late once it is finished', async () => {
    const { requestId } = await here.disputed();
    await here.desk.decide(requestId, 1, [right]);
    await here.desk.tell(requestId, 2);
    expect(codeOf(await claim(requestId, 3))).toEqual([409, 'not-at-that-step']);
    expect(codeOf(await assign(requestId, 3, 'supervisor.two'))).toEqual([409, 'not-at-that-step']);
  });
});

describe('a decision', () => {
  test('of what a colleague holds is refused with who does, and nothing is decided', async () => {
    const { requestId } = await here.disputed();
    await claim(requestId, 1, 'supervisor.two');
    const refused = await here.desk.decide(requestId, 2, [right]);
    expect([refused.status, refused.body.code, refused.body.holder]).toEqual([409, 'claimed-by-another', 'Kofi Mensah']);
    expect(await here.desk.read(requestId)).toMatchObject({ step: 'being-checked', version: 2, disputes: [{ decision: null }] });
    expect((await here.desk.decide(requestId, 2, [right], {}, 'supervisor.two')).body).toMatchObject({ version: 3 });
  });

  test('of what nobody holds takes it', async () => {
    const { requestId } = await here.disputed();
    expect((await here.desk.decide(requestId, 1, [right])).body).toMatchObject({ version: 2 });
    expect(await here.desk.read(requestId)).toMatchObject({ assignedToName: 'Margaret Doyle', version: 2 });
    const events = (await here.history(requestId)).map(({ event }) => event);
    expect(events.toSorted()).toEqual(['claimed', 'decided', 'logged']);
  });
});

describe('giving it to somebody', () => {
  test('counts its version; back to nobody too; to whom it is given already nothing changes', async () => {
    const { requestId } = await here.disputed();
    expect((await assign(requestId, 1, 'supervisor.two')).body).toMatchObject({ version: 2 });
    expect((await assign(requestId, 2, 'supervisor.two')).body).toMatchObject({ version: 2 });
    expect((await assign(requestId, 1, null)).status).toBe(412);
    expect((await assign(requestId, 2, null)).body).toMatchObject({ version: 3 });
    expect(await here.desk.read(requestId)).toMatchObject({ assignedToName: null, assignedAt: null });
    expect(await eventsOf(requestId)).toEqual([
      ['logged', null],
      ['assigned', 'Kofi Mensah'],
      ['given-back', null],
    ]);
  });

  test('goes to supervisors of the organisation and to who logged it; to anybody else it is refused alike', async () => {
    const { requestId } = await here.disputed();
    expect((await assign(requestId, 1, 'phone.adviser')).status).toBe(200);
    const refused = await Promise.all(
      ['local.supervisor', 'local.adviser', 'nobody.at.all'].map((to) => assign(requestId, 2, to)),
    );
    for (const { status, body } of refused)
      expect([status, body.errors]).toMatchObject([400, [{ pointer: '/to', code: 'not-here' }]]);
    expect(codeOf(await assign(requestId, 2, null, 'phone.adviser'))).toEqual([403, 'forbidden']);
    expect(codeOf(await assign(requestId, 2, null, 'local.supervisor'))).toEqual([404, 'not-found']);
  });

  test('never goes to somebody it is kept from, for whom there is no such request', async () => {
    const { requestId } = await here.disputed();
    await backend.pool.query('insert into requests_unseen values ($1, $2)', [requestId, 'supervisor.two']);
    const people = async (input: object) =>
      ((await backend.call('requests.people', 'supervisor', input as never)).body.items as { sub: string }[]).map(
        ({ sub }) => sub,
      );
    expect(await people({})).toEqual(['supervisor.two', 'supervisor']);
    expect(await people({ requestId })).toEqual(['supervisor', 'phone.adviser']);
    expect((await assign(requestId, 1, 'supervisor.two')).status).toBe(400);
    expect(codeOf(await claim(requestId, 1, 'supervisor.two'))).toEqual([404, 'not-found']);
    expect((await backend.call('requests.history', 'supervisor.two', { requestId })).status).toBe(404);
    expect((await backend.call('requests.people', 'supervisor.two', { requestId })).body.items).toEqual([]);
  });
});
