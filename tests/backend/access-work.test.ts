import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from '../../shared/domain/access.ts';
import { documentOf } from '../../shared/domain/access-document.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Accessing, accessingAt } from './accessing.ts';
import { closingAt } from './closing.ts';
import { type Copying, copyingAt } from './copying.ts';
import { disputingAt, today } from './disputing.ts';
import { type Marked, markedCustomer } from './marked-customer.ts';
import { addPerson, auditOf, converse, newId, newReference, type Person } from './people.ts';

type Body = Record<string, unknown>;

let backend: TestBackend;
let desk: Accessing;
let work: Copying;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = accessingAt(backend);
  work = copyingAt(backend);
});
afterAll(() => backend?.stop());

const codeOf = ({ status, body }: { status: number; body: Body }) => [status, body.code];
/** Somebody with a note about them, who asked for a copy and said where it goes. */
async function asked(more: Body = { goesTo: 'address' }): Promise<{ person: Person; requestId: unknown; notes: string[] }> {
  const person = await addPerson(backend);
  const talk = await desk.talk(person);
  const { body } = await desk.log(person, talk, more);
  await backend.call('conversations.end', 'phone.adviser', {
    ...{ commandId: newId(), conversationId: talk, at: new Date().toISOString(), note: 'His sister Ada rang as well' },
  });
  const notes = work.flaggedIn(await work.copyOf(body.requestId)).map(({ path }) => path);
  return { person, requestId: body.requestId, notes };
}

test('the whole way: places, what is flagged, looked through, sent, completed; and only in that order', async () => {
  const { person, requestId, notes } = await asked();
  expect(notes).toHaveLength(1);
  expect(await work.workOf(requestId)).toMatchObject({
    goesTo: 'address',
    reviewed: null,
    sent: null,
    mayPrepare: true,
    others: [],
  });
  expect((await work.workOf(requestId)).places.map(({ answer }) => answer)).toEqual(PLACES.map(() => null));

  expect(codeOf(await work.review(requestId))).toEqual([409, 'not-at-that-step']);
  expect((await work.judge(requestId, notes, 'leave-out', 'about-somebody-else')).body).toMatchObject({ undecided: 0 });
  expect(codeOf(await work.send(requestId))).toEqual([409, 'not-at-that-step']);
  expect((await work.review(requestId)).status).toBe(200);
  expect((await work.copyOf(requestId)).reviewed).toMatchObject({ byName: 'Margaret Doyle', same: true });
  const early = await work.send(requestId);
  expect(early.body).toMatchObject({ code: 'not-at-that-step', errors: [{ pointer: '/places', code: 'required' }] });
  await work.answerAll(requestId);
  expect(codeOf(await work.send(requestId, { how: 'secure-email' }))).toEqual([400, 'validation']);
  expect(codeOf(await work.send(requestId, { on: addDays(today(), 1) }))).toEqual([400, 'validation']);
  expect(codeOf(await work.send(requestId, { on: addDays(today(), -1) }))).toEqual([400, 'validation']);
  expect(codeOf(await work.send(requestId, { version: 1 }))).toEqual([412, 'stale-version']);

  const { copy } = await work.copyOf(requestId);
  const text = JSON.stringify(documentOf(copy));
  expect(text).not.toContain('sister Ada');
  expect(text).toContain('It is about somebody else, who has not agreed that you get it.');
  const sent = await work.send(requestId);
  expect(sent.body).toMatchObject({ step: 'completed' });
  expect(await work.workOf(requestId)).toMatchObject({ sent: { on: today(), how: 'post' } });
  const read = await disputingAt(backend).read(requestId);
  expect(read).toMatchObject({ step: 'completed', toldOn: today(), toldHow: 'letter', dueOn: null });
  const { rows } = await backend.pool.query('select sent_hash, reviewed_hash from access_requests where request_id = $1', [
    requestId,
  ]);
  expect(rows).toEqual([{ sent_hash: copy.hash, reviewed_hash: copy.hash }]);
  const { body } = await backend.call('requests.history', 'supervisor', { requestId });
  expect((body.items as Body[]).map(({ event }) => event)).toEqual(
    expect.arrayContaining(['logged', 'claimed', 'copy-sent', 'completed']),
  );
  const of = (event: string) => (body.items as Body[]).find((one) => one.event === event);
  expect(of('customer-told')).toMatchObject({ on: today(), at: of('copy-sent')?.at });
  const acts = (await auditOf(backend, person)).filter(({ kind }) => kind === 'request').map(({ outcome }) => outcome);
  expect(acts).toEqual(['recorded', 'looked-through', 'reviewed', ...PLACES.map(() => 'place-answered'), 'copy-sent']);
  expect(codeOf(await work.send(requestId, { version: 9 }))).toEqual([412, 'stale-version']);
  expect(codeOf(await work.judge(requestId, notes))).toEqual([409, 'not-at-that-step']);
});

