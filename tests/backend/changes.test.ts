import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { STREAMS_PER_PERSON } from '../../shared/domain/limits.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type ChangeStream, openStream, untilSo } from '../support/change-stream.ts';
import { localToken } from '../support/local-token.ts';
import { testIdentity } from '../support/prepared.ts';
import { addPerson, converseAt, decision, newId, type Person } from './people.ts';

let backend: TestBackend;
const open: ChangeStream[] = [];
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.cut();
});
afterAll(() => backend?.stop());

async function follow(as = 'phone.adviser', from?: string, how?: 'header' | 'query'): Promise<ChangeStream> {
  const stream = await openStream(backend.url, await backend.token(as), from, how);
  open.push(stream);
  if (stream.status === 200) await untilSo(() => from !== undefined || stream.events.length > 0);
  return stream;
}
const withdrawal = (person: Person) => ({
  ...{ commandId: newId(), customerId: person.id, signInId: newId(), saidAt: new Date().toISOString() },
  decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
});
async function withdraw(person: Person): Promise<string> {
  const input = withdrawal(person);
  expect((await backend.call('consents.decide', 'website', input)).status).toBe(200);
  return input.commandId;
}
const told = (stream: ChangeStream, ...commands: string[]) =>
  untilSo(() => commands.every((one) => stream.commands().includes(one)));

