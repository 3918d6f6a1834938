import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import {
  acknowledgement,
  type Body,
  codeOf,
  complainingAt,
  complaint,
  decide,
  faults,
  today,
  unmatched,
  WORDS,
} from './complaining.ts';
import { addPerson, auditOf, converse, converseAt, newId, type Person, reach } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const { logged, read } = complainingAt(() => backend);

describe('a complaint is logged', () => {
  test('in the customer’s words from the day it was said, with the day by which it is acknowledged; the audit does not say whom', async () => {
    const saidAt = new Date(Date.now() - 3_600_000).toISOString();
    const person = await addPerson(backend);
    const conversationId = await converse(backend, 'phone.adviser', { at: saidAt });
    await reach(backend, person, conversationId, 1);
    const input = complaint(person, conversationId, { about: 'information', aboutName: 'Zed Zebedee', saidAt });
    const answer = await backend.call('complaints.log', 'phone.adviser', input);
    const { commandId, customerId, requestId, reference } = input;
    const madeOn = new Date(saidAt).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
    const { dueOn } = deadlineFor({ madeOn, kind: 'complaint' });
    expect(answer.body).toEqual({
      ...{ commandId, customerId, requestId, reference, madeOn, dueOn, clockFlagged: false },
      receivedAt: expect.any(String),
    });
    expect(addDays(madeOn, 30) > dueOn).toBe(true);
    const { body } = await read(requestId);
    expect(body).toMatchObject({
      ...{ kind: 'complaint', words: WORDS, howToAnswer: 'by letter', step: 'open', acknowledgedOn: null, extendBy: null },
      complaint: {
        about: 'information',
        aboutSub: null,
        aboutName: 'Zed Zebedee',
        aboutOrganisation: null,
        named: false,
        told: [],
      },
      ...{ decision: null, steps: [], mayDecide: true, mayNotDecide: null },
    });
    const audit = (await auditOf(backend, person)).filter(({ operation }) => operation === 'complaints.log');
    expect(audit.map(({ kind, outcome, details }) => ({ kind, outcome, details }))).toEqual([
      { kind: 'request', outcome: 'recorded', details: { request: requestId, asked: 'complaint', conversation: conversationId } },
    ]);
    expect(JSON.stringify(audit)).not.toContain('Zebedee');
    const again = await backend.call('complaints.log', 'phone.adviser', input);
    expect([again.headers.get('idempotency-replayed'), again.body]).toEqual(['true', answer.body]);
  });

  test('once, also when its key is gone; the words of it under another id are another’s', async () => {
    const { person, answer, ...input } = await logged({ aboutOrganisation: '0000000203' });
    const forget = () => backend.pool.query('delete from idempotency_keys where key = $1', [input.commandId]);
    await forget();
    const again = await backend.call('complaints.log', 'phone.adviser', input);
    expect([again.status, again.body]).toEqual([200, answer.body]);
    await forget();
    const other = { ...input, requestId: newId() };
    expect(codeOf(await backend.call('complaints.log', 'phone.adviser', other))).toEqual([422, 'idempotency-key-reused']);
    expect((await backend.pool.query('select from complaints where request_id = $1', [input.requestId])).rowCount).toBe(1);
    const taken = complaint(person, input.conversationId, { reference: input.reference });
    expect(codeOf(await backend.call('complaints.log', 'phone.adviser', taken))).toEqual([409, 'reference-taken']);
  });

  test('about one of a person, a name and an organisation, or nobody; all of them known, in words', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 1);
    const log = async (more: Body) =>
      faults(await backend.call('complaints.log', 'phone.adviser', complaint(person, conversationId, more)));
    expect(await log({ aboutName: 'A', aboutOrganisation: '0000000203' })).toEqual([400, '/aboutName not-here']);
    expect(await log({ aboutSub: 'phone.adviser', aboutName: 'Priya' })).toEqual([400, '/aboutName not-here']);
    expect(await log({ aboutSub: 'nobody.at.all' })).toEqual([400, '/aboutSub unknown']);
    expect(await log({ aboutOrganisation: '0000000123' })).toEqual([400, '/aboutOrganisation unknown']);
    expect(await log({ words: ' \n' })).toEqual([400, '/words required']);
    expect(await log({ reference: '0123456788' })).toEqual([400, '/reference not-a-reference']);
    expect(await log({ about: 'weather' })).toEqual([400, '/about invalid_value']);
    expect((await backend.pool.query('select from requests where customer_id = $1', [person.id])).rowCount).toBe(0);
    expect(await log({})).toEqual([200]);
  });

  test('against the record from level 1, by whoever may ask for the customer; else by somebody we cannot find', async () => {
    const person = await addPerson(backend);
    const log = async (conversationId: string, to: { id: string } = person) =>
      codeOf(await backend.call('complaints.log', 'phone.adviser', complaint(to, conversationId)));
    expect(await log(await converse(backend))).toEqual([403, 'level-too-low']);
    const representative = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    expect(await log(representative)).toEqual([403, 'no-authority']);
    expect(await log(representative, { id: newId() })).toEqual([403, 'no-authority']);
    expect(await log(await converse(backend, 'local.adviser'))).toEqual([409, 'conversation-not-open']);
    const closed = await addPerson(backend, { status: 'closed' });
    expect(await log(await converseAt(backend, person, 1), closed)).toEqual([200, undefined]);
    const asked = unmatched(representative, { kind: 'complaint', complaintAbout: 'service', aboutName: 'Zed Zebedee' });
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', asked)).status).toBe(200);
    expect((await read(asked.requestId)).body.complaint).toMatchObject({ about: 'service', aboutName: 'Zed Zebedee' });
    const right = unmatched(representative, { kind: 'access', aboutName: 'Zed Zebedee' });
    expect(faults(await backend.call('requests.logUnmatched', 'phone.adviser', right))).toEqual([
      400,
      '/complaintAbout not-here',
    ]);
  });

  test('about what stays after closing, by its reference', async () => {
    const person: Person = await addPerson(backend, { status: 'closed' });
    await backend.pool.query(
      `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, state, said_at, received_at, channel,
         recorded_by, recorded_by_name, organisation) values ($1, $1, $2, $3, 'service', 'customer-choice', 'destroyed', now(), now(),
         'telephone', 'x', 'X', '0000000999')`,
      [newId(), person.id, person.reference],
    );
    const asked = unmatched(await converse(backend), { kind: 'complaint', closedReference: person.reference });
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', asked)).status).toBe(200);
    const { body } = await read(asked.requestId);
    expect(body).toMatchObject({ closedReference: person.reference, kind: 'complaint', complaint: { about: 'information' } });
    const decided = await backend.call('complaints.decide', 'supervisor', decide(asked.requestId, 1));
    expect([decided.status, decided.body.step]).toEqual([200, 'tell-customer']);
  });
});

