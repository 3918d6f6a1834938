import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { isToLookAt } from '../../shared/domain/look-at.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { accessingAt } from './accessing.ts';
import {
  acknowledgement,
  complainingAt,
  complaint,
  decide as decideComplaint,
  otherRight,
  today,
  unmatched,
} from './complaining.ts';
import { codeOf, type Handling, handlingAt } from './handling.ts';
import { addPerson, converse, converseAt, newId, type Person } from './people.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
});
afterAll(() => backend?.stop());

const HELD = '1984-03-12';
const kept = { field: 'dateOfBirth', decision: 'kept', seenNow: HELD, reasons: 'The passport says so.' };
const TAKEN_BACK = { field: 'dateOfBirth', decision: 'kept', value: null, reasons: 'The passport says so.' };
const TOLD = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
const reopen = (requestId: string, version: number, more: object = {}, as = 'supervisor.two') =>
  here.act(
    'requests.reopen',
    requestId,
    { version, why: 'They sent a birth certificate.', fields: ['dateOfBirth'], ...more },
    as,
  );
async function finished() {
  const one = await here.disputed();
  await here.desk.decide(one.requestId, 1, [kept], TOLD);
  expect((await here.desk.tell(one.requestId, 2, { statement: 'Born on the 21st.' })).body.step).toBe('completed');
  return one;
}
const markedOf = async (person: Person) => {
  const { body } = await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
  return (body.beingChecked as { field: string }[]).map(({ field }) => field);
};

test('disputed again before it was told, what was decided is taken back, and the history says by whom and when it was', async () => {
  const { requestId, person } = await here.disputed();
  const again = (field: string, says: string) => ({ field, says, incomplete: false });
  const takenBackIn = async () => (await here.history(requestId)).filter(({ event }) => event === 'taken-back');
  const talk = await here.desk.talk(person, 1);
  // What is not decided is not taken back.
  expect((await here.desk.log(person, talk, [again('dateOfBirth', '1984-03-22')])).status).toBe(200);
  expect(await takenBackIn()).toEqual([]);
  expect((await here.desk.decide(requestId, 2, [kept], TOLD)).status).toBe(200);
  const both = [again('dateOfBirth', '1984-03-23'), again('familyName', 'Quill')];
  expect((await here.desk.log(person, talk, both)).status).toBe(200);
  expect(await takenBackIn()).toMatchObject([
    {
      ...{ byName: 'Priya Shah', decisions: [{ ...TAKEN_BACK, byName: 'Margaret Doyle', at: expect.stringMatching(/T/) }] },
      at: expect.stringMatching(/T/),
    },
  ]);
  expect(await here.desk.read(requestId)).toMatchObject({ step: 'being-checked', disputes: [{ decision: null }] });
});

