import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Accessing, accessingAt } from './accessing.ts';
import { today } from './disputing.ts';
import { codeOf, type Handling, handlingAt } from './handling.ts';
import { addPerson, newId, newReference, type Person } from './people.ts';

let backend: TestBackend;
let here: Handling;
let access: Accessing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
  access = accessingAt(backend);
});
afterAll(() => backend?.stop());

const ago = (days: number) => addDays(today(), -days);
const said = (days: number) => ({ saidAt: `${ago(days)}T12:00:00Z` });
const born = (says = '1984-03-21') => ({ field: 'dateOfBirth', says, incomplete: false });
const dispute = async (person: Person, fields: readonly object[], more: object = {}, as = 'phone.adviser') =>
  (await here.desk.log(person, await here.desk.talk(person, 1, as), fields, more, as)).body;
const ask = async (person: Person, more: object = {}, as = 'phone.adviser') =>
  (await access.log(person, await access.talk(person, 1, as), more, as)).body;
const rectifiedBy = (madeOn: string) => deadlineFor({ kind: 'rectification', madeOn }).dueOn;
const isOverdue = async (requestId: unknown) => {
  const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', view: 'overdue', limit: 100 });
  return (body.items as { id: string }[]).some(({ id }) => id === requestId);
};
const extend = (requestId: unknown, version: number) =>
  here.act('requests.extend', requestId, { version, months: 2, reason: 'complex', toldOn: today(), toldHow: 'letter' });

describe('what was said earlier and arrives later', () => {
  test('sets the clock of the disputed field that is open back to its day, and the history says so', async () => {
    const person = await addPerson(backend);
    const { requestId, reference } = await dispute(person, [born()], said(1));
    const late = await dispute(person, [born('1984-03-22')], said(3), 'local.adviser');
    expect(late.joined).toEqual([{ field: 'dateOfBirth', reference, dueOn: rectifiedBy(ago(3)) }]);
    expect(await here.desk.read(requestId)).toMatchObject({
      ...{ version: 2, madeOn: ago(3), dueOn: rectifiedBy(ago(3)), extendBy: rectifiedBy(ago(3)) },
      // What was said last stays what they say now.
      disputes: [{ says: '1984-03-21', saidBefore: ['1984-03-22'] }],
    });
    const events = (await here.history(requestId)).map(({ event, on, text }) => [event, on, text]);
    expect(events).toContainEqual(['dated-earlier', ago(3), null]);
    expect(events).toContainEqual(['logged', ago(1), null]);
  });

  test('of the same day or a later one it sets nothing back', async () => {
    const person = await addPerson(backend);
    const { requestId } = await dispute(person, [born()], said(3));
    for (const days of [3, 1])
      expect((await dispute(person, [born()], said(days))).joined).toMatchObject([{ dueOn: rectifiedBy(ago(3)) }]);
    expect(await here.desk.read(requestId)).toMatchObject({ madeOn: ago(3), dueOn: rectifiedBy(ago(3)) });
    expect((await here.history(requestId)).some(({ event }) => event === 'dated-earlier')).toBe(false);
  });

  test('sets back each of the requests that it joins', async () => {
    const person = await addPerson(backend);
    const mobile = { field: 'mobile', says: '07700900123', incomplete: false };
    const first = await dispute(person, [born()], said(1));
    const second = await dispute(person, [mobile], said(2));
    const late = await dispute(person, [born(), mobile], said(5));
    expect((late.joined as { reference: string }[]).map(({ reference }) => reference)).toEqual([
      first.reference,
      second.reference,
    ]);
    for (const { requestId } of [first, second])
      expect(await here.desk.read(requestId)).toMatchObject({ version: 2, madeOn: ago(5), dueOn: rectifiedBy(ago(5)) });
  });

  test('leaves an extension that was told in time by its day too, and no other', async () => {
    for (const [days, extensionMonths] of [
      [27, 2],
      [60, null],
    ] as const) {
      const person = await addPerson(backend);
      const { requestId } = await dispute(person, [born()], said(25));
      expect((await extend(requestId, 1)).status).toBe(200);
      const late = await dispute(person, [born()], said(days));
      const { dueOn } = deadlineFor({
        ...{ kind: 'rectification', madeOn: ago(days) },
        ...(extensionMonths === null ? {} : { extensionMonths }),
      });
      expect(late.joined).toMatchObject([{ dueOn }]);
      expect(await here.desk.read(requestId)).toMatchObject({ madeOn: ago(days), dueOn, extensionMonths });
      expect(await isOverdue(requestId)).toBe(extensionMonths === null);
      const [step] = (await here.history(requestId)).filter(({ event }) => event === 'dated-earlier');
      expect(step?.text).toBe(
        extensionMonths === null ? 'By that day the customer was told too late that it takes longer' : null,
      );
    }
  });

  test('leaves a proof that was asked for without delay by its day too, and no other', async () => {
    for (const [days, proofOn] of [
      [11, ago(2)],
      [20, null],
    ] as const) {
      const person = await addPerson(backend);
      const { requestId } = await dispute(person, [born()], said(10));
      await here.act('requests.wait', requestId, { version: 1, waitsFor: 'proof', askedOn: ago(5) });
      await here.act('requests.resume', requestId, { version: 2, cameOn: ago(2) });
      const late = await dispute(person, [born()], said(days));
      const { dueOn } = deadlineFor({ kind: 'rectification', madeOn: ago(days), ...(proofOn ? { proofOn } : {}) });
      expect(late.joined).toMatchObject([{ dueOn }]);
      expect(await here.desk.read(requestId)).toMatchObject({ proofOn, dueOn });
    }
  });

  test('sets the clock of a copy back too; what was asked of the customer after the due day it then has stops nothing', async () => {
    const person = await addPerson(backend);
    const { requestId, reference } = await ask(person, said(10));
    await here.act('requests.wait', requestId, { version: 1, waitsFor: 'customer', askedOn: ago(5) });
    const { dueOn } = deadlineFor({ kind: 'access', madeOn: ago(60) });
    const late = await ask(person, said(60));
    expect(late).toMatchObject({ madeOn: ago(60), joined: { reference, dueOn } });
    expect(await here.desk.read(requestId)).toMatchObject({ version: 3, madeOn: ago(60), dueOn, waitingFor: 'customer' });
    expect(await isOverdue(requestId)).toBe(true);
    expect((await here.history(requestId)).map(({ event, on }) => [event, on])).toContainEqual(['dated-earlier', ago(60)]);
  });
});

