import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { openStream, untilSo } from '../support/change-stream.ts';
import { accessingAt } from './accessing.ts';
import { copyingAt } from './copying.ts';
import { disputingAt, today } from './disputing.ts';
import { addPerson, converse, converseAt, newId } from './people.ts';
import { promisingAt } from './promising.ts';
import { minutesAgo } from './sharing.ts';
import { codeOf } from './speaking.ts';

let backend: TestBackend;
let promising: ReturnType<typeof promisingAt>;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  promising = promisingAt(backend);
});
afterAll(() => backend?.stop());

const errorsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body.errors as { pointer: string; code: string }[] | undefined)?.map(({ pointer, code }) => `${pointer} ${code}`);

describe('what becomes of it', () => {
  const one = async () => {
    const promiseId = newId();
    const person = await addPerson(backend);
    await promising.make({ customerId: person.id, conversationId: await converse(backend) }, today(), { commandId: promiseId });
    return { promiseId, person };
  };

  test('fits together, or is refused', async () => {
    const { promiseId } = await one();
    expect(errorsOf(await promising.keep(promiseId, 'not-kept'))).toEqual(['/because required']);
    expect(errorsOf(await promising.keep(promiseId, 'kept', { because: 'overlooked' }))).toEqual(['/because not-here']);
    expect(errorsOf(await promising.keep(promiseId, 'moved'))).toEqual(['/day required']);
    expect(errorsOf(await promising.keep(promiseId, 'kept', { day: today() }))).toEqual(['/day not-here']);
    expect(errorsOf(await promising.keep(promiseId, 'kept', { part: 'morning' }))).toEqual(['/part not-here']);
    expect(errorsOf(await promising.keep(promiseId, 'moved', { day: addDays(today(), -2) }))).toEqual(['/day in-the-past']);
    expect((await promising.keep(promiseId, 'not-kept', { because: 'a free text' })).status).toBe(400);
    expect(codeOf(await promising.keep(newId(), 'kept'))).toEqual([404, 'not-found']);
  });

  test('is told to who follows, once and by no value, so that no colleague rings the customer again', async () => {
    const { promiseId, person } = await one();
    const stream = await openStream(backend.url, await backend.token('supervisor'));
    try {
      await untilSo(() => stream.events.length > 0);
      const commandId = newId();
      expect((await promising.keep(promiseId, 'kept', { commandId })).status).toBe(200);
      expect((await promising.keep(promiseId, 'kept')).status).toBe(200);
      const other = await one();
      expect((await promising.keep(other.promiseId, 'kept')).status).toBe(200);
      await untilSo(() => stream.events.length > 2);
      expect(stream.events.slice(1).map(({ data }) => data)).toMatchObject([
        { customerId: person.id, what: 'details', commandId },
        { customerId: other.person.id, what: 'details' },
      ]);
    } finally {
      await stream.cut();
    }
  });

  test('the first word stands: the same again is no conflict, another is', async () => {
    const { promiseId } = await one();
    const commandId = newId();
    const at = new Date().toISOString();
    const first = await promising.keep(promiseId, 'kept', { commandId, at });
    await backend.pool.query('delete from idempotency_keys where key = $1', [commandId]);
    expect((await promising.keep(promiseId, 'kept', { commandId, at })).body).toEqual(first.body);
    expect((await promising.keep(promiseId, 'kept', {}, 'supervisor')).status).toBe(200);
    const other = await promising.keep(promiseId, 'not-kept', { because: 'overlooked' }, 'supervisor');
    expect(codeOf(other)).toEqual([409, 'not-at-that-step']);
    const { rows } = await backend.pool.query('select state, ended_by from promises where id = $1', [promiseId]);
    expect(rows).toEqual([{ state: 'kept', ended_by: 'phone.adviser' }]);
  });

  test('two at once are one', async () => {
    const { promiseId } = await one();
    const answers = await Promise.all([
      promising.keep(promiseId, 'kept'),
      promising.keep(promiseId, 'moved', { day: addDays(today(), 1) }, 'supervisor'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('moved, it is one promise again, for the other day', async () => {
    const { promiseId, person } = await one();
    const commandId = newId();
    await promising.keep(promiseId, 'moved', { commandId, day: addDays(today(), 2) }, 'supervisor');
    const { rows } = await backend.pool.query(
      'select id, state, made_by, promised_on::text as day from promises where customer_id = $1 order by promised_on',
      [person.id],
    );
    expect(rows).toEqual([
      { id: promiseId, state: 'moved', made_by: 'phone.adviser', day: today() },
      { id: commandId, state: 'open', made_by: 'supervisor', day: addDays(today(), 2) },
    ]);
  });

  test('moved again, to the same day and part it is the same; to another it is refused, and nothing is promised', async () => {
    const { promiseId, person } = await one();
    const to = { day: addDays(today(), 2), part: 'morning' };
    expect((await promising.keep(promiseId, 'moved', to, 'supervisor')).status).toBe(200);
    expect((await promising.keep(promiseId, 'moved', to)).status).toBe(200);
    for (const other of [{ day: addDays(today(), 3), part: 'morning' }, { ...to, part: 'evening' }, { day: to.day }])
      expect(codeOf(await promising.keep(promiseId, 'moved', other))).toEqual([409, 'not-at-that-step']);
    const { rows } = await backend.pool.query('select state from promises where customer_id = $1 order by promised_on', [
      person.id,
    ]);
    expect(rows).toEqual([{ state: 'moved' }, { state: 'open' }]);
  });

  test('a colleague sees to it while they talk with the customer, from level 1', async () => {
    const { promiseId, person } = await one();
    expect(codeOf(await promising.keep(promiseId, 'kept', {}, 'local.adviser'))).toEqual([404, 'not-found']);
    const unknown = await converse(backend, 'local.adviser');
    expect(codeOf(await promising.keep(promiseId, 'kept', { conversationId: unknown }, 'local.adviser'))).toEqual([
      404,
      'not-found',
    ]);
    const conversationId = await converseAt(backend, person, 1, 'local.adviser');
    expect((await promising.keep(promiseId, 'kept', { conversationId }, 'local.adviser')).status).toBe(200);
  });
});

describe('about a request', () => {
  const DISPUTE = [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }];
  const disputed = async () => {
    const person = await addPerson(backend);
    const disputing = disputingAt(backend);
    const requestId = newId();
    const logged = await disputing.log(person, await disputing.talk(person), DISPUTE, { requestId });
    expect(logged.status).toBe(200);
    return { person, requestId };
  };

  test('each is told once, also where another is promised for the same day, and never to whom the request is kept from', async () => {
    const { requestId } = await disputed();
    await backend.pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [requestId, 'supervisor.two']);
    const [colleague, unseen] = [
      await openStream(backend.url, await backend.token('supervisor')),
      await openStream(backend.url, await backend.token('supervisor.two')),
    ];
    try {
      const conversationId = await converse(backend);
      // Whoever follows has heard of this person, and so of all that was before.
      const passed = async () => {
        const promiseId = newId();
        const person = await addPerson(backend);
        await promising.make({ customerId: person.id, conversationId }, today(), { commandId: promiseId });
        await promising.keep(promiseId, 'kept');
        for (const stream of [colleague, unseen])
          await untilSo(() => stream.events.some(({ data }) => data.customerId === person.id));
      };
      await passed();
      const from = colleague.events.length;
      const [one, other, ofOne, ofOther] = [newId(), newId(), newId(), newId()];
      const done = [
        await promising.make({ requestId }, today(), { commandId: one }),
        await promising.make({ requestId }, today(), { commandId: other }),
        await promising.keep(one, 'kept', { commandId: ofOne }),
        await promising.keep(one, 'kept'),
        await promising.keep(other, 'not-kept', { commandId: ofOther, because: 'overlooked' }),
      ];
      expect(done.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      await passed();
      const told = (stream: typeof colleague) => stream.events.filter(({ data }) => data.requestId === requestId);
      // Where the promised day is another the request's row tells of it, which knows no command.
      expect(told({ ...colleague, events: colleague.events.slice(from) }).map(({ data }) => data.commandId)).toEqual([
        undefined,
        other,
        ofOne,
        undefined,
      ]);
      expect(told(unseen)).toEqual([]);
    } finally {
      await colleague.cut();
      await unseen.cut();
    }
  });

  test('it was kept when that was said to have been, in the list and in the copy, whenever it was received; never ahead of now', async () => {
    const { person, requestId } = await disputed();
    const [thursday, ahead] = [newId(), newId()];
    const [saidAt, at] = [minutesAgo(60 * 24 * 5), minutesAgo(60 * 24 * 4)];
    const day = new Date(at).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
    await promising.make({ requestId }, day, { commandId: thursday, saidAt });
    await promising.make({ requestId }, addDays(today(), 1), { commandId: ahead });
    const commandId = newId();
    const first = await promising.keep(thursday, 'kept', { commandId, at });
    expect((await promising.keep(ahead, 'kept', { at: minutesAgo(-60) })).status).toBe(200);
    const [kept, other] = await promising.list('supervisor', { requestId, which: 'all' });
    expect(kept).toMatchObject({ id: thursday, state: 'kept', endedAt: at });
    expect(Date.parse(String(other?.endedAt))).toBeLessThanOrEqual(Date.now());
    // When it was received is told still, as it was the first time.
    expect(Date.parse(String(first.body.receivedAt))).toBeGreaterThan(Date.now() - 600_000);
    await backend.pool.query('delete from idempotency_keys where key = $1', [commandId]);
    expect((await promising.keep(thursday, 'kept', { commandId, at })).body).toEqual(first.body);

    const access = accessingAt(backend);
    const { body } = await access.log(person, await access.talk(person));
    const { copy } = await copyingAt(backend).copyOf(body.requestId);
    const items = copy.sections.flatMap((section) => section.items.filter(({ path }) => path === `promises/${thursday}`));
    const facts = Object.fromEntries(items.flatMap((item) => item.facts.map(({ id, value }) => [id, value])));
    expect(facts).toMatchObject({ promised_on: day, state: 'kept' });
    expect(new Date(String(facts.ended_at)).toISOString()).toBe(at);
    expect(new Date(String(facts.end_received_at)).toISOString()).toBe(first.body.receivedAt);
  });
});
