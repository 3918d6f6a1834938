import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../backend/sweep.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Handling, handlingAt } from './handling.ts';
import { newId } from './people.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
});
afterAll(() => backend?.stop());

const say = (requestId: string, as: string, is = true) => backend.call('presence.set', as, { requestId, here: is });
const othersOf = async (requestId: string, as: string, is = true) => (await say(requestId, as, is)).body.others;

test('tells who else has it open, never oneself, until they say they have not', async () => {
  const { requestId } = await here.disputed();
  expect(await othersOf(requestId, 'supervisor')).toEqual([]);
  expect(await othersOf(requestId, 'supervisor')).toEqual([]);
  expect(await othersOf(requestId, 'supervisor.two')).toEqual(['Margaret Doyle']);
  expect(await othersOf(requestId, 'phone.adviser')).toEqual(['Kofi Mensah', 'Margaret Doyle']);
  await say(requestId, 'supervisor', false);
  expect(await othersOf(requestId, 'phone.adviser')).toEqual(['Kofi Mensah']);
});

test('whoever is not heard of for a while is there no more, and is forgotten', async () => {
  const { requestId } = await here.disputed();
  await say(requestId, 'supervisor');
  await backend.pool.query(`update presence set until = now() - interval '1 second' where request_id = $1`, [requestId]);
  expect(await othersOf(requestId, 'supervisor.two')).toEqual([]);
  const { rows } = await backend.pool.query('select sub from presence where request_id = $1', [requestId]);
  expect(rows).toEqual([{ sub: 'supervisor.two' }]);
  await backend.pool.query(`update presence set until = now() - interval '1 second'`);
  await sweep(backend.pool);
  expect((await backend.pool.query('select sub from presence')).rows).toEqual([]);
});

test('is told to nobody who may not read the request, and leaves neither an audit row nor a key', async () => {
  const { requestId } = await here.disputed();
  await backend.pool.query('insert into requests_unseen values ($1, $2)', [requestId, 'supervisor.two']);
  const rows = async (answer: { headers: Headers }) =>
    (await backend.pool.query('select outcome from audit where request_id = $1', [answer.headers.get('x-request-id')])).rows;
  const said = await say(requestId, 'supervisor');
  expect([said.status, await rows(said)]).toEqual([200, []]);
  for (const as of ['supervisor.two', 'local.adviser', 'local.supervisor']) {
    const refused = await say(requestId, as);
    expect([refused.status, refused.body.code, refused.body.others]).toEqual([404, 'not-found', undefined]);
  }
  expect((await say(newId(), 'supervisor')).status).toBe(404);
  expect(await othersOf(requestId, 'phone.adviser')).toEqual(['Margaret Doyle']);
});
