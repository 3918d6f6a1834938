import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../shared/domain/access-document.ts';
import { copyText } from '../../shared/domain/access-text.ts';
import { INTRODUCING } from '../../shared/domain/customer.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Accessing, accessingAt } from './accessing.ts';
import { unmatched } from './complaining.ts';
import { type Copying, copyingAt } from './copying.ts';
import { disputingAt } from './disputing.ts';
import { addPerson, converse, newId, type Person } from './people.ts';
import { sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let desk: Accessing;
let work: Copying;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = accessingAt(backend);
  work = copyingAt(backend);
});
afterAll(() => backend?.stop());

const flaggedIn = async (requestId: unknown) =>
  (await work.copyOf(requestId)).copy.sections.flatMap(({ items }) =>
    items.flatMap(({ path, facts }) =>
      facts.flatMap(({ id, flag, value }) =>
        flag === null ? [] : [{ path: `${path}#${id}`, store: path.split('/')[0], id, flag, value }],
      ),
    ),
  );
const textOf = async (requestId: unknown) => {
  const document = documentOf((await work.copyOf(requestId)).copy);
  return `${copyText(document)}\n${JSON.stringify(document)}`;
};

describe('what the law demanded', () => {
  const DEMAND = 'Order 12 of the court at York';
  async function demanded(): Promise<{ person: Person; requestId: unknown }> {
    const person = await addPerson(backend);
    const given = { recipientId: to('legal-demand'), agreement: DEMAND, items: ['email'], reason: 'working-request' };
    const shared = await sharingAt(backend).share(person, given, 'supervisor');
    expect([shared.status, shared.body.errors]).toEqual([200, undefined]);
    const { body } = await desk.log(person, await desk.talk(person), { goesTo: 'address' });
    return { person, requestId: body.requestId };
  }
  const TELLS = /police|court at York|legal.demand|Something was passed on|Passed on to a recipient|must-not|disclosures/;

  test('is flagged by a reason of its own', async () => {
    const { requestId } = await demanded();
    expect(await flaggedIn(requestId)).toEqual([
      expect.objectContaining({ store: 'disclosures', id: 'recipient_id', flag: 'legal-demand', value: 'A court or the police' }),
    ]);
  });

  test('is in no document, nor the day of it, nor that anything was left out, until somebody decides that it may be told', async () => {
    const { requestId } = await demanded();
    const paths = (await flaggedIn(requestId)).map(({ path }) => path);
    expect(await textOf(requestId)).not.toMatch(TELLS);
    for (const reason of ['must-not-be-told', 'given-in-confidence']) {
      expect((await work.judge(requestId, paths, 'leave-out', reason)).status).toBe(200);
      expect(await textOf(requestId)).not.toMatch(TELLS);
    }
    // Whoever looks through it sees it, with its day.
    const { copy } = await work.copyOf(requestId);
    expect(JSON.stringify(copy.sections)).toContain(DEMAND);
    expect(copy.looks.filter(({ unsaid }) => unsaid)).toEqual([expect.objectContaining({ times: 1 })]);
    await work.judge(requestId, paths, 'keep', 'may-be-told');
    const text = await textOf(requestId);
    expect(text).toContain(DEMAND);
    expect(text).toContain('A court or the police');
    expect(JSON.stringify(documentOf((await work.copyOf(requestId)).copy).looks)).toMatch(/disclos|passed|passing/i);
  });

  test('so is what that recipient is to be told since; what was passed on to others stays as it was', async () => {
    const { person, requestId } = await demanded();
    await sharingAt(backend).share(
      person,
      { recipientId: to('local-careers'), items: ['email'], reason: 'working-request' },
      'supervisor',
    );
    await backend.pool.query(
      `insert into recipient_notices (kind, recipient_id, customer_id, customer_reference, items, made_by, made_on, chase_on, organisation)
       select 'correct', $2, c.id, c.reference, '{email}', gen_random_uuid(), current_date, current_date, '0000000999' from customers c where c.id = $1`,
      [person.id, to('legal-demand')],
    );
    const flagged = await flaggedIn(requestId);
    expect(flagged.map(({ store, flag }) => [store, flag])).toEqual([
      ['disclosures', 'legal-demand'],
      ['recipient_notices', 'legal-demand'],
    ]);
    await work.judge(
      requestId,
      flagged.map(({ path }) => path),
      'leave-out',
      'must-not-be-told',
    );
    const document = documentOf((await work.copyOf(requestId)).copy);
    expect(document.sections.find(({ id }) => id === 'shared')?.items).toHaveLength(1);
    expect(JSON.stringify(document)).not.toMatch(/police|"recipient_notices/);
    expect(JSON.stringify(document.looks)).toMatch(/disclos|passed|passing/i);
  });

  test('anything else can be left out unsaid: the whole of it is gone', async () => {
    const { requestId } = await demanded();
    await work.judge(requestId, ['held_values/email#value'], 'leave-out', 'must-not-be-told');
    expect(await textOf(requestId)).not.toMatch(/held_values\/email/);
  });
});

test.each(INTRODUCING)('somebody at %s who gave a value that is disputed is flagged', async (source) => {
  const person = await addPerson(backend);
  const disputing = disputingAt(backend);
  await disputing.log(person, await disputing.talk(person, 1), [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }]);
  await backend.pool.query(
    `update rectification_fields set held_source = $2, held_source_name = 'Ida Source' where customer_id = $1`,
    [person.id, source],
  );
  const { body } = await desk.log(person, await desk.talk(person));
  expect(await flaggedIn(body.requestId)).toContainEqual(
    expect.objectContaining({
      store: 'rectification_fields',
      id: 'held_source_name',
      flag: 'staff-of-others',
      value: 'Ida Source',
    }),
  );
});

describe('what was said', () => {
  const said = async (requestId: unknown) =>
    (await flaggedIn(requestId)).filter(({ store }) => store === 'requests').map(({ id, flag }) => [id, flag]);

  test('by somebody who speaks for them is flagged, and how they want to be answered too', async () => {
    const person = await addPerson(backend);
    const { body } = await desk.log(person, await desk.talk(person));
    await backend.pool.query(
      `update conversations set speaker = 'representative' where id = (select conversation_id from requests where id = $1)`,
      [body.requestId],
    );
    expect(await said(body.requestId)).toEqual([
      ['words', 'words-of-others'],
      ['how_to_answer', 'words-of-others'],
    ]);
  });

  test('while nobody knew who spoke is flagged; once it was known it is not', async () => {
    const person = await addPerson(backend);
    const { body } = await desk.log(person, await desk.talk(person, 0));
    expect(await said(body.requestId)).toEqual([
      ['words', 'words-of-others'],
      ['how_to_answer', 'words-of-others'],
    ]);
    const known = await addPerson(backend);
    const { body: sure } = await desk.log(known, await desk.talk(known, 1));
    expect(await said(sure.requestId)).toEqual([]);
  });

  test('by nobody we could find, and matched later, is flagged', async () => {
    const person = await addPerson(backend);
    const asked = unmatched(await converse(backend));
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', asked)).status).toBe(200);
    const { requestId } = asked;
    const matching = { commandId: newId(), requestId, version: 1, customerId: person.id, confirmed: true };
    expect((await backend.call('requests.match', 'supervisor', matching)).status).toBe(200);
    expect((await said(requestId)).map(([id]) => id)).toEqual(['words', 'how_to_answer']);
  });
});
