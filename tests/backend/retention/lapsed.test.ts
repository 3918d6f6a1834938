import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DUE } from '../../../backend/retention/due.ts';
import { addDays, addMonths } from '../../../shared/domain/calendar.ts';
import { type Dealing, lastContactOn, RESTARTS } from '../../../shared/domain/last-contact.ts';
import { lapsesOn } from '../../../shared/domain/retention.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { rounds, seed } from '../../support/rounds.ts';
import { type Closing, closingAt } from '../closing.ts';
import { addPerson, converse, converseAt, newId, newReference, type Person } from '../people.ts';
import { type Retention, retentionAt, today } from '../retention.ts';
import { minutesAgo, type Sharing, sharingAt, to } from '../sharing.ts';
import { dealAt, lapse } from './dealings.ts';

let backend: TestBackend;
let retention: Retention;
let closing: Closing;
let sharing: Sharing;
let conversationId: string;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  retention = retentionAt(backend);
  closing = closingAt(backend);
  sharing = sharingAt(backend);
  conversationId = await converse(backend);
});
afterAll(() => backend?.stop());
// Whom an earlier test left is no longer anybody's.
beforeEach(async () => {
  await closing.pass(999);
  await backend.pool.query(`update customers set status = 'closed'`);
});

const dayOf = async ({ id }: Person) =>
  (await backend.pool.query<{ due: string }>(`select due_on::text as due from (${DUE.lapsed}) d where d.subject = $1`, [id]))
    .rows[0]?.due;
const statusOf = async ({ id }: Person) =>
  (await backend.pool.query('select status from customers where id = $1', [id])).rows[0]?.status;
/** Somebody whose last contact was so many years ago and a day. */
async function lapsed(years = 6): Promise<Person> {
  const person = await addPerson(backend);
  await lapse(backend, person, addDays(addMonths(today(), -12 * years), -1));
  return person;
}
const closingOf = async ({ reference }: Person) =>
  (
    await backend.pool.query('select * from closings where customer_reference = $1 order by received_at desc limit 1', [
      reference,
    ])
  ).rows[0];

describe('the day somebody lapses', () => {
  test.each([
    ['2024-02-29', '2030-02-28'],
    ['2020-02-29', '2026-02-28'],
    ['2019-03-31', '2025-03-31'],
  ])('last in contact on %s: %s', async (on, lapses) => {
    const person = await addPerson(backend);
    await lapse(backend, person, on);
    expect(await dayOf(person)).toBe(lapses);
    expect(lapsesOn(on)).toBe(lapses);
  });

  test('is six years after the last time the service was used, whatever else was recorded since, in whatever order', async () => {
    const kinds = Object.keys(RESTARTS).filter((what) => what !== 'registered') as Dealing[];
    const instant = fc
      .integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2026, 9, 1) })
      .map((at) => new Date(at - (at % 1_000)).toISOString());
    const history = fc.array(fc.record({ what: fc.constantFrom(...kinds), at: instant }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(history, instant, async (dealings, registeredAt) => {
        const person = await addPerson(backend);
        await lapse(backend, person, registeredAt.slice(0, 10), registeredAt);
        for (const { what, at } of dealings) await dealAt(backend, person, conversationId, what, at);
        const last = lastContactOn([...dealings, { what: 'registered', at: registeredAt }]) as string;
        expect(await dayOf(person)).toBe(lapsesOn(last));
      }),
      { numRuns: rounds(100), seed: seed() },
    );
  });

  test('is not moved by a contact made only to use a right, and is by one that is not', async () => {
    const person = await lapsed();
    const before = await dayOf(person);
    const here = await converseAt(backend, person, 3);
    const within = () => ({ commandId: newId(), customerId: person.id, conversationId: here, saidAt: new Date().toISOString() });
    const say = (operation: Parameters<TestBackend['call']>[0], input: object) =>
      backend.call(operation, 'phone.adviser', { ...within(), ...input });
    const asked = { requestId: newId(), reference: newReference(), howToAnswer: 'by letter' };
    const answers = [
      await say('consents.decide', { decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }] }),
      await say('rectifications.log', { ...asked, fields: [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }] }),
      await say('worries.raise', { about: 'safety' }),
    ];
    const { customerId: _, ...unmatched } = within();
    answers.push(
      await backend.call('requests.logUnmatched', 'phone.adviser', {
        ...{ ...unmatched, ...asked, requestId: newId(), reference: newReference() },
        ...{ kind: 'access', words: 'Send me what you have about me', matchedTo: person.id },
      }),
    );
    const closed = await closing.close(person, here, { requestId: newId(), reference: newReference() });
    answers.push(closed);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(closed.body).toMatchObject({ state: 'requested' });
    expect(await dayOf(person)).toBe(before);

    const given = await sharing.decide(person, here, 'satisfaction-survey', 'given');
    expect(given.status).toBe(200);
    expect(await dayOf(person)).toBe(lapsesOn(today()));
  });
});

