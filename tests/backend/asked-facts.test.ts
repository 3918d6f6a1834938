import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { showReference } from '../../shared/domain/reference.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { openStream } from '../support/change-stream.ts';
import { type Body, codeOf, complainingAt, decide, faults, otherRight, today } from './complaining.ts';
import { addPerson, auditOf, converseAt, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  for (const who of ['local.supervisor', 'supervisor', 'supervisor.two']) await backend.call('sessions.mine', who, {});
});
afterAll(() => backend?.stop());

const { logged, read, colleague } = complainingAt(() => backend);
const LOCAL = '0000000203';
const WHAT = 'Who rang the number ending 123 on 2 March, and what did they ask?';
const FACTS = 'Nobody here rang that number.\nOur list of that day is attached to our file.';
const asking = (requestId: string, more: Body = {}) => ({
  ...{ commandId: newId(), requestId, factsId: newId(), organisation: LOCAL, what: WHAT, by: addDays(today(), 7), ...more },
});
const ask = (requestId: string, more: Body = {}, as = 'supervisor') =>
  backend.call('requests.askFacts', as, asking(requestId, more));
const give = (factsId: unknown, more: Body = {}, as = 'local.supervisor') =>
  backend.call('requests.giveFacts', as, { commandId: newId(), factsId, facts: FACTS, ...more });
const listed = async (which: 'open' | 'given', as = 'local.supervisor') =>
  (await backend.call('requests.factsAsked', as, { which, limit: 100 })).body.items as Body[];
const idsOf = (items: readonly Body[]) => items.map(({ id }) => id);