test('what changes after it was looked through is told, and nothing goes out over it', async () => {
  const { person, requestId, notes } = await asked();
  await work.judge(requestId, notes);
  await work.answerAll(requestId);
  const { copy } = await work.copyOf(requestId);
  expect((await work.review(requestId)).status).toBe(200);
  await backend.pool.query(`update held_values set value = '1 New Road' where customer_id = $1 and field = 'addressLine1'`, [
    person.id,
  ]);
  expect((await work.copyOf(requestId)).reviewed).toMatchObject({ same: false });
  expect(codeOf(await work.send(requestId))).toEqual([409, 'changed-meanwhile']);
  expect(codeOf(await work.send(requestId, { hash: copy.hash }))).toEqual([409, 'changed-meanwhile']);
  const stale = { version: await work.versionOf(requestId), hash: copy.hash };
  expect(codeOf(await work.call('accessRequests.review', requestId, stale))).toEqual([409, 'changed-meanwhile']);
  // A decision taken anew is a change too.
  expect((await work.review(requestId)).status).toBe(200);
  await work.judge(requestId, notes, 'leave-out', 'given-in-confidence');
  expect(codeOf(await work.send(requestId))).toEqual([409, 'changed-meanwhile']);
  expect((await work.review(requestId)).status).toBe(200);
  expect((await work.send(requestId)).status).toBe(200);
});

test('it goes nowhere the customer has not said at level 3, and not to what became younger than 14 days', async () => {
  const ready = async (requestId: unknown, notes: string[]) => {
    await work.judge(requestId, notes);
    await work.answerAll(requestId);
    expect((await work.review(requestId)).status).toBe(200);
  };
  const later = await asked({});
  await ready(later.requestId, later.notes);
  const unsettled = await work.send(later.requestId);
  expect(unsettled.body.errors).toEqual([expect.objectContaining({ pointer: '/how', code: 'level-too-low' })]);
  const moved = await asked({ goesTo: 'email' });
  await backend.pool.query(
    `update held_values set obtained_at = now() - interval '2 days' where customer_id = $1 and field = 'email'`,
    [moved.person.id],
  );
  await ready(moved.requestId, moved.notes);
  const young = await work.send(moved.requestId, { how: 'secure-email' });
  expect(young.body.errors).toEqual([expect.objectContaining({ pointer: '/how', code: 'too-recent' })]);
  const talk = await desk.talk(moved.person);
  expect((await desk.settle(moved.person, talk, 'collected')).status).toBe(200);
  expect((await work.review(moved.requestId)).status).toBe(200);
  expect((await work.send(moved.requestId, { how: 'collected' })).status).toBe(200);
});

describe('who may', () => {
  test('whoever logged it does not look it through, and what another holds is theirs', async () => {
    const person = await addPerson(backend);
    const { body } = await desk.log(person, await desk.talk(person, 3, 'supervisor'), { goesTo: 'address' }, 'supervisor');
    await work.answerAll(body.requestId);
    expect(codeOf(await work.review(body.requestId))).toEqual([403, 'four-eyes']);
    expect((await work.review(body.requestId, 'supervisor.two')).status).toBe(200);
    expect(codeOf(await work.judge(body.requestId, ['customers/record#given_name']))).toEqual([409, 'claimed-by-another']);
    expect(codeOf(await work.send(body.requestId))).toEqual([409, 'claimed-by-another']);
    // Who looked it through may send it.
    expect((await work.send(body.requestId, {}, 'supervisor.two')).status).toBe(200);
  });

  test('an organisation’s supervisor answers for the places of its own requests, and opens no copy', async () => {
    const person = await addPerson(backend);
    const { body } = await desk.log(person, await desk.talk(person, 1, 'local.adviser'), {}, 'local.adviser');
    expect(await work.workOf(body.requestId, 'local.supervisor')).toMatchObject({ mayPrepare: false });
    const paper = { place: 'paper', answer: 'found', items: 2, attachedAs: 'Two forms, scanned' };
    const done = await work.call('accessRequests.answerPlace', body.requestId, paper, 'local.supervisor');
    expect(done.body).toMatchObject({ left: PLACES.length - 1 });
    expect(
      codeOf(await work.judge(body.requestId, ['customers/record#given_name'], 'keep', 'only-about-them', 'local.supervisor')),
    ).toEqual([404, 'not-found']);
    const { body: elsewhere } = await desk.log(person, await desk.talk(person, 0));
    expect(codeOf(await work.call('accessRequests.answerPlace', elsewhere.requestId, paper, 'local.supervisor'))).toEqual([
      404,
      'not-found',
    ]);
    expect((await work.workOf(elsewhere.requestId)).others).toEqual([body.reference]);
    expect((await work.copyOf(body.requestId)).copy.places.find(({ place }) => place === 'paper')).toMatchObject({
      ...{ answer: 'found', items: 2, attachedAs: 'Two forms, scanned' },
    });
  });

  test('whoever may not learn of it finds none of it', async () => {
    const { requestId, notes } = await asked();
    await backend.pool.query(`insert into requests_unseen values ($1, 'supervisor.two')`, [requestId]);
    const as = 'supervisor.two';
    expect((await backend.call('accessRequests.work', as, { requestId })).status).toBe(404);
    expect((await work.call('accessRequests.answerPlace', requestId, { place: 'paper', answer: 'nothing' }, as)).status).toBe(
      404,
    );
    expect((await work.judge(requestId, notes, 'keep', 'only-about-them', as)).status).toBe(404);
    const seen = { version: 1, hash: '0'.repeat(64) };
    expect((await work.call('accessRequests.review', requestId, seen, as)).status).toBe(404);
    expect((await work.call('accessRequests.send', requestId, { ...seen, on: today(), how: 'post' }, as)).status).toBe(404);
  });
});

