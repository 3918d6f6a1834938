import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeResearchList } from '../../backend/sharing/research-list.ts';
import { letterOf, type NoticeToWrite } from '../../renderer/screens/recipients/letter-text.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Disputing, disputingAt, today } from './disputing.ts';
import { addPerson, auditOf, newId, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let sharing: Sharing;
let desk: Disputing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
  desk = disputingAt(backend);
});
afterAll(() => backend?.stop());

const recipientId = to('local-careers');
const TELLS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
const dispute = (says: string) => [{ field: 'email', says, incomplete: false }];
const noticesOf = async (person: Person) => {
  const of = async (which: string) =>
    (await backend.call('recipientNotices.list', 'supervisor', { which, customerId: person.id })).body.items as NoticeToWrite[];
  return [...(await of('open')), ...(await of('ended'))];
};
/** The letter of a notice; the gate that is shut where there is none. */
async function letter({ id: noticeId }: { id: string }): Promise<string> {
  const { status, body } = await backend.call('recipientNotices.read', 'supervisor', { noticeId });
  if (status === 200) return letterOf(body as unknown as NoticeToWrite, { name: 'Sarah Okafor', today: today() });
  return (body.errors as { code: string }[]).map(({ code }) => code).join();
}
/** Every letter there is about a person, the list for a research organisation, and what a new passing-on comes to. */
async function everythingOut(person: Person): Promise<string> {
  const letters = await Promise.all((await noticesOf(person)).map(letter));
  const asked = { month: '2026-04', recipientId: to('market-research'), actor: 'extract', organisation: '0000000999' };
  const { people } = await makeResearchList(backend.pool, asked, () => undefined);
  const listed = people.filter(({ customerId }) => customerId === person.id);
  const passed = await sharing.share(person, { reason: 'my-day', recipientId: to('introduced-to'), items: ['email'] });
  return JSON.stringify([letters, listed, passed.status === 200 ? 'passed on' : passed.body.errors]);
}
const told = (notice: { id: string }, version: number, state: object = { state: 'told', how: 'letter' }) =>
  backend.call('recipientNotices.update', 'supervisor', {
    commandId: newId(),
    noticeId: notice.id,
    version,
    on: today(),
    ...state,
  });

/** Somebody in touch in April who agrees to surveys, whose name and address for e-mail a careers partner was given. */
async function shared(): Promise<{ person: Person; conversationId: string }> {
  const person = await addPerson(backend);
  await backend.pool.query(`update sessions set at = '2026-04-15T10:00:00Z' where customer_id = $1`, [person.id]);
  const conversationId = await desk.talk(person);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(50));
  const passed = { reason: 'my-day', recipientId, items: ['givenName', 'email'], saidAt: minutesAgo(45) };
  expect((await sharing.share(person, passed)).status).toBe(200);
  return { person, conversationId };
}

test('from the first word to the last letter: what is right goes out only once the customer was told', async () => {
  const { person, conversationId } = await shared();
  const [first, second] = ['first.marker@example.org', 'second.marker@example.org'];
  const before = await everythingOut(person);
  expect(before).toContain(person.email);
  expect(before).toContain('passed on');

  const { body } = await desk.log(person, conversationId, dispute(first));
  const { requestId } = body;
  const nowhere = async () => {
    const out = await everythingOut(person);
    for (const value of [person.email, first, second]) expect(out).not.toContain(value);
    expect(out).toContain('being-checked');
  };
  await nowhere();
  await desk.decide(requestId, 1, [{ field: 'email', decision: 'corrected', seenNow: person.email }]);
  // Decided, and the customer not told: nobody outside hears it before them.
  await nowhere();
  const [notice, ...others] = await noticesOf(person);
  expect(others).toHaveLength(2);
  expect(await letter(notice as NoticeToWrite)).toBe('being-checked');
  const early = await told(notice as NoticeToWrite, 1);
  expect([early.body.code, early.body.errors]).toMatchObject(['not-to-share', [{ code: 'being-checked' }]]);

  // Disputed again, it is to be decided again.
  const again = await desk.log(person, conversationId, dispute(second));
  expect(again.body.joined).toMatchObject([{ field: 'email', reference: body.reference }]);
  await nowhere();
  await desk.decide(requestId, 3, [{ field: 'email', decision: 'corrected', seenNow: first }]);
  await nowhere();
  // Who is still to be told is told once.
  expect(await noticesOf(person)).toHaveLength(3);
  expect((await desk.tell(requestId, 4)).status).toBe(200);
  const after = await everythingOut(person);
  expect(after).toContain(`to ${second}`);
  for (const value of [person.email, first]) expect(after).not.toContain(value);
  expect((await told(notice as NoticeToWrite, 1)).status).toBe(200);
});

