import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addAnswers, addPerson, answersOf, converse, converseAt, decision, newId, type Person, reach } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

type Change = { field: string; value: string | null; how: string; seen: { value: string | null; after?: string } };
const change = (field: string, from: string | null, to: string | null, how = 'changed'): Change => ({
  ...{ field, value: to, how },
  seen: { value: from },
});
const input = (person: Person, conversationId: string, changes: Change[], more: Record<string, unknown> = {}) => ({
  ...{ commandId: newId(), customerId: person.id, conversationId, saidAt: new Date().toISOString(), changes },
  ...more,
});
const amend = (body: Record<string, unknown>, as = 'phone.adviser') => backend.call('customers.amend', as, body);
const oldMobile = (person: Person) => `0${person.mobile.slice(3)}`;
async function held(person: Person, conversationId: string): Promise<Record<string, string>> {
  const { body } = await backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId });
  return Object.fromEntries((body.values as { field: string; value: string }[]).map(({ field, value }) => [field, value]));
}
const found = async (line: string) => {
  const { body } = await backend.call('customers.find', 'phone.adviser', { line });
  return (body.results as { id: string }[]).map(({ id }) => id);
};
async function level2(): Promise<[Person, string]> {
  const person = await addPerson(backend);
  return [person, await converseAt(backend, person, 2)];
}

