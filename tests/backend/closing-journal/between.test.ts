import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BEGINNING, linkedAll, writeLine } from '../../../backend/closing/journal-line.ts';
import { startBackendProcess } from '../../support/backend-process.ts';
import { rounds } from '../../support/rounds.ts';
import { addPerson, type Person } from '../people.ts';
import { type LostWorld, lostWorld, onServer } from './lost-world.ts';

let world: LostWorld;
afterEach(() => world?.end());

const statusOf = async ({ id }: Person) =>
  (await world.pool().query<{ status: string }>('select status from customers where id = $1', [id])).rows[0]?.status ?? 'gone';
const stateOf = async ({ id, reference }: Person) =>
  (
    await world
      .pool()
      .query<{ state: string }>('select state from closings where customer_id = $1 or customer_reference = $2', [id, reference])
  ).rows.map(({ state }) => state);
const replayed = async () =>
  (
    await world.pool().query<{ outcome: string }>("select outcome from audit where operation = 'closing-journal' order by id")
  ).rows.map(({ outcome }) => outcome);
const begun = async (count: number) => {
  world = await lostWorld();
  await world.start();
  const people: Person[] = [];
  for (let n = 0; n < count; n += 1) people.push(await addPerson(world.as()));
  return people as [Person, ...Person[]];
};

describe('a back-up from within the safety net', () => {
  let person: Person;
  let closing: string;
  beforeEach(async () => {
    [person] = await begun(1);
    closing = await world.close(person);
    await world.untilJournalled();
    await world.stop();
    await world.keep();
    await world.start();
  });

  test('does not destroy whom a supervisor had brought back', async () => {
    await world.stopClosing(closing);
    await world.untilJournalled();
    await world.stop();
    await world.lose();
    await world.start();
    expect([await statusOf(person), await stateOf(person), await replayed()]).toEqual(['current', ['stopped'], ['stopped']]);
    expect(await world.destroy()).toBe(0);
    expect(await statusOf(person)).toBe('current');
  });

  test('does not bring back whom it had destroyed', async () => {
    await world.destroy();
    await world.untilJournalled();
    await world.stop();
    await world.lose();
    await world.start();
    expect([await statusOf(person), await stateOf(person), await replayed()]).toEqual(['gone', ['destroyed'], ['gone']]);
    expect(world.lines()).toHaveLength(2);
  });

  test('goes on as it was where nothing has happened since', async () => {
    await world.stop();
    await world.lose();
    await world.start();
    expect([await statusOf(person), await stateOf(person), await replayed()]).toEqual(['closed', ['waiting'], []]);
    expect(await world.destroy()).toBe(1);
  });
});

test('of two records of one person the one that goes is merged again into the one that remains', async () => {
  const [goes, remains] = (await begun(2)) as [Person, Person];
  await world.stop();
  await world.keep();
  const rows = async () =>
    (await world.pool().query('select id from outcomes where customer_id = $1 order by id', [remains.id])).rows;
  await world.start();
  const alias = (await world.pool().query('select audit_alias as alias from customers where id = $1', [goes.id])).rows[0]?.alias;
  const other = (await world.pool().query('select audit_alias as alias from customers where id = $1', [remains.id])).rows[0]
    ?.alias;
  await world.stop();
  const told = (['closed', 'destroyed'] as const).map((step) => ({ alias, closedOn: '2026-11-20', step, remains: other }));
  writeFileSync(world.journal, linkedAll(BEGINNING, told).map(writeLine).join(''));
  await world.start();
  expect((await world.ready()).status).toBe(200);
  expect([await statusOf(goes), await statusOf(remains), await replayed()]).toEqual(['gone', 'current', ['known', 'gone']]);
  expect(await rows()).toHaveLength(2);
});

