import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyOperation, type OperationName } from '../../../shared/operations.ts';
import { callOver, startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { runCleanUp } from '../../support/clean-up-process.ts';
import { pgDumpOf } from '../../support/dump.ts';
import { type Cluster, startCluster } from '../../support/postgres.ts';
import type { Place } from '../../support/prepared.ts';
import { addClosing, asOwner, closingOf, destroyed, grantCleaning, mark, superuser, tracesOf } from '../cleaning.ts';
import { onServer, ownPlace } from '../own-process.ts';
import { addAnswers, addPerson, type Person } from '../people.ts';
import { tokenFor } from '../roles/callers.ts';
import { INPUTS } from '../roles/situations.ts';
import { makeWorld, type World } from '../roles/world.ts';

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
  await callAll(world, [...names, 'authorities.end']);
  return world.person;
}

async function callAll(world: World, names: readonly OperationName[]): Promise<void> {
  for (const name of names)
    for (const input of Object.values(INPUTS[name]))
      for (const as of ['adviser of the organisation', 'supervisor'] as const)
        await callOver(backend.url, name, await tokenFor(as), input(world));
}

/** What is written only of somebody who asked for just that. */
const ASKED: Record<string, readonly OperationName[]> = {
  'a copy asked for': ['accessRequests.answerPlace', 'accessRequests.judge', 'presence.set', 'promises.make', 'promises.keep'],
  'a complaint once acknowledged': ['complaints.tellProgress', 'complaints.decide'],
  'a complaint about an organisation': ['requests.askFacts'],
  'another right': ['otherRights.recordStep', 'otherRights.decide', 'requests.note', 'requests.claim'],
};

/** Those people; of each something is kept from somebody. */
async function asked(): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const [situation, names] of Object.entries(ASKED)) {
    const world = await makeWorld(backend, situation);
    await callAll(world, names);
    await backend.pool.query(`insert into requests_unseen (request_id, sub) values ($1, 'somebody')`, [world.requestId]);
    people.push(world.person);
  }
  return people;
}

const TABLES =
  `access_places access_redactions access_requests amended_fields amendments asked_facts authorities changes complaints
  consent_answers consent_events conversation_levels conversation_steps conversations copies customer_words customers disclosures held_values
  identity_checks interactions name_pairs presence progress_tellings promises recipient_notices rectification_claims
  rectification_fields registrations request_checks request_decisions request_notes request_steps requests requests_unseen right_steps
  sessions worries`.split(/\s+/);

test('of somebody who is gone from the tables nothing is left in a file or in the log, and only then is their closing cleaned', async () => {
  const people = [await lived(), await addPerson(backend), ...(await asked())];
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
    expect(left.rows[0].count).toBe(others.rows[0].count - people.length);
  });
  expect(await schemaOf()).toBe(schema);
});