describe('the day that is read out', () => {
  test('of a value that is being checked is the one its request has, more time and proof counted', async () => {
    const person = await addPerson(backend);
    const { requestId } = await dispute(person, [born()], said(10));
    await here.act('requests.wait', requestId, { version: 1, waitsFor: 'proof', askedOn: ago(5) });
    await here.act('requests.resume', requestId, { version: 2, cameOn: ago(2) });
    const { body } = await extend(requestId, 3);
    const again = await dispute(person, [born()]);
    expect(again.joined).toMatchObject([{ dueOn: body.dueOn }]);
    expect(body.dueOn).toBe(deadlineFor({ kind: 'rectification', madeOn: ago(10), proofOn: ago(2), extensionMonths: 2 }).dueOn);
  });

  test('of a copy is that too, also where it is sent again after its record has gone', async () => {
    const person = await addPerson(backend);
    const { requestId, reference } = await ask(person, said(10));
    const { body } = await extend(requestId, 1);
    const own = { commandId: newId(), requestId: newId(), reference: newReference(), ...said(0) };
    const conversationId = await access.talk(person, 1);
    for (const _ of ['first', 'again']) {
      const answer = await access.log(person, conversationId, own);
      expect(answer.body.joined).toEqual({ reference, dueOn: body.dueOn });
      await backend.pool.query('delete from idempotency_keys where key = $1', [own.commandId]);
    }
  });
});

describe('what joins a request', () => {
  const POST = 'do not write, they open my post';
  test('is read with it in its own words, of whatever organisation, whole or a field of it', async () => {
    const person = await addPerson(backend);
    const { requestId } = await dispute(person, [born()], said(3));
    expect(await here.desk.read(requestId)).toMatchObject({ joined: [] });
    const whole = { ...said(2), words: 'You have it wrong still', howToAnswer: POST };
    const second = await dispute(person, [born()], whole, 'local.adviser');
    const part = { ...said(1), words: 'And my number', howToAnswer: 'by text' };
    const third = await dispute(person, [born(), { field: 'mobile', says: '07700900123', incomplete: false }], part);
    const joined = [
      { reference: second.reference, madeOn: ago(2), words: whole.words, howToAnswer: POST },
      { reference: third.reference, madeOn: ago(1), words: part.words, howToAnswer: 'by text' },
    ];
    expect(await here.desk.read(requestId)).toMatchObject({ joined });
    expect(await here.desk.read(third.requestId)).toMatchObject({ joined: [] });
  });

  test('of a copy is read with it, and what somebody else asked is not', async () => {
    const [person, other] = [await addPerson(backend), await addPerson(backend)];
    const { requestId } = await ask(person, said(1));
    await ask(other, { words: 'Mine too' });
    const { reference } = await ask(person, { words: 'Where is it?', howToAnswer: POST });
    expect(await here.desk.read(requestId)).toMatchObject({
      joined: [{ reference, madeOn: today(), words: 'Where is it?', howToAnswer: POST }],
    });
  });
});

test('a copy asked for again stands by itself where the first is decided and not told yet; whoever decides sees what joined', async () => {
  const person = await addPerson(backend);
  const { requestId, reference } = await ask(person);
  const refuse = (version: number) =>
    backend.call('accessRequests.refuse', 'supervisor', {
      ...{ commandId: newId(), requestId, version, because: 'manifestly-unfounded', reasons: 'It is asked for every day' },
      ...{ tellsComplaint: true, tellsCommissioner: true, tellsCourt: true },
    });
  expect((await ask(person)).joined).toMatchObject({ reference });
  expect(codeOf(await refuse(1))).toEqual([412, 'stale-version']);
  expect((await refuse(2)).status).toBe(200);
  const again = await ask(person);
  expect(again.joined).toBeNull();
  expect(await here.desk.read(again.requestId)).toMatchObject({ step: 'open', madeOn: today() });
  expect((await ask(person)).joined).toMatchObject({ reference: again.reference });
});