describe('the organisation complained of', () => {
  test('gives facts on what it is asked, learns nothing else, and whoever decides has them before they decide', async () => {
    const one = await logged({ about: 'information', aboutOrganisation: LOCAL });
    const { requestId, person } = one;
    expect((await read(requestId)).body.complaint).toMatchObject({ factsFrom: LOCAL, facts: [] });
    const stream = await openStream(backend.url, await backend.token('local.supervisor'));
    await expect.poll(() => stream.last()).toBeDefined();
    const input = asking(requestId);
    const asked = await backend.call('requests.askFacts', 'supervisor', input);
    const { factsId } = input;
    expect([asked.status, asked.body]).toEqual([200, { commandId: input.commandId, requestId, factsId }]);

    const answer = await backend.call('requests.factsAsked', 'local.supervisor', { which: 'open', limit: 100 });
    expect((answer.body.items as Body[]).find(({ id }) => id === factsId)).toEqual({
      ...{ id: factsId, what: WHAT, by: input.by, askedAt: expect.any(String), askedByName: 'Margaret Doyle' },
      ...{ askedFrom: '0000000999', facts: null, answeredAt: null, answeredByName: null },
    });
    const marks = [requestId, one.reference, showReference(one.reference), one.words.split('\n')[0], person.id, person.reference];
    for (const mark of [...marks, person.familyName]) expect(JSON.stringify(answer.body)).not.toContain(mark);
    expect((await read(requestId, 'local.supervisor')).status).toBe(404);

    const given = await give(factsId);
    expect([given.status, Object.keys(given.body).toSorted()]).toEqual([200, ['answeredAt', 'commandId', 'factsId']]);
    expect(idsOf(await listed('open'))).not.toContain(factsId);
    expect((await listed('given')).find(({ id }) => id === factsId)).toMatchObject({
      ...{ facts: FACTS, answeredByName: 'Leila Haddad' },
    });
    expect(codeOf(await give(factsId))).toEqual([409, 'not-at-that-step']);

    const { body } = await read(requestId);
    expect(body).toMatchObject({
      version: 2,
      complaint: {
        facts: [{ id: factsId, organisation: LOCAL, what: WHAT, by: input.by, facts: FACTS, answeredByName: 'Leila Haddad' }],
      },
    });
    const { body: history } = await backend.call('requests.history', 'supervisor', { requestId });
    expect((history.items as Body[]).map(({ event, byName, toName, text }) => [event, byName, toName, text])).toEqual([
      ['logged', 'Priya Shah', null, null],
      ['facts-asked', 'Margaret Doyle', 'London', null],
      ['facts-given', 'Leila Haddad', null, null],
    ]);
    expect((await backend.call('complaints.decide', 'supervisor', decide(requestId, 1))).body).toMatchObject({
      code: 'stale-version',
    });
    expect((await backend.call('complaints.decide', 'supervisor', decide(requestId, 2))).status).toBe(200);
    const audit = JSON.stringify(await auditOf(backend, person));
    expect(audit).toContain('facts-asked');
    for (const mark of ['2 March', 'Nobody here rang']) expect(audit).not.toContain(mark);
    expect(JSON.stringify(stream.events)).not.toContain(requestId);
    await stream.cut();
  });

  test('alone, and a supervisor of it: others find no such question', async () => {
    const { requestId } = await logged({ aboutOrganisation: LOCAL });
    const { factsId } = (await ask(requestId)).body;
    const other = await colleague('sup.204', 'Gwen Other', ['supervisor'], '0000000204');
    expect(idsOf((await other('requests.factsAsked', { which: 'open', limit: 100 })).body.items as Body[])).not.toContain(
      factsId,
    );
    expect(codeOf(await other('requests.giveFacts', { commandId: newId(), factsId, facts: 'x' }))).toEqual([404, 'not-found']);
    expect(codeOf(await give(factsId, {}, 'supervisor.two'))).toEqual([404, 'not-found']);
    expect(codeOf(await give(newId()))).toEqual([404, 'not-found']);
    expect(codeOf(await give(factsId, {}, 'local.adviser'))).toEqual([403, 'forbidden']);
    expect(faults(await give(factsId, { facts: ' \n' }))).toEqual([400, '/facts required']);
    const both = await Promise.all([give(factsId), give(factsId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('has no part in what is decided, and is asked again where it is opened again', async () => {
    const { requestId } = await logged({ aboutOrganisation: LOCAL });
    const { factsId } = (await ask(requestId)).body;
    expect((await backend.call('complaints.decide', 'supervisor', decide(requestId, 1))).status).toBe(200);
    expect(idsOf(await listed('open'))).not.toContain(factsId);
    expect(codeOf(await give(factsId))).toEqual([409, 'not-at-that-step']);
    expect(codeOf(await ask(requestId))).toEqual([409, 'not-at-that-step']);
    const told = { commandId: newId(), requestId, version: 2, on: today(), how: 'letter' };
    expect((await backend.call('requests.tellCustomer', 'supervisor', told)).body).toMatchObject({ step: 'completed' });
    const again = { commandId: newId(), requestId, version: 3, why: 'They have a letter.', fields: [], decision: true };
    expect((await backend.call('requests.reopen', 'supervisor', again)).status).toBe(200);
    expect(idsOf(await listed('open'))).toContain(factsId);
    expect((await give(factsId)).status).toBe(200);
  });

  test('sees them page by page, the oldest first', async () => {
    const { requestId } = await logged({ aboutOrganisation: LOCAL });
    const made: unknown[] = [];
    for (const index of [1, 2, 3]) made.push((await ask(requestId, { what: `Question ${index}` })).body.factsId);
    const seen: unknown[] = [];
    let cursor: unknown;
    do {
      const more = cursor ? { cursor } : {};
      const { body } = await backend.call('requests.factsAsked', 'local.supervisor', { which: 'open', limit: 1, ...more });
      expect((body.items as Body[]).length).toBe(1);
      seen.push(...idsOf(body.items as Body[]));
      cursor = body.next;
    } while (cursor);
    expect(seen.filter((id) => made.includes(id))).toEqual(made);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('facts are asked', () => {
  test('by whoever decides the complaint, of the organisation it is about, by a day to come', async () => {
    const { requestId } = await logged({ about: 'information', aboutOrganisation: LOCAL }, 'other.adviser');
    const taker = await colleague('sup.204', 'Gwen Other', ['supervisor'], '0000000204');
    expect(codeOf(await taker('requests.askFacts', asking(requestId)))).toEqual([403, 'forbidden']);
    expect(codeOf(await ask(requestId, {}, 'local.supervisor'))).toEqual([404, 'not-found']);
    expect(codeOf(await ask(requestId, {}, 'phone.adviser'))).toEqual([403, 'forbidden']);
    expect(faults(await ask(requestId, { what: ' ' }))).toEqual([400, '/what required']);
    expect(faults(await ask(requestId, { by: addDays(today(), -1) }))).toEqual([400, '/by too-early']);
    const once = asking(requestId);
    const call = (input: object) => backend.call('requests.askFacts', 'supervisor', { ...once, ...input });
    expect((await call({})).status).toBe(200);
    const forget = () => backend.pool.query('delete from idempotency_keys where key = $1', [once.commandId]);
    await forget();
    expect((await call({})).status).toBe(200);
    await forget();
    expect(codeOf(await call({ factsId: newId() }))).toEqual([422, 'idempotency-key-reused']);
    expect(codeOf(await call({ commandId: newId() }))).toEqual([422, 'idempotency-key-reused']);
    expect((await backend.pool.query('select from asked_facts where request_id = $1', [requestId])).rowCount).toBe(1);
    expect(faults(await ask(requestId, { organisation: '0000000204' }))).toEqual([400, '/organisation not-here']);
    const own = await logged({ aboutOrganisation: LOCAL }, 'supervisor');
    expect(codeOf(await ask(own.requestId))).toEqual([403, 'four-eyes']);
    expect((await backend.call('requests.claim', 'supervisor.two', { commandId: newId(), requestId, version: 1 })).status).toBe(
      200,
    );
    expect(codeOf(await ask(requestId))).toEqual([409, 'claimed-by-another']);
    expect((await ask(requestId, { by: today() }, 'supervisor.two')).status).toBe(200);
  });

  test('of nobody where nobody is said, nor of the own organisation; and about nothing but a complaint', async () => {
    for (const more of [{}, { aboutName: 'Zed Zebedee' }]) {
      const { requestId } = await logged(more);
      expect((await read(requestId)).body.complaint).toMatchObject({ factsFrom: null });
      expect(faults(await ask(requestId))).toEqual([400, '/organisation not-here']);
    }
    const ofHelpline = await logged({ aboutOrganisation: '0000000999' }, 'local.adviser');
    expect(faults(await ask(ofHelpline.requestId, { organisation: '0000000999' }))).toEqual([400, '/organisation own']);
    const person = await addPerson(backend);
    const right = otherRight(person, await converseAt(backend, person, 1));
    await backend.call('otherRights.log', 'phone.adviser', right);
    expect(codeOf(await ask(right.requestId))).toEqual([409, 'not-at-that-step']);
  });
});

test('what is to be answered comes the oldest first, what was given the last first, page by page', async () => {
  const { requestId } = await logged({ about: 'information', aboutOrganisation: LOCAL });
  const ids: unknown[] = [];
  for (const _ of [1, 2, 3]) ids.push((await ask(requestId)).body.factsId);
  const inOrder = async (which: 'open' | 'given') => {
    const found: unknown[] = [];
    for (let cursor: unknown = ''; cursor !== null; ) {
      const input = { which, limit: 1, ...(cursor ? { cursor } : {}) };
      const { body } = await backend.call('requests.factsAsked', 'local.supervisor', input);
      found.push(...idsOf(body.items as Body[]));
      cursor = body.next;
    }
    return found.filter((id) => ids.includes(id));
  };
  expect(await inOrder('open')).toEqual(ids);
  // Answered in another order than they were asked.
  const answered = [ids[1], ids[0], ids[2]];
  for (const id of answered) expect((await give(id)).status).toBe(200);
  expect(await inOrder('given')).toEqual(answered.toReversed());
  expect(await inOrder('open')).toEqual([]);
});

test('the person complained of, who would answer, sees nothing of it: not the question, not the answer, not that there was one', async () => {
  const { requestId } = await logged({ aboutSub: 'local.supervisor' });
  expect((await read(requestId)).body.complaint).toMatchObject({ factsFrom: LOCAL });
  const { factsId } = (await ask(requestId)).body;
  expect(idsOf(await listed('open'))).not.toContain(factsId);
  expect(codeOf(await give(factsId))).toEqual([404, 'not-found']);
  const mate = await colleague('second.203', 'Una Second', ['supervisor'], LOCAL);
  expect(idsOf((await mate('requests.factsAsked', { which: 'open', limit: 100 })).body.items as Body[])).toContain(factsId);
  const giving = () => mate('requests.giveFacts', { commandId: newId(), factsId, facts: FACTS });
  expect((await giving()).status).toBe(200);
  expect(codeOf(await giving())).toEqual([409, 'not-at-that-step']);
  expect(idsOf(await listed('given'))).not.toContain(factsId);
  expect((await read(requestId)).body.complaint).toMatchObject({ facts: [{ answeredByName: 'Una Second' }] });
  const { body } = await backend.call('audit.list', 'local.supervisor', { actor: 'second.203', limit: 100 });
  const acts = (body.items as Body[]).map(({ operation }) => String(operation));
  expect(acts.filter((one) => one.startsWith('requests.'))).toEqual([]);
  const all = await backend.call('audit.list', 'supervisor', { actor: 'second.203', limit: 100 });
  expect(
    (all.body.items as Body[]).map(({ operation }) => String(operation)).filter((one) => one.endsWith('Facts')),
  ).toHaveLength(2);
});
