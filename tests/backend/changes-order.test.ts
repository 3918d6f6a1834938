import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callOver, startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { startBackendProcess } from '../support/backend-process.ts';
import { type ChangeStream, openStream, untilSo } from '../support/change-stream.ts';
import type { Place } from '../support/prepared.ts';
import { rounds } from '../support/rounds.ts';
import { onServer, ownPlace, somebody, tokenOf, websiteDecision } from './own-process.ts';
import { addPerson } from './people.ts';

const WRITERS = 8;
/** A tenth on the embedded database, whose one connection takes its time. */
const CHANGES = onServer ? 1_000 : rounds(1_000);

/** Records decisions as the website does, several at once; gives what was answered. */
async function write(url: string, people: readonly string[], count: number): Promise<string[]> {
  const website = await tokenOf('website');
  const waiting = Array.from({ length: count }, (_, index) => websiteDecision(people[index % people.length] as string));
  const ids = waiting.map(({ commandId }) => commandId);
  const writer = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      expect((await callOver(url, 'consents.decide', website, next)).status).toBe(200);
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return ids;
}

describe('changes that many write at once', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startBackend({ database: testDatabase() });
  });
  afterAll(() => backend?.stop());

  test('are read exactly once and in one order by every reader', async () => {
    const people = (await Promise.all(Array.from({ length: 20 }, () => addPerson(backend)))).map(({ id }) => id);
    const readers = await Promise.all(
      ['phone.adviser', 'supervisor', 'local.adviser'].map(async (as) => openStream(backend.url, await backend.token(as))),
    );
    await untilSo(() => readers.every(({ events }) => events.length > 0));
    // One of them is cut again and again, and goes on from its place.
    const parts: ChangeStream[] = [await openStream(backend.url, await backend.token('local.supervisor'))];
    await untilSo(() => parts[0]?.last() !== undefined);
    const told = () => parts.flatMap((part) => part.commands());
    const token = await backend.token('local.supervisor');
    const cutting = (async () => {
      while (told().length < CHANGES) {
        await new Promise((later) => setTimeout(later, 150));
        const from = parts.findLast((part) => part.last() !== undefined)?.last() as string;
        await parts.at(-1)?.cut();
        const last = parts.findLast((part) => part.last() !== undefined)?.last() ?? from;
        parts.push(await openStream(backend.url, token, last));
      }
    })();
    const written = await write(backend.url, people, CHANGES);
    await untilSo(() => [...readers.map((one) => one.commands()), told()].every(({ length }) => length >= CHANGES));
    await cutting;
    const [first] = readers;
    expect(first?.commands().toSorted()).toEqual(written.toSorted());
    for (const one of readers) expect(one.commands()).toEqual(first?.commands());
    expect(told()).toEqual(first?.commands());
    expect(parts.length).toBeGreaterThan(2);
    for (const one of [...readers, ...parts]) await one.cut();
  });

  // The embedded database has one connection: nothing there is ever open beside anything else.
  if (onServer)
    test('one committed late, under an earlier number, is not skipped', async () => {
      const [person] = [await addPerson(backend)];
      const stream = await openStream(backend.url, await backend.token('phone.adviser'));
      await untilSo(() => stream.events.length > 0);
      const late = websiteDecision(person.id).commandId;
      const slow = await backend.pool.connect();
      await slow.query('begin');
      await slow.query(`insert into changes (kind, customer_id, version, command_id) values ('consents', $1, 1, $2)`, [
        person.id,
        late,
      ]);
      const written = await write(backend.url, [person.id], 20);
      // Nothing of what may still come before the open one's number is told.
      await new Promise((later) => setTimeout(later, 2_500));
      expect(stream.commands()).toEqual([]);
      await slow.query('commit');
      slow.release();
      await untilSo(() => stream.commands().length > 20);
      expect(stream.commands()[0]).toBe(late);
      expect(stream.commands().slice(1).toSorted()).toEqual(written.toSorted());
      await stream.cut();
    });

  if (onServer)
    test('one that was rolled back is never told', async () => {
      const person = await addPerson(backend);
      const stream = await openStream(backend.url, await backend.token('phone.adviser'));
      await untilSo(() => stream.events.length > 0);
      const undone = await backend.pool.connect();
      await undone.query('begin');
      await undone.query(`insert into changes (kind, customer_id, version, command_id) values ('consents', $1, 1, $1)`, [
        person.id,
      ]);
      await undone.query('rollback');
      undone.release();
      const [last] = await write(backend.url, [person.id], 1);
      await untilSo(() => stream.commands().length > 0);
      expect(stream.commands()).toEqual([last]);
      await stream.cut();
    });
});

describe('changes over processes', () => {
  let place: Place;
  let adviser: string;
  beforeAll(async () => {
    place = await ownPlace();
    adviser = await tokenOf('phone.adviser');
  });
  afterAll(() => place?.remove());

  test('a reader of a backend that is killed goes on from its place, without a gap or a repeat', async () => {
    let at = await startBackendProcess(place.variables);
    const people = await somebody(at);
    const parts = [await openStream(at.url, adviser)];
    await untilSo(() => parts[0]?.last() !== undefined);
    const written = await write(at.url, people, 20);
    await untilSo(() => (parts[0]?.commands().length ?? 0) > 5);
    await at.kill();
    expect(await parts[0]?.over).toBe('broken');
    at = await startBackendProcess(place.variables);
    written.push(...(await write(at.url, people, 20)));
    parts.push(await openStream(at.url, adviser, parts[0]?.last()));
    const told = () => parts.flatMap((part) => part.commands());
    await untilSo(() => told().length >= 40);
    expect(told().toSorted()).toEqual(written.toSorted());
    expect(await at.stop()).toBe(0);
    expect(await parts[1]?.over).toBe('ended');
  });

  // The embedded database is one process's.
  if (onServer)
    test('what one process writes is told by another, sooner than it would look by itself; a place of one is good at the other', async () => {
      const [one, other] = await Promise.all([startBackendProcess(place.variables), startBackendProcess(place.variables)]);
      const people = await somebody(one);
      const stream = await openStream(other.url, adviser);
      await untilSo(() => stream.last() !== undefined);
      const waits: number[] = [];
      for (let n = 0; n < 10; n++) {
        const [written] = await write(one.url, people, 1);
        const began = performance.now();
        await untilSo(() => stream.commands().at(-1) === written);
        waits.push(performance.now() - began);
      }
      console.info(`told by the other process after ${waits.map((ms) => Math.round(ms)).join(', ')} ms`);
      expect(waits.toSorted((a, b) => a - b)[4]).toBeLessThan(700);
      const from = stream.last() as string;
      await stream.cut();
      const missed = await write(other.url, people, 5);
      const again = await openStream(one.url, adviser, from);
      await untilSo(() => again.commands().length >= 5);
      expect(again.commands().toSorted()).toEqual(missed.toSorted());
      expect(await Promise.all([one.stop(), other.stop()])).toEqual([0, 0]);
    });
});