describe('opened again', () => {
  test('what is taken back is checked and decided anew, and stays in the history; the clock is the one it had', async () => {
    const { requestId, person } = await finished();
    expect(await markedOf(person)).toEqual([]);
    expect((await reopen(requestId, 3)).body).toMatchObject({ version: 4, step: 'being-checked' });
    const read = await here.desk.read(requestId, 'supervisor.two');
    expect(read).toMatchObject({
      isMine: true,
      toldOn: null,
      statement: null,
      completedOn: null,
      disputes: [{ decision: null }],
    });
    const { rows } = await backend.pool.query('select due_on::text from requests where id = $1', [requestId]);
    expect([read.dueOn, rows[0].due_on]).toEqual([rows[0].due_on, expect.stringMatching(/^\d{4}-/)]);
    expect(await markedOf(person)).toEqual(['dateOfBirth']);
    const told = (await here.history(requestId)).filter(({ event }) => event === 'reopened');
    expect(told).toMatchObject([
      {
        ...{ byName: 'Kofi Mensah', text: 'They sent a birth certificate.' },
        decisions: [{ ...TAKEN_BACK, byName: 'Margaret Doyle', at: expect.stringMatching(/T/) }],
      },
    ]);
    const right = { field: 'dateOfBirth', decision: 'corrected', seenNow: HELD };
    expect((await here.desk.decide(requestId, 4, [right], {}, 'supervisor.two')).body).toMatchObject({ step: 'tell-customer' });
    expect((await here.desk.tell(requestId, 5)).body.step).toBe('completed');
    const whole = await here.history(requestId);
    expect(whole.filter(({ event }) => event === 'customer-told')).toHaveLength(2);
    // It had its end twice, and the first is told before it was opened again.
    const ends = whole.filter(({ event }) => event === 'completed' || event === 'reopened').map(({ event }) => event);
    expect(ends).toEqual(['completed', 'reopened', 'completed']);
  });

  test('of what was put right on the call, how it ended there stays in the history', async () => {
    const person = await addPerson(backend);
    const held = `0${person.mobile.slice(3)}`;
    const dispute = { field: 'mobile', seen: held, says: '07700 900 123', incomplete: false, decidedOnCall: true };
    const { body } = await here.desk.log(person, await here.desk.talk(person, 2), [dispute]);
    const requestId = String(body.requestId);
    const before = await here.history(requestId);
    expect((await reopen(requestId, 1, { fields: ['mobile'] })).body).toMatchObject({ step: 'being-checked' });
    const after = await here.history(requestId);
    const endsOf = (events: typeof before) => events.filter(({ event }) => event === 'customer-told' || event === 'completed');
    expect(endsOf(before)).toHaveLength(2);
    expect(endsOf(after)).toEqual(endsOf(before));
  });

  test('only the telling: every decision stands, and the customer is to be told again', async () => {
    const { requestId, person } = await finished();
    expect((await reopen(requestId, 3, { fields: [] })).body).toMatchObject({ step: 'tell-customer' });
    expect(await here.desk.read(requestId)).toMatchObject({ disputes: [{ decision: 'kept' }] });
    expect(await markedOf(person)).toEqual([]);
  });

  test('is a supervisor’s who did not log it, of the organisation, on what they saw, and of what is over', async () => {
    const { requestId } = await finished();
    expect(codeOf(await reopen(requestId, 3, {}, 'phone.adviser'))).toEqual([403, 'forbidden']);
    expect(codeOf(await reopen(requestId, 3, {}, 'local.supervisor'))).toEqual([404, 'not-found']);
    expect(codeOf(await reopen(requestId, 2))).toEqual([412, 'stale-version']);
    expect(codeOf(await reopen(requestId, 3, { why: ' \n' }))).toEqual([400, 'validation']);
    expect((await reopen(requestId, 3, { fields: ['mobile'] })).body.errors).toMatchObject([{ code: 'not-in-dispute' }]);
    await backend.pool.query(`update requests set recorded_by = 'supervisor.two' where id = $1`, [requestId]);
    expect(codeOf(await reopen(requestId, 3))).toEqual([403, 'four-eyes']);
    const both = await Promise.all([reopen(requestId, 3, {}, 'supervisor'), reopen(requestId, 3, {}, 'supervisor')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(codeOf(await reopen(requestId, 4, {}, 'supervisor'))).toEqual([409, 'not-at-that-step']);
  });

  test('not where another request checks that field by now', async () => {
    const { requestId, person } = await finished();
    const again = { field: 'dateOfBirth', says: '1984-03-22', incomplete: false };
    expect((await here.desk.log(person, await here.desk.talk(person, 1), [again])).status).toBe(200);
    expect((await reopen(requestId, 3)).body.errors).toMatchObject([{ pointer: '/fields', code: 'being-checked' }]);
    expect((await reopen(requestId, 3, { fields: [] })).status).toBe(200);
  });
});

test('of a complaint the one decision is taken back, stays in the history, and is made anew', async () => {
  const asked = complainingAt(() => backend);
  const { requestId } = await asked.logged();
  const versionOf = async () => Number((await asked.read(requestId)).body.version);
  expect((await backend.call('complaints.acknowledge', 'supervisor', acknowledgement(requestId))).status).toBe(200);
  expect((await backend.call('complaints.decide', 'supervisor', decideComplaint(requestId, await versionOf()))).status).toBe(200);
  expect((await here.desk.tell(requestId, await versionOf())).body.step).toBe('completed');
  const again = { fields: [], decision: true };
  expect((await reopen(requestId, await versionOf(), again)).body.step).toBe('open');
  const due = addDays(today(), 14);
  expect((await asked.read(requestId)).body).toMatchObject({
    ...{ decision: null, assignedToName: 'Kofi Mensah', toldOn: null, progressDueOn: due, dueOn: due },
  });
  const events = await here.history(requestId);
  expect(events.find(({ event }) => event === 'reopened')).toMatchObject({ decisions: [{ decision: 'partly-upheld' }] });
  expect(events.filter(({ event }) => event === 'decided')).toHaveLength(1);
  const anew = decideComplaint(requestId, await versionOf());
  expect((await backend.call('complaints.decide', 'supervisor.two', anew)).status).toBe(200);
  const dispute = await finished();
  expect((await reopen(dispute.requestId, 3, again)).body.errors).toMatchObject([{ pointer: '/decision', code: 'not-here' }]);
});

test('a complaint is opened again by whoever may decide it, and not by whom it is about', async () => {
  const asked = complainingAt(() => backend);
  const over = async (more: object) => {
    const { requestId } = await asked.logged({ ...more }, 'local.adviser');
    expect((await backend.call('complaints.decide', 'supervisor', decideComplaint(requestId, 1))).status).toBe(200);
    expect((await here.desk.tell(requestId, 2)).body.step).toBe('completed');
    return requestId;
  };
  const again = { fields: [], decision: true };
  const ofInformation = await over({ about: 'information' });
  expect(codeOf(await reopen(ofInformation, 3, again, 'local.supervisor'))).toEqual([403, 'forbidden']);
  expect(codeOf(await reopen(ofInformation, 3, { fields: [] }, 'local.supervisor'))).toEqual([403, 'forbidden']);
  expect((await reopen(ofInformation, 3, again)).body.step).toBe('open');
  const ofService = await over({});
  expect((await reopen(ofService, 3, again, 'local.supervisor')).body.step).toBe('open');
  await backend.call('sessions.mine', 'local.supervisor', {});
  const ofThem = await over({ aboutSub: 'local.supervisor' });
  expect(codeOf(await reopen(ofThem, 3, again, 'local.supervisor'))).toEqual([404, 'not-found']);
});

describe('one in twenty decisions made on a call is looked at', () => {
  /** A correction of a mobile number on the call, under an id that is looked at or is not. */
  async function onCall(toLook: boolean): Promise<string> {
    const person = await addPerson(backend);
    let requestId = newId();
    while (isToLookAt(requestId) !== toLook) requestId = newId();
    const held = `0${person.mobile.slice(3)}`;
    const dispute = { field: 'mobile', seen: held, says: '07700 900 123', incomplete: false, decidedOnCall: true };
    const { status, body } = await here.desk.log(person, await here.desk.talk(person, 2), [dispute], { requestId });
    expect([status, body.corrected]).toEqual([200, ['mobile']]);
    return requestId;
  }
  const look = (requestId: string, more: object = {}, as = 'supervisor') =>
    here.act('requests.look', requestId, { outcome: 'talk-to-adviser', note: 'Asked for no reference.', ...more }, as);

  test('that the customer was told on the call is told with its time', async () => {
    const history = await here.history(await onCall(false));
    const of = (event: string) => history.find((one) => one.event === event);
    expect(of('customer-told')).toMatchObject({ byName: 'Priya Shah', at: expect.stringMatching(/T/) });
    expect(of('customer-told')?.at).toBe(of('decided')?.at);
  });

  test('by a supervisor who did not make it, once, with what they found', async () => {
    const requestId = await onCall(true);
    expect(await here.desk.read(requestId)).toMatchObject({ lookAt: 'to-look' });
    expect(codeOf(await look(requestId, {}, 'local.supervisor'))).toEqual([404, 'not-found']);
    expect(codeOf(await look(requestId, {}, 'phone.adviser'))).toEqual([403, 'forbidden']);
    const both = await Promise.all([look(requestId), look(requestId, { outcome: 'fine' }, 'supervisor.two')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await here.desk.read(requestId)).toMatchObject({ lookAt: 'looked' });
    expect((await here.history(requestId)).filter(({ event }) => event === 'looked')).toHaveLength(1);
  });

  test('the others are not, and nothing of it moves a version', async () => {
    const requestId = await onCall(false);
    expect(await here.desk.read(requestId)).toMatchObject({ lookAt: null, version: 1 });
    expect(codeOf(await look(requestId))).toEqual([409, 'not-at-that-step']);
  });

  test('what somebody logged themselves another looks at', async () => {
    const requestId = await onCall(true);
    await backend.pool.query(`update requests set recorded_by = 'supervisor' where id = $1`, [requestId]);
    expect(codeOf(await look(requestId))).toEqual([403, 'four-eyes']);
  });
});

/** What can be logged, each in the way of its kind. */
const LOGGING: Record<string, (more: { replaces?: string }) => Promise<unknown>> = {
  rectification: async (more) => (await here.disputed(more)).requestId,
  access: async (more) => {
    const person = await addPerson(backend);
    const access = accessingAt(backend);
    return (await access.log(person, await access.talk(person), more)).body.requestId;
  },
  complaint: async (more) => {
    const person = await addPerson(backend);
    const input = complaint(person, await converseAt(backend, person, 1), more);
    return (await backend.call('complaints.log', 'phone.adviser', input)).body.requestId;
  },
  'other right': async (more) => {
    const person = await addPerson(backend);
    const input = otherRight(person, await converseAt(backend, person, 1), more);
    return (await backend.call('otherRights.log', 'phone.adviser', input)).body.requestId;
  },
  'of nobody we can find': async (more) =>
    (await backend.call('requests.logUnmatched', 'phone.adviser', unmatched(await converse(backend), more))).body.requestId,
};
test.each(Object.keys(LOGGING))(
  'what comes out of the repair of unsent work is marked as that, and in its view: %s',
  async (kind) => {
    const log = LOGGING[kind] as (typeof LOGGING)[string];
    const [plain, repaired] = [await log({}), await log({ replaces: newId() })];
    expect((await here.desk.read(plain)).fromRepair).toBe(false);
    expect((await here.desk.read(repaired)).fromRepair).toBe(true);
    const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', view: 'from-repair', limit: 100 });
    const listed = (body.items as { id: string }[]).map(({ id }) => id);
    expect([listed.includes(String(plain)), listed.includes(String(repaired))]).toEqual([false, true]);
  },
);
