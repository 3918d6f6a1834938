import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Disputing, disputingAt, today } from './disputing.ts';
import { addPerson, auditOf, converse, newId, newReference, type Person } from './people.ts';
import { minutesAgo, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let desk: Disputing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = disputingAt(backend);
});
afterAll(() => backend?.stop());

const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
const phone = (person: Person) => ({
  field: 'mobile',
  seen: `0${person.mobile.slice(3)}`,
  says: '07700 900 123',
  incomplete: false,
});

describe('logging', () => {
  test('keeps what was held, where that came from and what the customer says; due a month later, explained the same everywhere', async () => {
    const person = await addPerson(backend);
    const saidAt = '2026-06-30T23:30:00Z';
    const conversationId = await desk.talk(person, 1);
    const answer = await desk.log(person, conversationId, [{ ...born, howToCheck: 'the passport' }], {
      saidAt,
      words: 'They wrote it down wrong.',
    });
    expect(answer.body).toMatchObject({ madeOn: '2026-07-01', dueOn: '2026-08-03', version: 1, corrected: [], joined: [] });
    const told = await desk.read(answer.body.requestId);
    expect(told).toMatchObject({
      ...{ kind: 'rectification', step: 'being-checked', dueOn: '2026-08-03', extendBy: '2026-08-03', fields: ['dateOfBirth'] },
      ...{
        words: 'They wrote it down wrong.',
        howToAnswer: 'by phone',
        name: `${person.givenName} ${person.familyName}`,
        mayDecide: true,
      },
      disputes: [
        {
          ...{ field: 'dateOfBirth', held: '1984-03-12', heldSource: 'phone', says: '1984-03-21', now: '1984-03-12' },
          ...{ incomplete: false, howToCheck: 'the passport', decision: null, saidBefore: [] },
        },
      ],
    });
    expect(deadlineFor({ madeOn: '2026-07-01', kind: 'rectification' }).dueOn).toBe(told.dueOn);
    const audit = (await auditOf(backend, person)).filter(({ kind }) => kind === 'request');
    expect(audit).toMatchObject([
      { outcome: 'recorded', details: { asked: 'rectification', fields: [{ field: 'dateOfBirth' }] } },
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/1984|wrong/);
  });

  test('needs level 1; what was seen of the record needs level 2; a representative without authority logs nothing here', async () => {
    const person = await addPerson(backend);
    expect((await desk.log(person, await desk.talk(person, 0), [born])).body.code).toBe('level-too-low');
    expect((await desk.log(person, await desk.talk(person, 1), [phone(person)])).body.code).toBe('level-too-low');
    const spoken = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    const refused = await desk.log(person, spoken, [born]);
    const nobody = await desk.log({ ...person, id: newId() }, spoken, [born]);
    // Whether there is such a record or not, the answer is the same.
    expect([refused.status, refused.body.code]).toEqual([nobody.status, nobody.body.code]);
    expect(refused.body.code).toBe('no-authority');
  });

  test('refuses a wrong reference, a field twice, and putting right on the call what is not low-risk or no value', async () => {
    const person = await addPerson(backend);
    const conversationId = await desk.talk(person);
    const codes = async (fields: readonly object[], more = {}) =>
      ((await desk.log(person, conversationId, fields, more)).body.errors as { code: string }[]).map(({ code }) => code);
    expect(await codes([born], { reference: '0000000001' })).toEqual(['not-a-reference']);
    expect(await codes([born, born])).toEqual(['repeated']);
    expect(await codes([{ ...born, seen: '1984-03-12', decidedOnCall: true }])).toEqual(['not-low-risk']);
    expect(await codes([{ ...phone(person), says: 'tomorrow', decidedOnCall: true }])).toEqual(['not-a-phone']);
    expect(await codes([{ ...phone(person), says: null, decidedOnCall: true }])).toEqual(['required']);
  });

  test('its conversation tells what was said to be wrong and what of it was put right; desks with the record open hear of the mark', async () => {
    const person = await addPerson(backend);
    const conversationId = await desk.talk(person);
    const first = await desk.log(person, conversationId, [born, { ...phone(person), decidedOnCall: true }]);
    const second = await desk.log(person, conversationId, [{ ...born, says: null }]);
    const { body } = await backend.call('conversations.read', 'phone.adviser', { conversationId });
    expect(body.disputed).toMatchObject([
      { customerId: person.id, reference: first.body.reference, fields: ['dateOfBirth', 'mobile'], corrected: ['mobile'] },
      { customerId: person.id, reference: second.body.reference, fields: ['dateOfBirth'], corrected: [] },
    ]);
    const { rows } = await backend.pool.query(
      "select kind, command_id from changes where customer_id = $1 and kind <> 'request' order by id",
      [person.id],
    );
    expect(rows.map(({ kind, command_id }) => [kind, command_id])).toEqual(
      [first, second].map((answer) => ['details', answer.body.commandId]),
    );
  });

  test('sent again it is one request, also when its key’s record has gone; its reference belongs to one', async () => {
    const person = await addPerson(backend);
    const conversationId = await desk.talk(person);
    const own = { commandId: newId(), requestId: newId(), reference: newReference(), saidAt: minutesAgo(1) };
    const first = await desk.log(person, conversationId, [{ ...phone(person), decidedOnCall: true }], own);
    await backend.pool.query('delete from idempotency_keys where key = $1', [own.commandId]);
    const again = await desk.log(person, conversationId, [{ ...phone(person), decidedOnCall: true }], own);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const taken = await desk.log(person, conversationId, [born], { reference: own.reference });
    expect(taken.body.code).toBe('reference-taken');
  });
});

describe('put right on the call', () => {
  test('the value is held at once with the request as its source, every recipient of it is to be told, and with none it is complete', async () => {
    const person = await addPerson(backend);
    const conversationId = await desk.talk(person);
    const answer = await desk.log(person, conversationId, [{ ...phone(person), decidedOnCall: true }]);
    expect(answer.body).toMatchObject({ corrected: ['mobile'], version: 2 });
    expect((await desk.heldOf(person)).mobile).toEqual({
      ...{ value: '07700 900 123', source: 'rectification', sourceName: answer.body.reference },
    });
    expect(await desk.read(answer.body.requestId)).toMatchObject({
      step: 'completed',
      dueOn: null,
      toldOn: today(),
      notices: [],
    });
    const { rows } = await backend.pool.query('select held_value from rectification_fields where request_id = $1', [
      answer.body.requestId,
    ]);
    expect(rows).toEqual([{ held_value: `0${person.mobile.slice(3)}` }]);
  });

  test('it completes when the last recipient’s notice has its end', async () => {
    const person = await addPerson(backend);
    const sharing = sharingAt(backend);
    for (const index of [0, 1])
      await sharing.share(person, { reason: 'my-day', recipientId: to('local-careers', index), items: ['mobile', 'email'] });
    await sharing.share(person, { reason: 'my-day', recipientId: to('introduced-to'), items: ['email'] });
    const { body } = await desk.log(person, await desk.talk(person), [{ ...phone(person), decidedOnCall: true }]);
    const told = await desk.read(body.requestId);
    expect(told.step).toBe('tell-recipients');
    expect(told.notices.map(({ recipient, items }) => [recipient, items])).toEqual([
      ['Harbour Careers Partnership', ['mobile']],
      ['Moorland Guidance Services', ['mobile']],
    ]);
    const update = (index: number, version: number, state: object) =>
      backend.call('recipientNotices.update', 'supervisor', {
        ...{ commandId: newId(), noticeId: told.notices[index]?.id, version, on: today() },
        ...state,
      });
    // Both last steps at once: one of them completes it.
    await update(0, 1, { state: 'told', how: 'letter' });
    const ends = await Promise.all([
      update(0, 2, { state: 'acknowledged' }),
      update(1, 1, { state: 'impossible', because: 'nobody-answers' }),
    ]);
    expect(ends.map(({ status }) => status)).toEqual([200, 200]);
    expect((await desk.read(body.requestId)).step).toBe('completed');
  });

  test('where the record has changed since it was seen, nothing is set: a person looks at the three values', async () => {
    const person = await addPerson(backend);
    const conversationId = await desk.talk(person);
    const amended = await backend.call('customers.amend', 'phone.adviser', {
      ...{ commandId: newId(), customerId: person.id, conversationId, saidAt: new Date().toISOString() },
      changes: [{ field: 'mobile', value: '07700 900 555', how: 'changed', seen: { value: `0${person.mobile.slice(3)}` } }],
    });
    expect(amended.status).toBe(200);
    const answer = await desk.log(person, conversationId, [{ ...phone(person), decidedOnCall: true }]);
    expect(answer.body.corrected).toEqual([]);
    expect((await desk.read(answer.body.requestId)).disputes).toMatchObject([
      { held: `0${person.mobile.slice(3)}`, says: '07700 900 123', now: '07700 900 555' },
    ]);
  });
});

describe('disputed again', () => {
  test('it joins the request that is open, with the earlier clock; the reference given leads there', async () => {
    const person = await addPerson(backend);
    const first = await desk.log(person, await desk.talk(person, 1), [born], { saidAt: minutesAgo(60 * 24 * 7) });
    const second = await desk.log(person, await desk.talk(person, 1), [{ ...born, says: '1984-03-22' }]);
    expect(second.body.joined).toEqual([{ field: 'dateOfBirth', reference: first.body.reference, dueOn: first.body.dueOn }]);
    expect(await desk.read(second.body.requestId)).toMatchObject({ step: 'joined', dueOn: null, joinedTo: first.body.reference });
    expect(await desk.read(first.body.requestId)).toMatchObject({
      ...{ version: 2, step: 'being-checked', madeOn: first.body.madeOn },
      disputes: [{ says: '1984-03-22', saidBefore: ['1984-03-21'] }],
    });
  });

  test('what is decided but not yet told is to be decided again', async () => {
    const person = await addPerson(backend);
    const { body } = await desk.log(person, await desk.talk(person, 1), [born]);
    await desk.decide(body.requestId, 1, [{ field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' }]);
    await desk.log(
      person,
      await desk.talk(person, 0).then(async (id) => {
        await backend.call('customers.checkIdentity', 'phone.adviser', {
          ...{ commandId: newId(), customerId: person.id, conversationId: id },
          ...{ fullName: `${person.givenName} ${person.familyName}`, postcode: 'LS6 1AA' },
        });
        return id;
      }),
      [{ ...born, says: '1984-03-23' }],
    );
    expect(await desk.read(body.requestId)).toMatchObject({ step: 'being-checked', version: 3, disputes: [{ decision: null }] });
  });
});
