import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { acceptJournal } from '../../../backend/closing/journal-accept.ts';
import { BEGINNING, linkedAll, writeLine } from '../../../backend/closing/journal-line.ts';
import { everyOperation } from '../../../shared/operations.ts';
import { addPerson, type Person } from '../people.ts';
import { type LostWorld, lostWorld } from './lost-world.ts';

let world: LostWorld;
let whole: string;
let person: Person;
beforeAll(async () => {
  world = await lostWorld();
  await world.start();
  for (let n = 0; n < 3; n += 1) await world.close(await addPerson(world.as()));
  person = await addPerson(world.as());
  await world.untilJournalled();
  await world.destroy();
  await world.untilJournalled();
  whole = readFileSync(world.journal, 'utf8');
});
afterAll(() => world?.end());

const shutBy = async (code: string) =>
  vi.waitFor(
    async () => {
      const { status, body } = await world.ready();
      expect([status, body.code]).toEqual([503, 'unavailable']);
      expect(body.errors).toEqual([{ pointer: '/closingJournal', code, detail: expect.any(String) }]);
    },
    { timeout: 10_000, interval: 100 },
  );
const opened = () =>
  vi.waitFor(async () => expect(await world.ready()).toEqual({ status: 200, body: { ready: true } }), {
    timeout: 10_000,
    interval: 100,
  });
const half = () => whole.slice(0, whole.length / 2);
const foreign = () =>
  linkedAll(
    BEGINNING,
    whole
      .trimEnd()
      .split('\n')
      .map((line) => ({ ...JSON.parse(line), closedOn: '2020-02-02' })),
  )
    .map(writeLine)
    .join('');

const FAULTS: [string, () => void][] = [
  ['broken', () => writeFileSync(world.journal, whole.replace(/"position":2,"alias":"./, '"position":2,"alias":"0'))],
  ['cut', () => writeFileSync(world.journal, half())],
  ['lost', () => rmSync(world.journal)],
  ['foreign', () => writeFileSync(world.journal, foreign())],
];

describe.each(FAULTS)('a journal that is %s', (code, spoil) => {
  test('shuts the door of a backend that serves, and of one that starts; put right, it opens', async () => {
    spoil();
    await shutBy(code);
    await world.stop();
    await world.start();
    await shutBy(code);
    writeFileSync(world.journal, whole);
    await opened();
  });

  test('is gone on without once somebody has said so, audited; then the file is as it was', async () => {
    spoil();
    await shutBy(code);
    const accepted = await acceptJournal(world.pool(), world.journal, new Date());
    expect(accepted).toMatchObject({ fault: code, lines: 6, beyond: 0 });
    expect(readFileSync(world.journal, 'utf8')).toBe(whole);
    await opened();
    const { rows } = await world
      .pool()
      .query(
        "select outcome, details->>'fault' as fault from audit where operation = 'closing-journal' order by id desc limit 1",
      );
    expect(rows).toEqual([{ outcome: 'accepted', fault: code }]);
    expect(await acceptJournal(world.pool(), world.journal, new Date())).toBe(null);
    const aside = readdirSync(dirname(world.journal)).filter((name) => name.startsWith(`${basename(world.journal)}.set-aside-`));
    expect(aside.length > 0).toBe(code !== 'lost');
    for (const name of aside) rmSync(`${dirname(world.journal)}/${name}`);
  });
});

test('behind the shut door every operation and the stream are refused, whoever asks; the process itself is up', async () => {
  renameSync(world.journal, `${world.journal}.away`);
  await shutBy('lost');
  for (const { name } of everyOperation) {
    const answer = await world.call(name, 'supervisor', {
      customerId: person.id,
      commandId: person.id,
      requestId: person.id,
      version: '1',
    });
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')], name).toEqual([503, 'unavailable', '5']);
  }
  const { url } = world.as();
  expect((await fetch(`${url}/v1/changes`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  renameSync(`${world.journal}.away`, world.journal);
  await opened();
  expect((await world.call('customers.read', 'phone.adviser', { customerId: person.id, reason: 'my-day' })).status).toBe(200);
});

test('lines that follow from what the database knows are taken along when the rest of the file is not', async () => {
  const next = linkedAll(JSON.parse(whole.trimEnd().split('\n').at(-1) as string), [
    { alias: '0198e5c0-0000-4000-8000-000000000001', closedOn: '2026-11-29', step: 'closed', remains: null },
  ]);
  writeFileSync(world.journal, `${whole}${next.map(writeLine).join('')}{"position":8}\n{"position":9}\n`);
  await shutBy('broken');
  copyFileSync(world.journal, `${world.journal}.spoilt`);
  const accepted = await acceptJournal(world.pool(), world.journal, new Date());
  expect(accepted).toMatchObject({ fault: 'broken', lines: 7, beyond: 1, dropped: 2 });
  expect(readFileSync(String(accepted?.aside), 'utf8')).toBe(readFileSync(`${world.journal}.spoilt`, 'utf8'));
  await opened();
  expect(world.lines()).toHaveLength(7);
});

test('neither the serving role nor a slip of the hand changes what the database remembers of it', async () => {
  for (const text of ['update closing_journal set closed_on = now()', 'delete from closing_journal', 'truncate closing_journal'])
    await expect(world.pool().query(text)).rejects.toMatchObject({ code: '42501' });
});
