import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../backend/sweep.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { machineReport } from './machine-report.ts';
import { addPerson, converse, converseAt, decision, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

test('checks go after a day with their records, other records after ninety, and nothing sooner', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 1);
  const check = { commandId: newId(), customerId: person.id, conversationId, dateOfBirth: '1901-01-01' };
  await backend.call('customers.checkIdentity', 'phone.adviser', check);
  const decided = decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }]);
  await backend.call('consents.decide', 'phone.adviser', decided);
  const age = async (days: number) => {
    await backend.pool.query('update identity_checks set at = now() - make_interval(hours => $1::int)', [days * 24 - 1]);
    await backend.pool.query('update idempotency_keys set made_at = now() - make_interval(hours => $1::int)', [days * 24 - 1]);
    await sweep(backend.pool);
  };
  const keys = async () =>
    (
      await backend.pool.query('select key from idempotency_keys where key = any($1)', [[check.commandId, decided.commandId]])
    ).rows.map((row) => row.key);
  const checks = async () => (await backend.pool.query('select count(*)::int as n from identity_checks')).rows[0].n;

  await age(1);
  expect([(await keys()).length, await checks()]).toEqual([2, 2]);
  await age(2);
  expect([await keys(), await checks()]).toEqual([[decided.commandId], 0]);
  await age(90);
  expect(await keys()).toEqual([decided.commandId]);
  await age(91);
  expect(await keys()).toEqual([]);
  const { rows } = await backend.pool.query('select level from conversation_levels where conversation_id = $1', [conversationId]);
  expect(rows).toEqual([{ level: 1 }]);
});

test('what was opened stays readable after a sweep', async () => {
  const person = await addPerson(backend);
  const conversationId = await converse(backend);
  await sweep(backend.pool);
  expect((await backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId })).status).toBe(200);
});

test('tokens go when they have ended, a quiet machine after ninety days; unsent work and a lost machine stay', async () => {
  const [quiet, late, lost, fresh] = [newId(), newId(), newId(), newId()];
  const unsent = { waiting: 1, oldestRecordedAt: new Date().toISOString() };
  for (const [machineId, more] of [[quiet], [late, unsent], [lost], [fresh]] as const)
    await backend.call('machines.report', 'local.adviser', machineReport(machineId, more));
  const { pool } = backend;
  await pool.query(`insert into lost_machines values ($1, now(), 'supervisor')`, [lost]);
  await pool.query(`update machines set seen_at = now() - interval '91 days' where machine_id <> $1`, [fresh]);
  const sessions = async () =>
    (await pool.query('select machine_id from machine_sessions where machine_id = any($1)', [[quiet, fresh]])).rows.length;
  await sweep(pool);
  const { rows } = await pool.query('select machine_id from machines order by machine_id');
  expect(rows.map(({ machine_id }) => machine_id)).toEqual([late, lost, fresh].toSorted());
  expect(await sessions()).toBe(2);
  await pool.query(`update machine_sessions set ends_at = now() - interval '1 second' where machine_id = $1`, [quiet]);
  await sweep(pool);
  expect(await sessions()).toBe(1);
});