describe('whoever complained is told', () => {
  test('that it came, how it goes every fourteen days, and what was found; then it is completed', async () => {
    const { requestId } = await logged();
    const on = today();
    const acknowledged = await backend.call('complaints.acknowledge', 'phone.adviser', acknowledgement(requestId));
    expect(acknowledged.body).toMatchObject({ version: 2, progressDueOn: addDays(on, 14) });
    const progress = { commandId: newId(), requestId, version: 2, on, how: 'phone', what: 'We have asked the firm.' };
    const told = await backend.call('complaints.tellProgress', 'phone.adviser', progress);
    expect(told.body).toMatchObject({ version: 3, progressDueOn: addDays(on, 14) });
    const decided = await backend.call('complaints.decide', 'supervisor', decide(requestId, 3));
    expect(decided.body).toMatchObject({ version: 4, step: 'tell-customer' });
    const { body } = await read(requestId);
    expect(body).toMatchObject({
      ...{ step: 'tell-customer', acknowledgedOn: on, progressDueOn: addDays(on, 14) },
      complaint: {
        acknowledgedHow: 'letter',
        told: [{ on, how: 'phone', what: 'We have asked the firm.', byName: 'Priya Shah' }],
      },
      decision: { decision: 'partly-upheld', reasons: 'We should have asked first.', byName: 'Margaret Doyle' },
    });
    const end = { commandId: newId(), requestId, version: 4, on, how: 'letter' };
    expect((await backend.call('requests.tellCustomer', 'supervisor', end)).body).toMatchObject({ step: 'completed' });
    expect((await read(requestId)).body).toMatchObject({ step: 'completed', dueOn: null, progressDueOn: null });
  });

  test('decided and told at once, telling them what was found acknowledges it', async () => {
    const { requestId } = await logged();
    await backend.call('complaints.decide', 'supervisor', decide(requestId, 1));
    await backend.call('requests.tellCustomer', 'supervisor', {
      commandId: newId(),
      requestId,
      version: 2,
      on: today(),
      how: 'phone',
    });
    expect((await read(requestId)).body).toMatchObject({ step: 'completed', acknowledgedOn: today() });
  });

  test('not before it was made, not on a day to come, once, and progress only after that; a stale view is refused', async () => {
    const { requestId } = await logged();
    const acknowledge = async (more: Body) =>
      backend.call('complaints.acknowledge', 'phone.adviser', { ...acknowledgement(requestId), ...more });
    expect(faults(await acknowledge({ on: addDays(today(), 1) }))).toEqual([400, '/on in-the-future']);
    expect(faults(await acknowledge({ on: addDays(today(), -1) }))).toEqual([400, '/on too-early']);
    const progress = { commandId: newId(), requestId, version: 1, on: today(), how: 'phone', what: 'Soon' };
    expect(codeOf(await backend.call('complaints.tellProgress', 'phone.adviser', progress))).toEqual([409, 'not-at-that-step']);
    expect((await acknowledge({ version: 7 })).body).toMatchObject({ code: 'stale-version', version: 1 });
    expect((await acknowledge({})).status).toBe(200);
    expect(codeOf(await acknowledge({ version: 2 }))).toEqual([409, 'not-at-that-step']);
    const again = { ...progress, commandId: newId(), version: 2, what: '  ' };
    expect(faults(await backend.call('complaints.tellProgress', 'phone.adviser', again))).toEqual([400, '/what required']);
    expect((await read(requestId)).body).toMatchObject({ version: 2, complaint: { told: [] } });
  });
});

