import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyOperation } from '../../../shared/operations.ts';
import { callOver, startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { runCleanUp } from '../../support/clean-up-process.ts';
import { pgDumpOf } from '../../support/dump.ts';
import type { Place } from '../../support/prepared.ts';
import { addClosing, asOwner, closingOf, destroyed, grantCleaning, mark, superuser, tracesOf } from '../cleaning.ts';
import { onServer, ownPlace } from '../own-process.ts';
import { addAnswers, addPerson, type Person } from '../people.ts';
import { tokenFor } from '../roles/callers.ts';
import { INPUTS } from '../roles/situations.ts';
import { makeWorld } from '../roles/world.ts';

let place: Place;
let backend: TestBackend;
beforeAll(async () => {
  place = await ownPlace();
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
});
/** The tables, their indexes and rights, as the server's own program tells them (with a word of its own in each answer). */
const schemaOf = async () =>
  onServer
    ? (await pgDumpOf(String(place.variables.DATABASE_OWNER_URL), ['--schema-only'])).replace(/^\\(un)?restrict .*$/gm, '')
    : '';

/** Somebody of whom there is a row wherever an operation writes one. */
async function lived(): Promise<Person> {
  const world = await makeWorld(backend, 'a dispute');
  await addAnswers(backend, world.person);
  const { id } = world.person;
  await backend.pool.query(`insert into customer_words (customer_id, word) values ($1, 'somebody')`, [id]);
  await backend.pool.query(`insert into name_pairs (customer_id, pair) values ($1, 'som bod')`, [id]);
  const ending = ['conversations.park', 'conversations.end', 'authorities.end'];
  const names = everyOperation.map(({ name }) => name).filter((name) => !ending.includes(name));
  for (const name of [...names, 'authorities.end' as const])
    for (const input of Object.values(INPUTS[name]))
      for (const as of ['adviser of the organisation', 'supervisor'] as const)
        await callOver(backend.url, name, await tokenFor(as), input(world));
  return world.person;
}

const TABLES = `amended_fields amendments authorities changes consent_answers consent_events conversation_levels
  conversation_steps conversations copies customer_words customers disclosures held_values identity_checks interactions name_pairs
  recipient_notices rectification_claims rectification_fields registrations request_checks request_notes request_steps requests
  sessions worries`.split(/\s+/);

test('of somebody who is gone from the tables nothing is left in a file or in the log, and only then is their closing cleaned', async () => {
  const people = [await lived(), await addPerson(backend)];
  const others = await backend.pool.query('select count(*)::int as count from customers');
  const words = people.flatMap(({ addressLine, email, place: hall }) => [addressLine, email, hall]);
  const ids = people.map(({ id }) => id);
  const marked = await mark(backend.pool, ids, words);
  expect(marked.columns.map((column) => column.split('.')[0])).toEqual(expect.arrayContaining(TABLES));
  const closing = await destroyed(backend.pool, marked);
  const waiting = await addClosing(backend.pool, 'waiting');
  const schema = await schemaOf();
  // The embedded database belongs to one process; a server's is cleaned while the backend serves.
  if (!onServer) await stop();
  else await superuser(place, 'checkpoint');
  const there = await tracesOf(marked, place);
  expect(there.some((file) => file.includes('pg_wal/'))).toBe(true);
  expect(there.some((file) => file.endsWith('/2619'))).toBe(true);
  expect(there.filter((file) => file.includes('base/')).length).toBeGreaterThan(20);

  const run = await runCleanUp(place.variables);
  expect([run.code, run.said]).toEqual([0, expect.stringContaining('closings now cleaned: 1.')]);

  expect(await tracesOf(marked, place)).toEqual([]);
  await stop();
  await asOwner(place, async (pool) => {
    expect(await closingOf(pool, closing)).toEqual({ state: 'cleaned', cleaned: true });
    expect(await closingOf(pool, waiting)).toEqual({ state: 'waiting', cleaned: false });
    const { rows } = await pool.query(
      `select actor, organisation, kind, subject, outcome, details from audit where operation = 'clean-up'`,
    );
    expect(rows).toEqual([
      { actor: 'clean-up', organisation: '0000000999', kind: 'closing', subject: null, outcome: 'cleaned', details: { closing } },
    ]);
    const left = await pool.query('select count(*)::int as count from customers');
    expect(left.rows[0].count).toBe(others.rows[0].count - 2);
  });
  expect(await schemaOf()).toBe(schema);
});