describe('what has changed', () => {
  test('is set at once, with its source and day; the audit says which fields and never what', async () => {
    const [person, conversationId] = await level2();
    const body = input(person, conversationId, [
      change('mobile', oldMobile(person), '07700 900 998'),
      change('language', null, 'Cymraeg', 'first-told'),
      change('addressLine1', person.addressLine, null),
    ]);
    const answer = await amend(body);
    expect([answer.status, answer.body]).toMatchObject([200, { customerId: person.id, version: 2, clockFlagged: false }]);
    const values = await held(person, conversationId);
    expect(values).toMatchObject({ mobile: '07700 900 998', language: 'Cymraeg', email: person.email });
    expect(values).not.toHaveProperty('addressLine1');
    expect(await found('07700900998')).toEqual([person.id]);
    expect(await found(oldMobile(person))).toEqual([]);
    const { rows } = await backend.pool.query(`select kind, outcome, details from audit where request_id = $1`, [
      answer.headers.get('x-request-id'),
    ]);
    expect(rows).toEqual([
      {
        ...{ kind: 'amendment', outcome: 'recorded' },
        details: {
          conversation: conversationId,
          fields: [
            { field: 'mobile', how: 'changed' },
            { field: 'language', how: 'first-told' },
            { field: 'addressLine1', how: 'changed' },
          ],
        },
      },
    ]);
    const again = await amend(body);
    expect([again.headers.get('idempotency-replayed'), again.body]).toEqual(['true', answer.body]);
  });

  test('a new name and address are found by, and the old ones no more; names nobody has leave the dictionary', async () => {
    const [person, conversationId] = await level2();
    const tag = person.givenName.slice(3);
    const answer = await amend(
      input(person, conversationId, [
        change('familyName', person.familyName, `Ng-${tag}son`),
        change('postcode', 'LS6 1AA', 'ls2 9jt'),
      ]),
    );
    expect(answer.status).toBe(200);
    expect(await found(`${person.givenName} ng-${tag}son`)).toEqual([person.id]);
    expect(await found(`ng${tag}son ls2 9jt`)).toEqual([person.id]);
    expect(await found(`${person.givenName} quill LS6 1AA`)).not.toContain(person.id);
    expect((await held(person, conversationId)).postcode).toBe('LS2 9JT');
    const words = async (like: string) =>
      (await backend.pool.query('select holders from name_words where word like $1', [like])).rows.map(({ holders }) => holders);
    // The part after the hyphen, and the whole run together.
    expect(await words(`%${tag}son`)).toEqual([1, 1]);
    const back = change('familyName', `Ng-${tag}son`, `O'${tag} Quill`);
    expect((await amend(input(person, conversationId, [back]))).status).toBe(200);
    expect(await words(`%${tag}son`)).toEqual([]);
    expect((await backend.pool.query('select 1 from name_slips where word like $1', [`%${tag}son`])).rows).toEqual([]);
  });

  test('of two at once about one field one is done and the other told so, without the value; different fields both are', async () => {
    const [person, conversationId] = await level2();
    const to = (number: string) => input(person, conversationId, [change('mobile', oldMobile(person), number)]);
    const answers = await Promise.all([amend(to('07700 900 111')), amend(to('07700 900 222'))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ code: 'changed-meanwhile', errors: [{ pointer: '/changes/0', code: 'changed-meanwhile' }] });
    expect(JSON.stringify(refused)).not.toMatch(/9001|9002/);
    const other = input(person, conversationId, [change('email', person.email, 'new@example.org')]);
    expect((await amend(other)).status).toBe(200);
  });

  test('what this machine sent before is no conflict, nor is what somebody else set to the same', async () => {
    const [person, conversationId] = await level2();
    const first = input(person, conversationId, [change('mobile', oldMobile(person), '07700 900 111')]);
    const second = input(person, conversationId, [
      { ...change('mobile', oldMobile(person), '07700 900 222'), seen: { value: oldMobile(person), after: first.commandId } },
    ]);
    expect([(await amend(first)).status, (await amend(second)).status]).toEqual([200, 200]);
    const same = input(person, conversationId, [change('mobile', oldMobile(person), '07700 900 222')]);
    expect((await amend(same)).status).toBe(200);
  });

  test('is refused whole: one field in conflict leaves the others alone', async () => {
    const [person, conversationId] = await level2();
    const body = input(person, conversationId, [
      change('email', person.email, 'new@example.org'),
      change('mobile', '07700 900 000', '07700 900 333'),
    ]);
    expect((await amend(body)).body).toMatchObject({ code: 'changed-meanwhile', errors: [{ pointer: '/changes/1' }] });
    expect((await held(person, conversationId)).email).toBe(person.email);
  });

  test.each([
    ['mobile', 'seven', 'changed', '/changes/0/value', 'not-a-phone'],
    ['email', 'nobody', 'changed', '/changes/0/value', 'not-an-email'],
    ['postcode', 'nowhere', 'changed', '/changes/0/value', 'not-a-postcode'],
    ['gender', '7', 'changed', '/changes/0/value', 'not-a-code'],
    ['dateOfBirth', '2999-01-01', 'first-told', '/changes/0/value', 'in-the-future'],
    ['dateOfBirth', '1999-02-30', 'first-told', '/changes/0/value', 'not-a-day'],
    ['uln', '1234567890', 'first-told', '/changes/0/value', 'not-a-uln'],
    ['dateOfBirth', '1999-02-20', 'changed', '/changes/0/how', 'cannot-change'],
    ['givenName', null, 'changed', '/changes/0/value', 'required'],
  ])('%s to %s (%s) is refused at %s: %s', async (field, value, how, pointer, code) => {
    const [person, conversationId] = await level2();
    const { status, body } = await amend(input(person, conversationId, [change(field, null, value, how)]));
    expect([status, body.errors]).toMatchObject([400, [{ pointer, code }]]);
  });
});