describe('a crash between writing and marking', () => {
  test('closes nobody twice: what the file has and the database did itself is marked, waiting, stopped or gone', async () => {
    const [waiting, stopped] = (await begun(2)) as [Person, Person];
    const before = world.lines().length;
    await world.close(waiting);
    const closing = await world.close(stopped);
    await world.untilJournalled();
    await world.stopClosing(closing);
    await world.untilJournalled();
    const [first, second, third] = readFileSync(world.journal, 'utf8').trimEnd().split('\n') as [string, string, string];
    expect([before, third.includes('stopped')]).toEqual([0, true]);
    // What the database would know had it been killed before it marked the two, and the stop come before the next look.
    await unmark(0);
    writeFileSync(world.journal, `${first}\n${second}\n`);
    await world.stop();
    await world.start();
    await world.untilJournalled();
    expect([await statusOf(waiting), await statusOf(stopped), await replayed()]).toEqual([
      'closed',
      'current',
      ['known', 'known'],
    ]);
    expect(readFileSync(world.journal, 'utf8')).toBe(`${first}\n${second}\n${third}\n`);
    expect(await world.destroy()).toBe(1);
    await world.untilJournalled();
    expect([await statusOf(waiting), await statusOf(stopped)]).toEqual(['gone', 'current']);
  });

  test('loses no half line', async () => {
    const [person] = await begun(1);
    await world.stop();
    writeFileSync(world.journal, '{"position":1,"alias":"01');
    await world.start();
    await world.close(person);
    await world.untilJournalled();
    expect(world.lines()).toHaveLength(1);
  });

  if (onServer)
    test('a real one: killed while the database cannot mark what the file has', async () => {
      world = await lostWorld();
      const owner = new pg.Client({ connectionString: String(world.variables.DATABASE_OWNER_URL) });
      await owner.connect();
      for (let round = 1; round <= rounds(30); round += 1) {
        await world.start();
        const person = await addPerson(world.as());
        await world.stop();
        const killed = await startBackendProcess(world.variables);
        await owner.query('begin; lock table closing_journal in share mode');
        await world.close(person, killed.url);
        await vi.waitFor(() => expect(world.lines()).toHaveLength(round), { timeout: 30_000, interval: 50 });
        await killed.kill();
        await owner.query('rollback');
        await world.start();
        await world.untilJournalled();
        expect([await statusOf(person), world.lines().length, await replayed()]).toEqual([
          ...['closed', round],
          Array.from({ length: round }, () => 'known'),
        ]);
        await world.stop();
      }
      await owner.end();
    }, 900_000);
});

if (onServer)
  test('two backends that start on a restored database replay each line once', async () => {
    const people = await begun(12);
    await world.stop();
    await world.keep();
    await world.start();
    for (const person of people) await world.close(person);
    await world.untilJournalled();
    await world.destroy();
    await world.untilJournalled();
    await world.stop();
    await world.lose();
    const both = await Promise.all([startBackendProcess(world.variables), startBackendProcess(world.variables)]);
    for (const { url } of both)
      await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 30_000, interval: 100 });
    await Promise.all(both.map(({ stop }) => stop()));
    await world.start();
    const outcomes = await replayed();
    expect([outcomes.filter((one) => one === 'gone').length, outcomes.length]).toEqual([12, 24]);
    for (const person of people) expect(await statusOf(person)).toBe('gone');
  });

// To mount a small disk needs root, as on the machines that run all of this.
if (process.getuid?.() === 0)
  test('on a full disk nothing is destroyed and nothing lost; readyz says so until there is room', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'desk-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', disk]);
    try {
      world = await lostWorld({ CLOSING_JOURNAL: join(disk, 'journal.jsonl') });
      await world.start();
      const first = await addPerson(world.as());
      const second = await addPerson(world.as());
      await world.close(first);
      await world.untilJournalled();
      const aliases = Array.from({ length: 20 }, (_, n) => `0198e5c0-0000-4000-8000-0000000000${n + 10}`);
      const told = aliases.map((alias) => ({ alias, closedOn: '2026-11-20', step: 'closed' as const, remains: null }));
      // As another backend's would: all but the room for one line is taken.
      const lines = linkedAll(JSON.parse(readFileSync(world.journal, 'utf8')), told)
        .map(writeLine)
        .join('');
      appendFileSync(world.journal, lines.slice(0, lines.lastIndexOf('\n', 4095 - readFileSync(world.journal).length) + 1));
      await vi.waitFor(async () => expect((await world.ready()).body).toEqual({ ready: true }), {
        timeout: 10_000,
        interval: 100,
      });
      const before = readFileSync(world.journal, 'utf8');
      await world.close(second);
      await vi.waitFor(
        async () => expect((await world.ready()).body.warnings).toEqual([expect.stringContaining('nothing is destroyed')]),
        { timeout: 10_000, interval: 100 },
      );
      expect(await world.destroy()).toBe(1);
      expect([await statusOf(first), await statusOf(second)]).toEqual(['gone', 'closed']);
      expect(readFileSync(world.journal, 'utf8')).toBe(before);
      execFileSync('mount', ['-o', 'remount,size=64k', disk]);
      await world.untilJournalled();
      await vi.waitFor(async () => expect((await world.ready()).body).toEqual({ ready: true }), {
        timeout: 10_000,
        interval: 100,
      });
      expect(await world.destroy()).toBe(1);
      expect(readFileSync(world.journal, 'utf8').startsWith(before)).toBe(true);
    } finally {
      await world.stop();
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  });

/** Makes the database forget the journal after a position, as if it had been killed before it marked. */
async function unmark(position: number): Promise<void> {
  const owner = world.pool();
  await owner.query(`begin; alter table closing_journal disable trigger user; delete from closing_journal where position > ${position};
    alter table closing_journal enable trigger user;
    update closing_journal_head set position = ${position}, hash = decode('${BEGINNING.hash}', 'hex');
    update closings set journalled = null, journal_alias = null; commit`);
}
