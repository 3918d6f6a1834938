import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { askCopy } from './accessing.ts';
import { type Body, codeOf, complainingAt, complaint, decide, faults, unmatched } from './complaining.ts';
import { addPerson, auditOf, converse, converseAt, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const { logged, read, colleague, unseenBy } = complainingAt(() => backend);

describe('the person complained of does not learn of it', () => {
  test('the one who was picked, by the name they bear', async () => {
    await backend.call('sessions.mine', 'supervisor', {});
    const { requestId } = await logged({ aboutSub: 'supervisor' });
    expect(await unseenBy(requestId)).toEqual(['supervisor']);
    expect(codeOf(await read(requestId))).toEqual([404, 'not-found']);
    expect(codeOf(await backend.call('complaints.decide', 'supervisor', decide(requestId, 1)))).toEqual([404, 'not-found']);
    const other = await colleague('other.supervisor', 'Ruth Other');
    expect((await other('requests.read', { requestId })).body).toMatchObject({
      complaint: { aboutSub: 'supervisor', aboutName: 'Margaret Doyle' },
    });
  });

  test('everybody whose name it may be, those who come later too, until a supervisor says who it is', async () => {
    await backend.call('sessions.mine', 'supervisor', {});
    const { requestId, person } = await logged({ aboutName: 'Mrs Doyle' });
    expect(await unseenBy(requestId)).toEqual(['supervisor']);
    const namesake = await colleague('new.doyle', 'Frank Doyle');
    expect(codeOf(await namesake('requests.read', { requestId }))).toEqual([404, 'not-found']);
    expect(await unseenBy(requestId)).toEqual(['new.doyle', 'supervisor']);
    const other = await colleague('other.supervisor', 'Ruth Other');
    const name = (more: Body) => ({ commandId: newId(), requestId, version: 1, ...more });
    expect(faults(await other('complaints.nameWhom', name({})))).toEqual([400, '/aboutSub required']);
    expect(faults(await other('complaints.nameWhom', name({ aboutSub: 'nobody.at.all' })))).toEqual([400, '/aboutSub unknown']);
    expect(codeOf(await namesake('complaints.nameWhom', name({ aboutSub: 'supervisor' })))).toEqual([404, 'not-found']);
    expect((await other('complaints.nameWhom', name({ aboutSub: 'supervisor' }))).status).toBe(200);
    expect(await unseenBy(requestId)).toEqual(['supervisor']);
    expect((await namesake('requests.read', { requestId })).status).toBe(200);
    expect(codeOf(await read(requestId))).toEqual([404, 'not-found']);
    expect(codeOf(await other('complaints.nameWhom', name({ version: 2, nobodyOfOurs: true })))).toEqual([
      409,
      'not-at-that-step',
    ]);
    expect(JSON.stringify(await auditOf(backend, person))).not.toMatch(/Doyle/);
  });

  test('who has it and is named as the one it is about has it no more; the history says that, and not to them', async () => {
    const named = await colleague('held.one', 'Hilda Held');
    await named('sessions.mine', {});
    const { requestId } = await logged({ aboutName: 'The tall one' });
    const claim = { commandId: newId(), requestId, version: 1 };
    expect((await named('requests.claim', claim)).status).toBe(200);
    expect((await named('presence.set', { requestId, here: true })).status).toBe(200);
    const other = await colleague('other.supervisor', 'Ruth Other');
    expect((await other('presence.set', { requestId, here: true })).body.others).toEqual(['Hilda Held']);
    const name = { commandId: newId(), requestId, version: 2, aboutSub: 'held.one' };
    expect((await other('complaints.nameWhom', name)).body).toMatchObject({ version: 3 });
    expect((await other('requests.read', { requestId })).body).toMatchObject({ assignedToName: null, isMine: false, version: 3 });
    expect((await other('presence.set', { requestId, here: true })).body.others).toEqual([]);
    const events = (await other('requests.history', { requestId })).body.items as Body[];
    expect(events.at(-1)).toMatchObject({ event: 'given-back', byName: 'Ruth Other', toName: null, text: null, outcome: null });
    for (const operation of ['requests.read', 'requests.history'] as const)
      expect(codeOf(await named(operation, { requestId }))).toEqual([404, 'not-found']);
    const mine = await named('requests.list', { which: 'open', view: 'mine', limit: 100 });
    expect(JSON.stringify(mine.body)).not.toContain(requestId);
    expect((await other('complaints.decide', decide(requestId, 3))).status).toBe(200);
  });

  test('who has it and is named as somebody else, or as nobody of ours, keeps it', async () => {
    const holder = await colleague('keeps.it', 'Kate Keeps');
    for (const who of [{ aboutSub: 'phone.adviser' }, { nobodyOfOurs: true }]) {
      const { requestId } = await logged({ aboutName: 'The tall one' });
      await holder('requests.claim', { commandId: newId(), requestId, version: 1 });
      const name = { commandId: newId(), requestId, version: 2, ...who };
      expect((await holder('complaints.nameWhom', name)).status).toBe(200);
      expect((await holder('requests.read', { requestId })).body).toMatchObject({ assignedToName: 'Kate Keeps', isMine: true });
    }
  });

  test('a request for a copy, with the words of the complaint in it, is taken from them too', async () => {
    const named = await colleague('held.copy', 'Carla Copy');
    const other = await colleague('other.supervisor', 'Ruth Other');
    for (const more of [{ aboutSub: 'held.copy' }, { aboutName: 'Carla Copy' }, { aboutName: 'The one with the copy' }]) {
      await named('sessions.mine', {});
      const person = await addPerson(backend);
      const conversationId = await converseAt(backend, person, 1);
      const copy = askCopy(person, conversationId);
      expect((await backend.call('accessRequests.log', 'phone.adviser', copy)).status).toBe(200);
      const copyId = copy.requestId;
      expect((await named('requests.claim', { commandId: newId(), requestId: copyId, version: 1 })).status).toBe(200);
      const about = complaint(person, conversationId, more);
      expect((await backend.call('complaints.log', 'phone.adviser', about)).status).toBe(200);
      if (more.aboutName === 'The one with the copy') {
        const name = { commandId: newId(), requestId: about.requestId, version: 1, aboutSub: 'held.copy' };
        expect((await other('complaints.nameWhom', name)).body).toMatchObject({ version: 2 });
      }
      expect(codeOf(await named('requests.read', { requestId: copyId }))).toEqual([404, 'not-found']);
      expect((await other('requests.read', { requestId: copyId })).body).toMatchObject({ assignedToName: null, version: 3 });
      const events = (await other('requests.history', { requestId: copyId })).body.items as Body[];
      expect(events.at(-1)).toMatchObject({ event: 'given-back', toName: null, text: null });
    }
  });

  test('who has it and is met under a name that may be meant has it no more', async () => {
    const { requestId } = await logged({ aboutName: 'Wanda Wedding' });
    const before = await colleague('wanda', 'Wendy Maiden');
    expect((await before('requests.claim', { commandId: newId(), requestId, version: 1 })).status).toBe(200);
    const after = await colleague('wanda', 'Wanda Wedding');
    expect(codeOf(await after('requests.read', { requestId }))).toEqual([404, 'not-found']);
    const other = await colleague('other.supervisor', 'Ruth Other');
    expect((await other('requests.read', { requestId })).body).toMatchObject({ assignedToName: null, version: 3 });
    const events = (await other('requests.history', { requestId })).body.items as Body[];
    expect(events.at(-1)).toMatchObject({ event: 'given-back', byName: 'The central service', toName: null });
  });

  test('a name of nobody of ours keeps it from nobody, those who come later neither', async () => {
    await backend.call('sessions.mine', 'supervisor', {});
    const { requestId } = await logged({ aboutName: 'Doyle' });
    const other = await colleague('other.supervisor', 'Ruth Other');
    await other('complaints.nameWhom', { commandId: newId(), requestId, version: 1, nobodyOfOurs: true });
    expect((await read(requestId)).status).toBe(200);
    const late = await colleague('late.doyle', 'Mary Doyle');
    expect((await late('requests.read', { requestId })).status).toBe(200);
  });

  test('an unmatched complaint too, and the one who took it down about themselves', async () => {
    const asked = unmatched(await converse(backend), { kind: 'complaint', aboutSub: 'phone.adviser' });
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', asked)).status).toBe(200);
    expect(codeOf(await read(asked.requestId, 'phone.adviser'))).toEqual([404, 'not-found']);
    expect((await read(asked.requestId)).status).toBe(200);
    await backend.pool.query('delete from requests where id = $1', [asked.requestId]);
    expect(await unseenBy(asked.requestId)).toEqual([]);
  });

  test('of two who are met and complained of at the same moment nobody slips through', async () => {
    const rounds = Array.from({ length: 6 }, (_, index) => index);
    const slipped: string[] = [];
    for (const round of rounds) {
      const person = await addPerson(backend);
      const conversationId = await converseAt(backend, person, 1);
      const name = `Quentin Quince${'abcdef'[round]}`;
      const input = complaint(person, conversationId, { aboutName: name });
      const newcomer = await colleague(`quince.${round}`, name);
      await Promise.all([backend.call('complaints.log', 'phone.adviser', input), newcomer('sessions.mine', {})]);
      if ((await newcomer('requests.read', { requestId: input.requestId })).status !== 404) slipped.push(name);
    }
    expect(slipped).toEqual([]);
  });
});

test('people of ours are found by their name or its beginning, each once', async () => {
  await (await colleague('ada.find', 'Ada Findable', ['adviser'], '0000000203'))('sessions.mine', {});
  const find = async (name: string) => (await backend.call('people.find', 'phone.adviser', { name })).body.items;
  const ada = { sub: 'ada.find', name: 'Ada Findable', organisation: '0000000203' };
  expect(await find('findable')).toEqual([ada]);
  expect(await find('fin ad')).toEqual([ada]);
  expect(await find('Nobody Ofthatname')).toEqual([]);
});