describe('a stream of changes', () => {
  test('begins now, and tells whose record changed, which part of it and by which command: no value, no name', async () => {
    const person = await addPerson(backend);
    // Told to somebody else: it is not now any more, whatever transaction of another test it had to wait for.
    const earlier = await follow('supervisor');
    const before = await withdraw(person);
    await told(earlier, before);
    const stream = await follow();
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    const consent = await withdraw(person);
    const conversationId = await converseAt(backend, person, 2);
    const atOnce = decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }]);
    expect((await backend.call('consents.decide', 'phone.adviser', atOnce)).status).toBe(200);
    const amend = {
      ...{ commandId: newId(), customerId: person.id, conversationId, saidAt: new Date().toISOString() },
      changes: [{ field: 'addressTown', value: 'Otley', how: 'first-told', seen: { value: null } }],
    };
    expect((await backend.call('customers.amend', 'phone.adviser', amend)).status).toBe(200);
    await told(stream, amend.commandId);
    expect(stream.commands()).not.toContain(before);
    expect(stream.events.map(({ name, data }) => [name, data])).toEqual([
      ['begin', {}],
      ['customer', { customerId: person.id, what: 'consents', version: 1, commandId: consent }],
      ['customer', { customerId: person.id, what: 'consents', version: 1, commandId: atOnce.commandId }],
      ['customer', { customerId: person.id, what: 'details', version: 2, commandId: amend.commandId }],
    ]);
  });

  test('tells nothing of what was refused, or said again', async () => {
    const person = await addPerson(backend);
    const stream = await follow();
    const input = withdrawal(person);
    await backend.call('consents.decide', 'website', input);
    await backend.call('consents.decide', 'website', input);
    await backend.call('consents.decide', 'website', { ...input, commandId: newId(), customerId: newId() });
    // Whose key has gone is answered from what it made.
    await backend.pool.query('delete from idempotency_keys where key = $1', [input.commandId]);
    expect((await backend.call('consents.decide', 'website', input)).status).toBe(200);
    const last = await withdraw(person);
    await told(stream, last);
    expect(stream.commands()).toEqual([input.commandId, last]);
  });

  test.each(['header', 'query'] as const)(
    'goes on from a place named in the %s, without a gap and without a repeat',
    async (how) => {
      const person = await addPerson(backend);
      const stream = await follow();
      const first = await withdraw(person);
      await told(stream, first);
      await stream.cut();
      const missed = [await withdraw(person), await withdraw(person)];
      const again = await follow('phone.adviser', stream.last(), how);
      await told(again, ...missed);
      expect(again.events[0]?.name).toBe('customer');
      expect(again.commands()).toEqual(missed);
    },
  );

  test('catches up over more than one page, and then follows', async () => {
    const stream = await follow();
    await stream.cut();
    await backend.pool.query(
      `insert into changes (kind, customer_id, version, command_id)
       select 'consents', gen_random_uuid(), 1, gen_random_uuid() from generate_series(1, 1700)`,
    );
    const again = await follow('phone.adviser', stream.last());
    await untilSo(() => again.commands().length >= 1_700);
    const last = await withdraw(await addPerson(backend));
    await told(again, last);
    expect(new Set(again.commands()).size).toBe(1_701);
    const ids = again.events.map(({ id }) => String(id).split('.').slice(1).map(BigInt));
    const sorted = ids.toSorted(([a = 0n, b = 0n], [c = 0n, d = 0n]) => Number(a - c || b - d));
    expect(ids).toEqual(sorted);
  });

  test('is reset where the place is of another database, ahead of this one, none at all, or swept; then goes on', async () => {
    const stream = await follow();
    const [database = '', transaction = ''] = String(stream.last()).split('.');
    const person = await addPerson(backend);
    await withdraw(person);
    await backend.pool.query(`update changes set at = now() - interval '8 days'`);
    const { sweep } = await import('../../backend/sweep.ts');
    await sweep(backend.pool);
    expect((await backend.pool.query('select count(*)::int as n from changes')).rows[0].n).toBe(0);
    const places = [
      `${randomUUID()}.${transaction}.0`,
      `${database}.${BigInt(transaction) + 1_000_000n}.0`,
      'nothing-of-the-kind',
      `${database}.${transaction}.0`,
    ];
    for (const place of places) {
      const again = await follow('phone.adviser', place);
      await untilSo(() => again.events.length > 0);
      expect(again.events[0], place).toMatchObject({ name: 'reset', data: {} });
      const next = await withdraw(person);
      await told(again, next);
      expect(again.commands()).toEqual([next]);
      await again.cut();
    }
    // Whoever was told everything that was swept has missed nothing.
    const upToDate = await follow();
    await upToDate.cut();
    await sweep(backend.pool);
    const missed = await withdraw(person);
    const on = await follow('phone.adviser', upToDate.last());
    await told(on, missed);
    expect(on.events.map(({ name }) => name)).toEqual(['customer']);
  });

  test('is for advisers and supervisors, and nobody else; the audit holds who was refused, and nothing of who was not', async () => {
    const { rows: before } = await backend.pool.query('select coalesce(max(id), 0) as id from audit');
    expect((await follow('supervisor')).status).toBe(200);
    expect((await follow('local.adviser')).status).toBe(200);
    expect((await follow('website')).status).toBe(403);
    expect((await fetch(`${backend.url}/v1/changes`)).status).toBe(401);
    const stranger = await localToken(testIdentity, 'phone.adviser', { claims: { touchpoint: '0000000123' } });
    expect((await openStream(backend.url, stranger)).status).toBe(403);
    const { rows } = await backend.pool.query('select actor, operation, kind, outcome from audit where id > $1 order by id', [
      before[0].id,
    ]);
    const refused = { operation: 'changes.stream', kind: 'refusal', outcome: 'refused' };
    expect(rows).toEqual([
      { actor: 'website', ...refused },
      { actor: 'phone.adviser', ...refused },
    ]);
  });

  test.each([
    ['a field nobody knows', '?more=1', {}, 'validation'],
    ['a place that is none', '?from=%00', {}, 'validation'],
    ['two places', '?from=a&from=b', {}, 'validation'],
    ['a place as long as a letter', '', { 'last-event-id': 'a'.repeat(121) }, 'validation'],
    ['a command’s key', '', { 'idempotency-key': newId() }, 'idempotency-key-refused'],
  ])('refuses %s', async (_, query, headers, code) => {
    const authorization = `Bearer ${await backend.token('phone.adviser')}`;
    const answer = await fetch(`${backend.url}/v1/changes${query}`, { headers: { authorization, ...headers } });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, code]);
  });

  test('ends with its token, and says so', async () => {
    const until = Math.floor(Date.now() / 1_000) + 3;
    const token = await localToken(testIdentity, 'phone.adviser', { claims: { exp: until } });
    const stream = await openStream(backend.url, token);
    expect(await stream.over).toBe('ended');
    expect(stream.events.map(({ name }) => name)).toEqual(['begin', 'end']);
    expect(Math.abs(Date.now() - until * 1_000)).toBeLessThan(2_000);
    // Within the leeway a token is still taken, and its stream ends at once.
    const late = await openStream(backend.url, token, stream.last());
    expect(await late.over).toBe('ended');
  });

  test('is held open by one person a few times, and again when one has gone', async () => {
    const streams = await Promise.all(Array.from({ length: STREAMS_PER_PERSON }, () => follow('local.supervisor')));
    expect(streams.map(({ status }) => status)).toEqual(Array(STREAMS_PER_PERSON).fill(200));
    const more = await follow('local.supervisor');
    expect([more.status, more.headers.get('retry-after')]).toEqual([429, '30']);
    expect((await follow('supervisor')).status).toBe(200);
    await streams[0]?.cut();
    await untilSo(async () => (await follow('local.supervisor')).status === 200);
  });

  test('of a reader that takes nothing is cut, while others are told; nothing is lost to it', async () => {
    const { hostname, port } = new URL(backend.url);
    const authorization = `Bearer ${await backend.token('phone.adviser')}`;
    const slow = request({ hostname, port, path: '/v1/changes', headers: { authorization } });
    slow.end();
    const answer = await new Promise<import('node:http').IncomingMessage>((came) => slow.once('response', came));
    const [began] = (await new Promise<Buffer>((came) => answer.once('data', came))).toString().split('\n');
    answer.pause();
    const quick = await follow('supervisor');
    const broken = new Promise<void>((done) => answer.once('error', () => done()).once('close', () => done()));
    const many = 60_000;
    for (let sent = 0; sent < many; sent += 6_000) {
      await backend.pool.query(
        `insert into changes (kind, customer_id, version, command_id)
         select 'consents', gen_random_uuid(), 1, gen_random_uuid() from generate_series(1, 6000)`,
      );
      await untilSo(() => quick.commands().length >= sent + 6_000, 40);
    }
    // What lay in the sockets comes, then the end that nobody announced.
    answer.resume();
    await broken;
    slow.destroy();
    const again = await follow('phone.adviser', began?.slice(4));
    await untilSo(() => again.commands().length >= many, 40);
    expect(again.commands()).toEqual(quick.commands());
  });

  test('is ended by a backend that stops, at once', async () => {
    const own = await startBackend({ database: testDatabase() });
    const stream = await openStream(own.url, await own.token('phone.adviser'));
    await untilSo(() => stream.events.length > 0);
    const began = Date.now();
    await own.stop();
    expect(await stream.over).toBe('ended');
    expect(stream.events.map(({ name }) => name)).toEqual(['begin', 'end']);
    expect(Date.now() - began).toBeLessThan(8_000);
  });
});
