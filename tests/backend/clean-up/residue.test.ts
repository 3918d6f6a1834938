import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { runCleanUp } from '../../support/clean-up-process.ts';
import { type Cluster, startCluster } from '../../support/postgres.ts';
import type { Place } from '../../support/prepared.ts';
import { asOwner, closingOf, grantCleaning, superuser, tracesOf } from '../cleaning.ts';
import { closingAt } from '../closing.ts';
import { askedForCopy } from '../marked-copy.ts';
import { formsOf, markedCustomer } from '../marked-customer.ts';
import { onServer, ownPlace } from '../own-process.ts';

let cluster: Cluster | undefined;
let place: Place;
let backend: TestBackend;
beforeAll(async () => {
  // A server of its own: what another test does to a log that both share takes away what is looked for in it.
  if (onServer) cluster = await startCluster();
  place = await ownPlace(20, cluster?.folder);
  if (onServer) await grantCleaning(place);
  backend = await startBackend({ database: testDatabase(), place });
});
let running = true;
const stop = async () => {
  if (running) await backend?.stop();
  running = false;
};
afterAll(async () => {
  await stop();
  await place?.remove();
  await cluster?.stop();
});

test('closed, destroyed and cleaned, nobody’s words are in any file of the database or its log', async () => {
  const closing = closingAt(backend);
  const [claimed, never] = [await markedCustomer(backend, true), await markedCustomer(backend, false)];
  const asked = await askedForCopy(backend, claimed);
  // A day of birth is no text in a table, and a postcode may stay for a payment.
  const words = [...claimed.markers, ...never.markers, ...asked].flatMap(formsOf);
  const sought = { ids: [never.id], words, columns: [] };
  const closings: unknown[] = [];
  for (const { id, conversationId } of [claimed, never]) {
    const answer = await closing.close({ id } as Parameters<typeof closing.close>[0], conversationId);
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
    closings.push(answer.body.closingId);
  }
  expect(await closing.pass(25)).toBe(2);
  // A copy that nobody reports is gone when it has expired.
  await backend.pool.query('delete from closing_copies');
  if (onServer) await superuser(place, 'checkpoint');
  else await stop();
  const before = await tracesOf(sought, place);
  expect(before.some((file) => file.includes('base/'))).toBe(true);
  expect(before.some((file) => file.includes('pg_wal/'))).toBe(true);

  const run = await runCleanUp(place.variables);
  expect([run.code, run.said]).toEqual([0, expect.stringContaining('closings now cleaned: 2.')]);
  await stop();
  expect(await tracesOf(sought, place)).toEqual([]);
  await asOwner(place, async (pool) => {
    for (const id of closings) expect(await closingOf(pool, String(id))).toEqual({ state: 'cleaned', cleaned: true });
    const { rows } = await pool.query('select customer_reference as reference from evidence');
    expect(rows).toEqual([{ reference: claimed.reference }]);
  });
});
