import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, decision, newId } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());

test('the survey makes a notice to stop for each research organisation that was sent this customer, once', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
  for (const index of [0, 1]) {
    const sent = await sharing.share(person, {
      conversationId,
      recipientId: to('market-research', index),
      saidAt: minutesAgo(30),
    });
    expect(sent.status).toBe(200);
  }
  await sharing.share(person, { conversationId, recipientId: to('introduced-to'), saidAt: minutesAgo(20) });
  const answer = await sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn');
  const today = new Date(Date.now() - 30 * 60_000).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
  expect(
    (answer.body.toTell as { recipientId: string }[]).toSorted((a, b) => a.recipientId.localeCompare(b.recipientId)),
  ).toEqual([0, 1].map((index) => ({ recipientId: to('market-research', index), kind: 'stop-contact', lastSharedOn: today })));
  const { notices } = await sharing.ledgerOf(person);
  expect(notices.map(({ kind, state }) => [kind, state])).toEqual([
    ['stop-contact', 'to-tell'],
    ['stop-contact', 'to-tell'],
  ]);
  const again = await sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn');
  expect(again.body).not.toHaveProperty('toTell');
  expect((await sharing.ledgerOf(person)).notices).toHaveLength(2);
});

test('nothing is made where nobody was sent anything', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'given');
  expect((await sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn')).body).not.toHaveProperty('toTell');
  expect((await sharing.ledgerOf(person)).notices).toEqual([]);
});

test('by the website too; the privacy team tells them', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
  await sharing.share(person, { conversationId, recipientId: to('market-research'), saidAt: minutesAgo(30) });
  const { conversationId: _, ...said } = decision(person, conversationId, [
    { purpose: 'satisfaction-survey', decision: 'withdrawn' },
  ]);
  const answer = await backend.call('consents.decide', 'website', { ...said, signInId: newId() });
  expect(answer.body.toTell).toHaveLength(1);
  const { rows } = await backend.pool.query('select organisation from recipient_notices where customer_id = $1', [person.id]);
  expect(rows).toEqual([{ organisation: '0000000999' }]);
});

test('said earlier than a later yes, it stops nobody', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
  await sharing.share(person, { conversationId, recipientId: to('market-research'), saidAt: minutesAgo(35) });
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(10));
  const late = await sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn', minutesAgo(20));
  expect(late.body).not.toHaveProperty('toTell');
});

test('an ethnicity that was passed on is asked to be erased, with the survey in one go', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  for (const purpose of ['satisfaction-survey', 'ethnicity-monitoring'])
    await sharing.decide(person, conversationId, purpose, 'given', minutesAgo(40));
  const items = ['givenName', 'ethnicity'];
  expect(
    (await sharing.share(person, { conversationId, recipientId: to('market-research'), items, saidAt: minutesAgo(30) })).status,
  ).toBe(200);
  expect(
    (await sharing.share(person, { conversationId, recipientId: to('local-careers'), items, saidAt: minutesAgo(30) })).status,
  ).toBe(200);
  const both = decision(person, conversationId, [
    { purpose: 'satisfaction-survey', decision: 'withdrawn' },
    { purpose: 'ethnicity-monitoring', decision: 'withdrawn' },
  ]);
  const answer = await backend.call('consents.decide', 'phone.adviser', both);
  expect((answer.body.toTell as { kind: string }[]).map(({ kind }) => kind).toSorted()).toEqual([
    'erase',
    'erase',
    'stop-contact',
  ]);
  const { rows } = await backend.pool.query(`select items from recipient_notices where customer_id = $1 and kind = 'erase'`, [
    person.id,
  ]);
  expect(rows).toEqual([{ items: ['ethnicity'] }, { items: ['ethnicity'] }]);
});

test('recorded late, what was passed on while it was agreed to is true, and whoever got it is told to stop', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn', minutesAgo(20));
  const during = await sharing.share(person, { conversationId, recipientId: to('market-research'), saidAt: minutesAgo(30) });
  expect(during.status).toBe(200);
  expect((await sharing.ledgerOf(person)).notices).toMatchObject([{ kind: 'stop-contact', state: 'to-tell' }]);
  const after = await sharing.share(person, { conversationId, recipientId: to('market-research'), saidAt: minutesAgo(10) });
  expect(after.body.errors).toMatchObject([{ code: 'survey-not-agreed' }]);
});

test('while it is being passed on: either the row is refused or its notice is made', async () => {
  for (let round = 0; round < 10; round++) {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
    const [shared] = await Promise.all([
      sharing.share(person, { conversationId, recipientId: to('market-research') }),
      sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn'),
    ]);
    const { items, notices } = await sharing.ledgerOf(person);
    expect([shared.status === 200, items.length, notices.length]).toEqual(shared.status === 200 ? [true, 1, 1] : [false, 0, 0]);
  }
});