test('what fits no answer of a place, no item and no decision is refused', async () => {
  const { requestId, notes } = await asked();
  for (const wrong of [
    { answer: 'found' },
    { answer: 'found', items: 1 },
    { answer: 'nothing', items: 1 },
    { answer: 'not-searched' },
    { answer: 'nothing', because: 'out-of-proportion' },
    { answer: 'nothing', place: 'the-moon' },
  ])
    expect(codeOf(await work.call('accessRequests.answerPlace', requestId, { place: 'paper', ...wrong }))).toEqual([
      400,
      'validation',
    ]);
  const why = { answer: 'not-searched', because: 'never-dealt-with-there', place: 'paper' };
  expect((await work.call('accessRequests.answerPlace', requestId, why)).status).toBe(200);
  expect(codeOf(await work.judge(requestId, ['conversations/x#note']))).toEqual([400, 'validation']);
  expect(codeOf(await work.judge(requestId, notes, 'keep', 'about-somebody-else'))).toEqual([400, 'validation']);
  expect(codeOf(await work.judge(requestId, notes, 'leave-out', 'only-about-them'))).toEqual([400, 'validation']);
  const other = await disputeOf();
  expect(codeOf(await work.call('accessRequests.answerPlace', other, { place: 'paper', answer: 'nothing' }))).toEqual([
    409,
    'not-at-that-step',
  ]);
});

async function disputeOf(): Promise<unknown> {
  const person = await addPerson(backend);
  const disputing = disputingAt(backend);
  const talk = await disputing.talk(person, 1);
  return (await disputing.log(person, talk, [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }])).body.requestId;
}

test('a request after closing is completed with a copy of exactly what stays, once a document was seen', async () => {
  const marked: Marked = await markedCustomer(backend, true);
  const closing = closingAt(backend);
  expect((await closing.close({ id: marked.id } as Person, marked.conversationId)).status).toBe(200);
  expect(await closing.pass(25)).toBe(1);
  const requestId = newId();
  const conversationId = await converse(backend);
  await backend.call('requests.logUnmatched', 'phone.adviser', {
    ...{
      commandId: newId(),
      requestId,
      reference: newReference(),
      conversationId,
      saidAt: new Date().toISOString(),
      kind: 'access',
    },
    ...{ words: 'What is left', howToAnswer: 'by letter', closedReference: marked.reference },
  });
  await work.answerAll(requestId);
  // Nobody knew who spoke: it is looked through whether these are the words of whoever the copy is of.
  const said = work.flaggedIn(await work.copyOf(requestId)).map(({ path }) => path);
  expect(said.map((path) => path.split('#')[1])).toEqual(['words', 'how_to_answer']);
  await work.judge(requestId, said);
  expect((await work.review(requestId)).status).toBe(200);
  expect(codeOf(await work.send(requestId))).toEqual([400, 'validation']);
  expect((await work.send(requestId, { documentSeen: 'passport' })).body).toMatchObject({ step: 'completed' });
  const { rows } = await backend.pool.query(
    `select a.outcome from audit a join evidence e on e.audit_alias = a.subject where e.customer_reference = $1 and a.kind = 'request'`,
    [marked.reference],
  );
  expect(rows.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['reviewed', 'copy-sent']));
});