describe('people who have lapsed', () => {
  test('are counted with what falls due', async () => {
    await lapsed();
    const [due] = (await retention.due()).filter(({ what }) => what === 'lapsed');
    expect(due).toMatchObject({ rule: 'no-contact', organisation: '0000000203', count: 1, due: 1, held: 0 });
  });

  test('are closed as anybody is, once looked at and approved: at once, then after the safety net; then certified by store', async () => {
    const [one, other] = [await lapsed(), await lapsed(9)];
    await sharing
      .share(one, { conversationId: await sharing.talk(one), recipientId: to('local-careers') })
      .then(({ status }) => expect(status).toBe(200));
    await backend.pool.query(`delete from disclosures where customer_id = $1 and conversation_id is null`, [one.id]);
    await backend.pool.query(`update disclosures set shared_at = shared_at - interval '8 years' where customer_id = $1`, [
      one.id,
    ]);
    await backend.pool.query(
      `insert into copies (machine_id, customer_id, holder, organisation, taken_at, expires_at)
       values ($1, $2, 'local.adviser', '0000000203', now(), now() + interval '12 hours')`,
      [newId(), one.id],
    );
    const recent = await addPerson(backend);
    const { body } = await retention.propose({ what: 'lapsed' });
    expect(body).toMatchObject({ items: 2, held: 0 });
    expect((await retention.itemsOf(body.runId)).map(({ reference }) => reference)).toEqual([other.reference, one.reference]);
    await retention.approve(body.runId);
    await retention.start(body.runId);
    await retention.toItsEnd(body.runId);
    expect(await Promise.all([one, other, recent].map(statusOf))).toEqual(['closed', 'closed', 'current']);
    expect(await closingOf(one)).toMatchObject({
      ...{ reason: 'lapsed', state: 'waiting', scope: 'service', organisation: '0000000203' },
      ...{ recorded_by: 'supervisor', confirmed_by: 'supervisor.two' },
    });
    const told = await backend.pool.query(`select kind from recipient_notices where customer_id = $1`, [one.id]);
    expect(told.rows).toEqual([{ kind: 'closed' }]);
    expect(await closing.find(one.email)).toEqual([]);
    const listed = await backend.call('closures.list', 'local.supervisor', { which: 'under-way' });
    expect((listed.body.items as { reference: string }[]).map(({ reference }) => reference)).toContain(one.reference);

    const stores = async () => (await retention.certificatesOf(body.runId)).map(({ store }) => store).toSorted();
    const certify = () => retention.certify();
    await certify();
    expect(await stores()).toEqual([]);
    expect(await closing.pass(25)).toBe(2);
    await certify();
    expect(await stores()).toEqual(['database']);
    await backend.pool.query(`update closing_copies set expires_at = now() - interval '1 minute'`);
    await certify();
    expect(await stores()).toEqual(['database', 'machines']);
    await backend.pool.query(`update closings set state = 'cleaned', cleaned_at = now() where state = 'destroyed'`);
    await certify();
    await certify();
    expect(await stores()).toEqual(['database', 'disk', 'machines']);
    const certificates = await retention.certificatesOf(body.runId);
    expect(certificates.every(({ count, sound }) => count === 2 && sound)).toBe(true);
    expect(await Promise.all([one, other].map(statusOf))).toEqual([undefined, undefined]);
  });

  test('somebody a supervisor stops inside the safety net stays, and is not certified', async () => {
    const [stays, goes] = [await lapsed(), await lapsed()];
    const runId = await retention.whole({ what: 'lapsed' });
    expect((await closing.stop((await closingOf(stays)).id, 'local.supervisor')).status).toBe(200);
    expect(await closing.pass(25)).toBe(1);
    await retention.certify();
    expect(await retention.runOf(runId)).toMatchObject({ state: 'finished', done: 1, held: 1 });
    expect(await retention.certificatesOf(runId)).toMatchObject([{ store: 'machines' }, { store: 'database', count: 1 }]);
    expect((await retention.itemsOf(runId, { which: 'held' })).map(({ heldBecause }) => heldBecause)).toEqual(['stopped']);
    expect(await Promise.all([stays, goes].map(statusOf))).toEqual(['current', undefined]);
  });

  test('a complaint holds a record whoever it is about; to who it is about nothing of that falls due', async () => {
    const [asking, free] = [await lapsed(), await lapsed()];
    await backend.call('sessions.mine', 'supervisor', {});
    const asked = { requestId: newId(), reference: newReference() };
    const dueTo = async (as: string) => (await retention.due(undefined, as)).find(({ what }) => what === 'lapsed');
    expect(await dueTo('supervisor')).toMatchObject({ due: 2, held: 0 });
    const logged = await backend.call('requests.logUnmatched', 'phone.adviser', {
      ...{ commandId: newId(), ...asked, conversationId: await converse(backend), saidAt: minutesAgo(1), matchedTo: asking.id },
      ...{ kind: 'complaint', words: 'In their words', howToAnswer: 'by letter', aboutSub: 'supervisor' },
    });
    expect(logged.status).toBe(200);
    expect(await dueTo('supervisor')).toMatchObject({ count: 1, due: 1, held: 0 });
    expect(await dueTo('supervisor.two')).toMatchObject({ count: 2, due: 2, held: 1 });
    const { body } = await retention.propose({ what: 'lapsed' }, 'supervisor.two');
    expect(body).toMatchObject({ items: 2, held: 1 });
    const { runId } = body;
    const items = async (as: string) => {
      const answer = await backend.call('retention.items', as, { runId, limit: 100 });
      return { items: answer.body.items as Record<string, unknown>[], text: JSON.stringify(answer.body) };
    };
    const theirs = await items('supervisor');
    expect(theirs.items).toMatchObject([{ reference: free.reference, heldBecause: null }]);
    for (const mark of [asking.reference, asked.requestId, asked.reference, 'open']) expect(theirs.text).not.toContain(mark);
    expect((await items('supervisor.two')).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ heldBecause: 'complaint-open', heldBy: asked })]),
    );
    expect(await retention.runOf(runId)).toMatchObject({ items: 1, held: 0 });
    expect(await retention.runOf(runId, 'supervisor.two')).toMatchObject({ items: 2, held: 1 });
    // What they may not know of they do not approve.
    await retention.approve(runId, 'supervisor');
    expect(await retention.runOf(runId, 'supervisor.two')).toMatchObject({ items: 1, held: 0 });
    await retention.start(runId);
    await retention.toItsEnd(runId);
    expect(await Promise.all([asking, free].map(statusOf))).toEqual(['current', 'closed']);
    const again = await retention.propose({ what: 'lapsed' });
    expect([again.status, again.body.code]).toEqual([400, 'validation']);
    expect((await retention.propose({ what: 'lapsed' }, 'supervisor.two')).body).toMatchObject({ items: 1, held: 1 });
  });

  test('a complaint that comes after a run was made takes the record out of the sight of who it is about', async () => {
    const asking = await lapsed();
    await backend.call('sessions.mine', 'supervisor', {});
    const { body } = await retention.propose({ what: 'lapsed' });
    await retention.approve(body.runId);
    await backend.call('requests.logUnmatched', 'phone.adviser', {
      ...{ commandId: newId(), requestId: newId(), reference: newReference(), conversationId: await converse(backend) },
      ...{ saidAt: minutesAgo(1), matchedTo: asking.id, kind: 'complaint', words: 'In their words', howToAnswer: 'by letter' },
      aboutSub: 'supervisor',
    });
    await retention.start(body.runId);
    await retention.toItsEnd(body.runId);
    expect(await statusOf(asking)).toBe('current');
    expect(await retention.itemsOf(body.runId)).toEqual([]);
    const two = await backend.call('retention.items', 'supervisor.two', { runId: body.runId, limit: 100 });
    expect(two.body.items).toMatchObject([{ state: 'held', heldBecause: 'complaint-open' }]);
  });

  test('who is waiting for something, or was in contact since, is held with the reason', async () => {
    const people = [await lapsed(), await lapsed(), await lapsed(), await lapsed()] as const;
    const [asking, back, dead, free] = people;
    const here = await converse(backend);
    const asked = { requestId: newId(), reference: newReference() };
    await backend.call('requests.logUnmatched', 'phone.adviser', {
      ...{ commandId: newId(), ...asked, conversationId: here, saidAt: minutesAgo(1), matchedTo: asking.id },
      ...{ kind: 'complaint', words: 'In their words', howToAnswer: 'by letter' },
    });
    await closing.close(dead, await closing.talk(dead, 0), { reason: 'deceased' });
    const { body } = await retention.propose({ what: 'lapsed' });
    expect(body).toMatchObject({ items: 4, held: 2 });
    await retention.approve(body.runId);
    await dealAt(backend, back, conversationId, 'session', new Date().toISOString());
    await retention.start(body.runId);
    await retention.toItsEnd(body.runId);
    const held = await retention.itemsOf(body.runId, { which: 'held' });
    expect(held.map(({ heldBecause, heldBy }) => [heldBecause, heldBy?.reference]).toSorted()).toEqual([
      ['closing-to-confirm', undefined],
      ['complaint-open', asked.reference],
      ['not-due-any-more', undefined],
    ]);
    expect(await Promise.all(people.map(statusOf))).toEqual(['current', 'current', 'current', 'closed']);
    expect(await closingOf(free)).toMatchObject({ reason: 'lapsed' });
  });
});