test('disputed after its notice was made, it is in no letter, and nobody is told, before that is settled too', async () => {
  const { person, conversationId } = await shared();
  const [right, doubted] = ['right.marker@example.org', 'doubted.marker@example.org'];
  const { body } = await desk.log(person, conversationId, dispute(right));
  await desk.decide(body.requestId, 1, [{ field: 'email', decision: 'corrected', seenNow: person.email }]);
  await desk.tell(body.requestId, 2);
  const [notice] = (await noticesOf(person)) as [NoticeToWrite];
  expect(await letter(notice)).toContain(`to ${right}`);

  const later = await desk.log(person, conversationId, dispute(doubted));
  expect(later.body.joined).toEqual([]);
  const out = await everythingOut(person);
  for (const value of [person.email, right, doubted]) expect(out).not.toContain(value);
  expect((await told(notice, 1)).body.code).toBe('not-to-share');
  const looks = (await auditOf(backend, person)).filter(({ operation }) => operation === 'recipientNotices.read');
  expect(looks.map(({ outcome }) => outcome)).toEqual(['shown', 'refused']);

  // Kept as it was put right first: the notice says that, and is told.
  const kept = { field: 'email', decision: 'kept', seenNow: right, reasons: 'It was read back.' };
  await desk.decide(later.body.requestId, 1, [kept], TELLS);
  await desk.tell(later.body.requestId, 2);
  expect(await letter(notice)).toContain(`to ${right}`);
  expect((await told(notice, 1)).status).toBe(200);
});

test('a letter about something else leaves out what is being checked, and still says the rest', async () => {
  const { person, conversationId } = await shared();
  const survey = { reason: 'my-day', recipientId: to('market-research'), items: ['givenName', 'email'], saidAt: minutesAgo(40) };
  expect((await sharing.share(person, survey)).status).toBe(200);
  await sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn');
  const [notice] = (await noticesOf(person)) as [NoticeToWrite];
  expect(await letter(notice)).toContain(person.email);
  await desk.log(person, conversationId, dispute('other.marker@example.org'));
  const text = await letter(notice);
  expect(text).toContain(person.givenName);
  expect(text).not.toContain(person.email);
  expect(text).not.toContain('other.marker');
  expect((await told(notice, 1)).status).toBe(200);
});

test('passed on before it was disputed and recorded late, it is true, and its recipient is told what is right', async () => {
  const { person, conversationId } = await shared();
  const { body } = await desk.log(person, conversationId, dispute('late.marker@example.org'));
  const late = (index: number, minutes: number) =>
    sharing.share(person, {
      reason: 'my-day',
      recipientId: to('introduced-to', index),
      items: ['email'],
      saidAt: minutesAgo(minutes),
    });
  expect((await late(0, 30)).status).toBe(200);
  await desk.decide(body.requestId, 1, [{ field: 'email', decision: 'corrected', seenNow: person.email }]);
  const toTell = async () => (await noticesOf(person)).map((one) => [one.recipientId, one.items, one.requestId]);
  const both = [recipientId, to('introduced-to', 0)].map((id) => [id, ['email'], body.requestId]);
  expect((await toTell()).toSorted()).toEqual(both.toSorted());
  // Recorded once it was decided, while the request is open: one more to tell before it ends. The same one again is none.
  expect((await late(1, 30)).status).toBe(200);
  expect((await late(1, 29)).status).toBe(200);
  expect((await toTell()).toSorted()).toEqual([...both, [to('introduced-to', 1), ['email'], body.requestId]].toSorted());
  await desk.tell(body.requestId, 2);
  expect((await desk.read(body.requestId)).step).toBe('tell-recipients');
  for (const notice of await noticesOf(person)) await told(notice, 1, { state: 'impossible', because: 'nobody-answers' });
  expect((await desk.read(body.requestId)).step).toBe('completed');
  // Recorded once it is complete: a notice of its own, and the request keeps its end.
  const last = { reason: 'my-day', recipientId: to('local-careers', 1), items: ['email'], saidAt: minutesAgo(30) };
  expect((await sharing.share(person, last)).status).toBe(200);
  expect(await toTell()).toContainEqual([to('local-careers', 1), ['email'], null]);
  expect((await desk.read(body.requestId)).step).toBe('completed');
});
