import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Person } from '../people.ts';
import { type LostWorld, lostWorld } from './lost-world.ts';

let world: LostWorld;
const people: Record<string, Person> = {};
beforeAll(async () => {
  world = await lostWorld();
  await world.start();
  for (const name of ['evidence', 'website', 'stopped', 'within', 'nobody']) people[name] = await addPerson(world.as());
  await world.pool().query('delete from outcomes where customer_id = $1', [people.website?.id]);
  await world.stop();
  await world.keep();
});
afterAll(() => world?.end());

const idsOf = async (table: string) =>
  (
    await world
      .pool()
      .query<{ id: string }>(`select distinct ${table === 'customers' ? 'id' : 'customer_id'} as id from ${table}`)
  ).rows.map(({ id }) => id);
const evidence = async () => (await world.pool().query('select * from evidence order by outcome_id')).rows;
/** Everything that is held about all but those who were closed. */
const others = async () => {
  const gone = [people.evidence?.id, people.website?.id, people.within?.id];
  const of = async (table: string, column: string, order: string) =>
    (await world.pool().query(`select * from ${table} where not ${column} = any($1::uuid[]) order by ${order}`, [gone])).rows;
  return [
    await of('customers', 'id', 'id'),
    await of('held_values', 'customer_id', 'customer_id, field'),
    await of('outcomes', 'customer_id', 'id'),
    await of('consent_events', 'customer_id', 'command_id, purpose'),
  ];
};
const person = (name: string) => people[name] as Person;

test('who was closed after the back-up is gone again before anything is answered, and nobody else has changed', async () => {
  await world.start();
  const before = await others();
  const kept = await closeThem();
  const steps = world.lines().map(({ step }) => step);
  expect(steps.toSorted()).toEqual(['closed', 'closed', 'closed', 'closed', 'destroyed', 'destroyed', 'stopped']);
  await world.stop();
  await world.lose();

  await world.start();
  expect(await world.ready()).toEqual({ status: 200, body: { ready: true } });
  const there = await idsOf('customers');
  for (const name of ['evidence', 'website', 'within']) expect(there, name).not.toContain(person(name).id);
  for (const name of ['stopped', 'nobody']) expect(there, name).toContain(person(name).id);
  expect(await evidence()).toEqual(expect.arrayContaining(kept));
  // Within the safety net, and with a claimed outcome as those who were destroyed: its evidence is there too.
  expect((await evidence()).map(({ customer_id }) => customer_id).toSorted()).toEqual(
    [person('evidence').id, person('within').id].toSorted(),
  );
  expect(await others()).toEqual(before);
  for (const name of ['evidence', 'website', 'within', 'nobody']) {
    const { familyName, reference } = person(name);
    const found = async (line: string) => (await world.call('customers.find', 'phone.adviser', { line })).body.results;
    expect(await found(reference), name).toHaveLength(name === 'nobody' ? 1 : 0);
    expect(await found(familyName), name).toEqual([]);
    const answer = await world.call('customers.read', 'phone.adviser', { customerId: person(name).id, reason: 'my-day' });
    expect(answer.status).toBe(name === 'nobody' ? 200 : 404);
  }
});

test('each line was replayed once, audited under the alias alone; what had no end in the file has one now', async () => {
  await world.untilJournalled();
  const audited = async () =>
    (
      await world.pool().query(`select subject, outcome, (details->>'position')::int as position from audit
      where operation = 'closing-journal' order by 3`)
    ).rows;
  const rows = await audited();
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(rows.filter(({ outcome }) => outcome === 'gone').length).toBe(3);
  const ended = world.lines().slice(7);
  expect(ended.map(({ step }) => step)).toEqual(['destroyed']);
  await world.stop();
  await world.start();
  expect((await world.ready()).status).toBe(200);
  expect(await audited()).toEqual(rows);
  const { rows: aliases } = await world.pool().query('select from closings where journal_alias is not null');
  expect(aliases).toEqual([]);
});

/** Four are closed; two of them destroyed, one stopped. Gives the evidence of those destroyed. */
async function closeThem() {
  await world.close(person('evidence'));
  await world.close(person('website'));
  await world.untilJournalled();
  expect(await world.destroy()).toBe(2);
  const stopped = await world.close(person('stopped'));
  await world.close(person('within'));
  await world.untilJournalled();
  await world.stopClosing(stopped);
  await world.untilJournalled();
  const kept = await evidence();
  expect(kept.map(({ customer_id }) => customer_id)).toEqual([person('evidence').id]);
  return kept;
}