describe('who may', () => {
  test('level 1 is too low, save for what this adviser mistyped in this conversation', async () => {
    const [person, conversationId] = await level2();
    const typed = input(person, conversationId, [change('mobile', oldMobile(person), '07700 900 444')]);
    expect((await amend(typed)).status).toBe(200);
    const right = change('mobile', '07700 900 444', '07700 900 445', 'typed-wrong-just-now');
    expect((await amend(input(person, conversationId, [right]))).status).toBe(200);
    const other = await converse(backend);
    await reach(backend, { ...person, mobile: '+447700900445' }, other, 1);
    const notMine = change('mobile', '07700 900 445', '07700 900 446', 'typed-wrong-just-now');
    expect((await amend(input(person, other, [notMine]))).body.code).toBe('level-too-low');
    expect((await amend(input(person, other, [change('email', person.email, 'new@example.org')]))).body.code).toBe(
      'level-too-low',
    );
    await reach(backend, { ...person, mobile: '+447700900445' }, other, 2);
    expect((await amend(input(person, other, [notMine]))).body.errors).toMatchObject([{ code: 'not-yours' }]);
  });

  test('nothing is changed on a record that is closed, nor by a representative', async () => {
    const [person, conversationId] = await level2();
    await backend.pool.query(`update customers set status = 'closed' where id = $1`, [person.id]);
    const language = change('language', null, 'Welsh', 'first-told');
    expect((await amend(input(person, conversationId, [language]))).body.code).toBe('account-closed');
    const spoken = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    expect((await amend(input(await addPerson(backend), spoken, [language]))).body.code).toBe('no-authority');
  });

  test('said before the conversation ended it is done afterwards; said after, not', async () => {
    const [person, conversationId] = await level2();
    const saidAt = new Date().toISOString();
    await backend.call('conversations.end', 'phone.adviser', {
      commandId: newId(),
      conversationId,
      at: new Date().toISOString(),
    });
    const language = change('language', null, 'Welsh', 'first-told');
    const late = new Date(Date.now() + 60_000).toISOString();
    expect((await amend(input(person, conversationId, [language], { saidAt: late }))).body.code).toBe('conversation-not-open');
    expect((await amend(input(person, conversationId, [language], { saidAt }))).status).toBe(200);
  });
});

describe('what needs a consent', () => {
  test('is refused without it, and held under it', async () => {
    const [person, conversationId] = await level2();
    const language = [change('language', null, 'Welsh', 'first-told')];
    const answers = (field: string, ...codes: number[]) => ({ answers: [{ field, codes }] });
    const first = await amend(input(person, conversationId, language, answers('ethnicity', 341)));
    expect([first.status, first.body]).toMatchObject([409, { code: 'consent-needed', errors: [{ pointer: '/answers/0' }] }]);
    expect(await answersOf(backend, person)).toEqual([]);
    const { body } = await backend.call('notice.read', 'phone.adviser', { version: 'current' });
    for (const purpose of ['ethnicity-monitoring', 'priority-group-targeting']) {
      const given = decision(person, conversationId, [{ purpose, decision: 'given', wordingVersion: String(body.version) }]);
      expect((await backend.call('consents.decide', 'phone.adviser', given)).status).toBe(200);
    }
    expect((await amend(input(person, conversationId, language, answers('ethnicity', 341)))).status).toBe(200);
    // Group 5 is a disability too.
    const group5 = await amend(input(person, conversationId, language, answers('priority-group', 2, 5)));
    expect(group5.body.code).toBe('consent-needed');
    expect((await amend(input(person, conversationId, language, answers('priority-group', 2, 3)))).status).toBe(200);
    expect((await amend(input(person, conversationId, language, answers('priority-group', 3)))).status).toBe(200);
    expect(await answersOf(backend, person)).toEqual(['ethnicity 341', 'priority-group 3']);
    expect((await amend(input(person, conversationId, language, answers('ethnicity', 999)))).status).toBe(400);
  });

  test('goes again when the consent is taken back', async () => {
    const [person, conversationId] = await level2();
    await addAnswers(backend, person);
    const withdrawn = decision(person, conversationId, [{ purpose: 'ethnicity-monitoring', decision: 'withdrawn' }]);
    expect((await backend.call('consents.decide', 'phone.adviser', withdrawn)).status).toBe(200);
    const body = input(person, conversationId, [change('language', null, 'Welsh', 'first-told')], {
      answers: [{ field: 'ethnicity', codes: [341] }],
    });
    expect((await amend(body)).body.code).toBe('consent-needed');
  });
});

test('a repeat after its key’s record has gone is answered from what it made', async () => {
  const [person, conversationId] = await level2();
  const body = input(person, conversationId, [change('language', null, 'Welsh', 'first-told')]);
  const answer = await amend(body);
  await backend.pool.query('delete from idempotency_keys where key = $1', [body.commandId]);
  const again = await amend(body);
  expect([again.status, again.body]).toEqual([200, answer.body]);
  const { rows } = await backend.pool.query('select version from customers where id = $1', [person.id]);
  expect(rows).toEqual([{ version: 2 }]);
});
