import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LostWorld, lostWorld, onServer } from '../closing-journal/lost-world.ts';
import { addPerson, type Person } from '../people.ts';
import { runCommand } from './command.ts';

let world: LostWorld;
let folder: string;
let person: Person;
let other: Person;
let file: string;
beforeAll(async () => {
  world = await lostWorld();
  folder = mkdtempSync(join(tmpdir(), 'desk-backups-'));
  await world.start();
  person = await addPerson(world.as());
  other = await addPerson(world.as());
  await world.stop();
});
afterAll(async () => {
  await world?.end();
  rmSync(folder, { recursive: true, force: true });
});

const people = async () =>
  (await world.pool().query<{ id: string }>('select id from customers order by id')).rows.map(({ id }) => id);
const backups = () => readdirSync(folder).filter((name) => /^adviser-desk-.*(dump|tar\.gz)$/.test(name));

test('a back-up is one whole file for its owner alone; those past their days go with it, and nothing else', async () => {
  const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19).replaceAll(':', '-');
  const past = [`adviser-desk-${at(36)}Z.dump`, `adviser-desk-${at(400)}Z.tar.gz`];
  const kept = [`adviser-desk-${at(34)}Z.dump`, 'adviser-desk-2020-01-01.dump', 'notes.txt', 'other-2020-01-01T00-00-00Z.dump'];
  for (const name of [...past, ...kept]) writeFileSync(join(folder, name), 'x');
  const { code, said } = await runCommand('backup', ['--to', folder], world.variables);
  expect([code, said]).toEqual([0, expect.stringMatching(/read through\n2 older than 35 days removed\n$/)]);
  const names = readdirSync(folder);
  for (const name of kept) expect(names).toContain(name);
  for (const name of past) expect(names).not.toContain(name);
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  file = join(folder, names.find((name) => !kept.includes(name)) ?? '');
  expect(file).toMatch(onServer ? /\.dump$/ : /\.tar\.gz$/);
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(said).toContain(file);
});

test('a back-up does not lie beside the closing journal', async () => {
  const { code, said } = await runCommand('backup', ['--to', join(world.journal, '..')], world.variables);
  expect([code, said]).toEqual([1, expect.stringContaining('The closing journal is in that folder')]);
});

test('nobody restores under a backend that serves, nor into what is not empty without saying so', async () => {
  await world.start();
  await world.close(person);
  await world.untilJournalled();
  expect(await world.destroy()).toBe(1);
  await world.untilJournalled();
  const whileServing = await runCommand('restore', [file, '--replace'], world.variables);
  expect([whileServing.code, whileServing.said]).toEqual(
    onServer ? [1, expect.stringContaining('others are connected')] : [3, expect.stringContaining('Another backend')],
  );
  await world.stop();
  const unasked = await runCommand('restore', [file], world.variables);
  expect([unasked.code, unasked.said]).toEqual([1, expect.stringContaining('is not empty. With --replace it is replaced.')]);
});

test('a closing after the back-up holds after the restore: not before it is replayed is anything answered', async () => {
  const restored = await runCommand('restore', [file, '--replace'], world.variables);
  expect([restored.code, restored.said]).toEqual([0, expect.stringContaining('answers nobody until it has replayed')]);
  await world.start();
  expect((await world.ready()).status).toBe(200);
  expect(await people()).not.toContain(person.id);
  expect(await people()).toHaveLength(21);
  const { rows } = await world
    .pool()
    .query("select operation, outcome from audit where operation in ('closing-journal', 'restore') order by id");
  expect(rows.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
    'restore done',
    'closing-journal known',
    'closing-journal gone',
  ]);
  expect((await world.pool().query('select from evidence where customer_id = $1', [person.id])).rowCount).toBe(1);
  const found = await world.call('customers.find', 'phone.adviser', { line: person.reference });
  expect([found.status, found.body.results]).toEqual([200, []]);
  expect((await world.call('customers.find', 'phone.adviser', { line: other.reference })).body.results).toHaveLength(1);
  await world.stop();
});