describe('a complaint is decided', () => {
  test('with what was found, the Commissioner told whatever that is, and once', async () => {
    const { requestId } = await logged();
    const call = (more: Body) => backend.call('complaints.decide', 'supervisor', decide(requestId, 1, more));
    expect(faults(await call({ reasons: ' ' }))).toEqual([400, '/reasons required']);
    for (const decision of ['upheld', 'partly-upheld', 'not-upheld'])
      expect(faults(await call({ decision, tellsCommissioner: undefined }))).toEqual([400, '/tellsCommissioner required']);
    expect((await call({})).status).toBe(200);
    expect(codeOf(await call({ version: 2 }))).toEqual([409, 'not-at-that-step']);
  });

  test('never by who logged it, and by the privacy team where it is about information or the deciding organisation', async () => {
    const own = await logged({}, 'supervisor');
    expect(codeOf(await backend.call('complaints.decide', 'supervisor', decide(own.requestId, 1)))).toEqual([403, 'four-eyes']);
    expect((await read(own.requestId)).body).toMatchObject({ mayDecide: false, mayNotDecide: 'four-eyes' });
    for (const more of [{ about: 'information' }, { aboutOrganisation: '0000000203' }]) {
      const { requestId } = await logged(more, 'local.adviser');
      expect((await read(requestId, 'local.supervisor')).body).toMatchObject({ mayDecide: false, mayNotDecide: 'privacy-team' });
      expect(codeOf(await backend.call('complaints.decide', 'local.supervisor', decide(requestId, 1)))).toEqual([
        403,
        'forbidden',
      ]);
      expect((await backend.call('complaints.decide', 'supervisor', decide(requestId, 1))).status).toBe(200);
    }
    const { requestId } = await logged({}, 'local.adviser');
    expect((await backend.call('complaints.decide', 'local.supervisor', decide(requestId, 1))).status).toBe(200);
    const dispute = await backend.call('complaints.decide', 'supervisor', decide(newId(), 1));
    expect(codeOf(dispute)).toEqual([404, 'not-found']);
  });
});
