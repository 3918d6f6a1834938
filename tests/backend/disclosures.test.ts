import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import recipients from '../../shared/codes/recipients.json' with { type: 'json' };
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, auditOf, converse, converseAt, newId } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());

test('the recipients are data, with how each is told', async () => {
  const { status, body } = await backend.call('recipients.list', 'phone.adviser', {});
  expect(status).toBe(200);
  expect((body.items as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(recipients.map(({ id }) => id).toSorted());
});

describe('passing something on', () => {
  test('is in the ledger: recipient, when, why, which items, on what basis, by whom; never a value', async () => {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    const saidAt = minutesAgo(5);
    const answer = await sharing.share(person, {
      conversationId,
      saidAt,
      recipientId: to('introduced-to'),
      items: ['givenName', 'mobile'],
    });
    expect(answer.status).toBe(200);
    const { items, notices } = await sharing.ledgerOf(person);
    expect(items).toMatchObject([
      {
        ...{ recipientId: to('introduced-to'), recipientKind: 'introduced-to', why: 'introduction', basis: 'public-task' },
        ...{ items: ['givenName', 'mobile'], agreement: null, organisation: '0000000999', adviser: 'Priya Shah', listed: false },
      },
    ]);
    expect(Date.parse(String(items[0]?.sharedAt))).toBe(Date.parse(saidAt));
    expect(notices).toEqual([]);
    const talk = await backend.call('conversations.read', 'phone.adviser', { conversationId });
    expect(talk.body.passedOn).toMatchObject([
      { customerId: person.id, recipient: 'Exampleshire County Council, skills team', items: ['givenName', 'mobile'] },
    ]);
    const audit = (await auditOf(backend, person)).find(({ kind }) => kind === 'disclosure');
    expect(audit).toMatchObject({
      outcome: 'recorded',
      details: { recipient: to('introduced-to'), items: ['givenName', 'mobile'] },
    });
    expect(JSON.stringify(audit)).not.toContain(person.givenName);
  });

  test('a gate that is shut is named, for the item it is shut for', async () => {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    const refused = await sharing.share(person, {
      conversationId,
      recipientId: to('introduced-to'),
      items: ['givenName', 'dateOfBirth', 'ethnicity'],
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'not-to-share']);
    expect(refused.body.errors).toMatchObject([
      { pointer: '/items/1', code: 'basic-details-only' },
      { pointer: '/items/2', code: 'special-category' },
    ]);
    const survey = await sharing.share(person, { conversationId, recipientId: to('market-research') });
    expect(survey.body.errors).toMatchObject([{ pointer: '/recipientId', code: 'survey-not-agreed' }]);
    expect((await sharing.ledgerOf(person)).items).toEqual([]);
  });

  test.each([
    ['partner', {}, ['basis-needed', 'agreement-needed']],
    ['partner', { basis: 'legal-obligation', agreement: 'DSA 12' }, null],
    ['legal-demand', { agreement: 'Order 7' }, ['supervisor-only']],
    ['introducer', { items: ['progress'] }, null],
    ['introducer', { items: ['email'] }, ['getting-on-only']],
    ['local-careers', { items: ['dateOfBirth', 'sessions', 'ethnicity'] }, ['answer-not-agreed']],
  ] as const)('to %s with %o: %o', async (kind, more, shut) => {
    const person = await addPerson(backend);
    const answer = await sharing.share(person, { conversationId: await sharing.talk(person), recipientId: to(kind), ...more });
    expect(answer.status).toBe(shut ? 409 : 200);
    expect((answer.body.errors as { code: string }[] | undefined)?.map(({ code }) => code) ?? null).toEqual(shut);
  });

  test('a legal demand is recorded by a supervisor, for a reason', async () => {
    const person = await addPerson(backend);
    const demand = { recipientId: to('legal-demand'), agreement: 'Order 7', reason: 'working-request' };
    expect((await sharing.share(person, demand)).status).toBe(409);
    expect((await sharing.share(person, demand, 'supervisor')).status).toBe(200);
    expect((await sharing.ledgerOf(person)).items).toMatchObject([{ why: 'legal-demand', agreement: 'Order 7' }]);
  });

  test('an example for Ofsted is counted and in nobody’s ledger, nor is it audited as anybody’s', async () => {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    const before = (await backend.pool.query('select from examples_given')).rowCount ?? 0;
    expect((await sharing.share(person, { conversationId, recipientId: to('ofsted'), items: ['sessions'] })).status).toBe(200);
    expect(
      (await sharing.share(person, { conversationId, recipientId: to('ofsted'), items: ['sessions', 'familyName'] })).body.errors,
    ).toMatchObject([{ code: 'nobody-to-be-known' }]);
    expect((await backend.pool.query('select from examples_given')).rowCount).toBe(before + 1);
    expect((await sharing.ledgerOf(person)).items).toEqual([]);
    expect((await auditOf(backend, person)).filter(({ kind }) => kind === 'disclosure')).toEqual([]);
  });

  test('needs level 2, somebody who may speak, and a customer who is one', async () => {
    const person = await addPerson(backend);
    const low = await converseAt(backend, person, 1);
    const one = { recipientId: to('introduced-to') };
    expect((await sharing.share(person, { ...one, conversationId: low })).body.code).toBe('level-too-low');
    const other = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    expect((await sharing.share(person, { ...one, conversationId: other })).body.code).toBe('no-authority');
    const closed = await addPerson(backend, { status: 'closed' });
    expect((await sharing.share(closed, { ...one, reason: 'my-day' })).body.code).toBe('account-closed');
    expect((await sharing.share(person, one)).body.code).toBe('validation');
    expect((await sharing.share(person, { reason: 'my-day', recipientId: newId() })).body.errors).toMatchObject([
      { code: 'unknown' },
    ]);
    const twice = await sharing.share(person, { ...one, reason: 'my-day', items: ['givenName', 'givenName'] });
    expect(twice.body.errors).toMatchObject([{ code: 'repeated' }]);
  });

  test('sent again it is one row, also when its key’s record has gone', async () => {
    const person = await addPerson(backend);
    const again = { commandId: newId(), saidAt: minutesAgo(1), reason: 'my-day', recipientId: to('introduced-to') };
    const first = await sharing.share(person, again);
    await backend.pool.query('delete from idempotency_keys where key = $1', [again.commandId]);
    const second = await sharing.share(person, again);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.receivedAt).toBe(first.body.receivedAt);
    expect((await sharing.ledgerOf(person)).items).toHaveLength(1);
    await backend.pool.query('delete from idempotency_keys where key = $1', [again.commandId]);
    expect((await sharing.share(await addPerson(backend), again)).body.code).toBe('idempotency-key-reused');
  });

  test('is shown a page at a time, newest first', async () => {
    const person = await addPerson(backend);
    for (let n = 0; n < 5; n++)
      await sharing.share(person, { reason: 'my-day', recipientId: to('local-careers', n % 2), saidAt: minutesAgo(50 - n) });
    const page = { customerId: person.id, reason: 'my-day', limit: 2 };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await backend.call('customers.disclosures', 'supervisor', { ...page, ...(cursor ? { cursor } : {}) });
      seen.push(...(body.items as { sharedAt: string }[]).map(({ sharedAt }) => sharedAt));
      cursor = (body.next as string | null) ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen.map(Date.parse)).toEqual(seen.map(Date.parse).toSorted((one, other) => other - one));
  });

  test('is shown from level 2, or for a reason', async () => {
    const person = await addPerson(backend);
    const low = await converseAt(backend, person, 1);
    const read = (input: object) => backend.call('customers.disclosures', 'phone.adviser', { customerId: person.id, ...input });
    expect((await read({ conversationId: low })).body.code).toBe('level-too-low');
    expect((await read({})).body.code).toBe('reason-required');
    expect((await read({ conversationId: await sharing.talk(person) })).status).toBe(200);
  });
});