test('the audit of what was restored is sound, and what was signed of what was lost is kept beside', async () => {
  await world.start();
  const { body } = await world.call('audit.verify', 'supervisor', {});
  expect([body.broken, (body.heads as { state: string }).state]).toEqual([null, 'good']);
  const beside = readdirSync(String(world.variables.DATA_FOLDER)).filter((name) =>
    name.startsWith('audit-heads.jsonl.set-aside-'),
  );
  expect(beside).toHaveLength(1);
  await world.stop();
});

test('what a restore puts in is the whole of what was there', async () => {
  await world.start();
  const rows = async () => (await world.pool().query('select * from held_values order by customer_id, field, value')).rows;
  const before = await rows();
  await world.stop();
  const made = await runCommand('backup', ['--to', folder], world.variables);
  expect(made.code).toBe(0);
  const newest = join(
    folder,
    backups()
      .filter((name) => !name.includes('2020'))
      .toSorted()
      .at(-1) ?? '',
  );
  expect((await runCommand('restore', [newest, '--replace'], world.variables)).code).toBe(0);
  await world.start();
  expect(await rows()).toEqual(before);
  await world.stop();
});

test('what is no back-up, not all of one, or one of another kind is refused before anything is touched', async () => {
  await world.start();
  const before = await people();
  await world.stop();
  const half = join(folder, 'half');
  writeFileSync(half, readFileSync(file));
  truncateSync(half, Math.floor(statSync(file).size * 0.8));
  const nothing = join(folder, 'nothing');
  writeFileSync(nothing, 'hello');
  const another = join(folder, 'another');
  writeFileSync(another, onServer ? Buffer.from([0x1f, 0x8b, 8, 0, 0]) : 'PGDMP....');
  for (const [given, says] of [
    [half, onServer ? 'could not' : 'not whole'],
    [nothing, 'That file is no back-up'],
    [another, onServer ? 'back-up of the embedded database' : 'back-up of a server'],
    [join(folder, 'away'), 'There is no such file'],
  ] as const) {
    const { code, said } = await runCommand('restore', [given, '--replace'], world.variables);
    expect([code, said]).toEqual([1, expect.stringContaining(says)]);
  }
  await world.start();
  expect(await people()).toEqual(before);
  await world.stop();
});

// To mount a small disk needs root, as on the machines that run all of this.
if (process.getuid?.() === 0)
  test('a disk that is full leaves no back-up, no part of one, and those that were there', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'desk-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk]);
    try {
      writeFileSync(join(disk, 'adviser-desk-2020-01-01T00-00-00Z.dump'), 'x');
      const { code, said } = await runCommand('backup', ['--to', disk], world.variables);
      expect([code, said]).toEqual([1, expect.stringContaining('No back-up was made. The disk is full.')]);
      expect(readdirSync(disk)).toEqual(['adviser-desk-2020-01-01T00-00-00Z.dump']);
    } finally {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  });

if (onServer)
  test('programs that are missing or too old are named, with what to install', async () => {
    const bin = mkdtempSync(join(tmpdir(), 'desk-bin-'));
    const said = async () => (await runCommand('backup', ['--to', folder], { ...world.variables, POSTGRES_BIN: bin })).said;
    expect(await said()).toMatch(/needs pg_dump of 15 or newer: it is not installed\. Install postgresql-client-15/);
    writeFileSync(join(bin, 'pg_dump'), '#!/bin/sh\necho "pg_dump (PostgreSQL) 13.4"\n');
    chmodSync(join(bin, 'pg_dump'), 0o755);
    expect(await said()).toMatch(/needs pg_dump of 15 or newer: only that of 13 is there/);
    rmSync(bin, { recursive: true });
    expect(existsSync(file)).toBe(true);
  });
