import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedList, finishList, makeResearchList } from '../../backend/sharing/research-list.ts';
import { callOver, startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { startBackendProcess } from '../support/backend-process.ts';
import { onServer, ownPlace, tokenOf } from './own-process.ts';
import { addPerson, auditOf, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());

const recipientId = to('market-research');
const make = (month: string) =>
  makeResearchList(backend.pool, { month, recipientId, actor: 'extract', organisation: '0000000999' }, () => undefined);

/** Somebody seen at that instant, who said so of surveys. */
async function seen(at: string, said: 'given' | 'withdrawn' | null): Promise<Person> {
  const person = await addPerson(backend);
  await backend.pool.query('delete from interactions where customer_id = $1', [person.id]);
  await backend.pool.query('update sessions set at = $2 where customer_id = $1', [person.id, at]);
  const conversationId = await sharing.talk(person);
  if (said) await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
  if (said === 'withdrawn') await sharing.decide(person, conversationId, 'satisfaction-survey', 'withdrawn', minutesAgo(30));
  return person;
}

test('holds those who were in touch in the month and agree, what a survey needs of them, and no more', async () => {
  const yes = await seen('2026-07-15T10:00:00Z', 'given');
  const no = await seen('2026-07-15T10:00:00Z', null);
  const back = await seen('2026-07-15T10:00:00Z', 'withdrawn');
  const early = await seen('2026-06-30T22:59:59Z', 'given');
  // Half past midnight in British Summer Time.
  const first = await seen('2026-06-30T23:30:00Z', 'given');
  const late = await seen('2026-07-31T23:00:00Z', 'given');
  const list = await make('2026-07');
  const ids = list.people.map(({ customerId }) => customerId);
  expect(ids.toSorted()).toEqual([yes.id, first.id].toSorted());
  expect(list.withheld).toEqual({ 'survey-not-agreed': 2 });
  for (const absent of [no, back, early, late]) expect(ids).not.toContain(absent.id);
  expect(list.people.find(({ customerId }) => customerId === yes.id)?.values).toEqual({
    ...{ title: '4', givenName: yes.givenName, familyName: yes.familyName, mobile: `0${yes.mobile.slice(3)}`, email: yes.email },
    sessions: '2026-07-15',
  });
  const { items } = await sharing.ledgerOf(yes);
  expect(items).toMatchObject([
    {
      recipientId,
      why: 'survey',
      basis: 'consent',
      adviser: null,
      listed: true,
      items: ['title', 'givenName', 'familyName', 'mobile', 'email', 'sessions'],
    },
  ]);
  expect((await auditOf(backend, yes)).filter(({ operation }) => operation === 'extract')).toMatchObject([
    { kind: 'disclosure', actor: 'extract', outcome: 'recorded' },
  ]);
  expect((await sharing.ledgerOf(no)).items).toEqual([]);
});

test('left off, it goes on: nobody is in the ledger twice, and who took it back meanwhile is not on it', async () => {
  const stays = await seen('2026-05-15T10:00:00Z', 'given');
  const goes = await seen('2026-05-15T10:00:00Z', 'given');
  expect((await make('2026-05')).people).toHaveLength(2);
  expect(await finishedList(backend.pool, { month: '2026-05', recipientId })).toBeNull();
  const answer = await sharing.decide(goes, await sharing.talk(goes), 'satisfaction-survey', 'withdrawn');
  expect(answer.body.toTell).toMatchObject([{ recipientId, kind: 'stop-contact' }]);
  const again = await make('2026-05');
  expect(again.people.map(({ customerId }) => customerId)).toEqual([stays.id]);
  expect((await sharing.ledgerOf(stays)).items).toHaveLength(1);
  await finishList(backend.pool, again);
  expect(await finishedList(backend.pool, { month: '2026-05', recipientId })).not.toBeNull();
});

test('while it is made, a withdrawal is either kept out or told', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => seen('2026-03-15T10:00:00Z', 'given')));
  const talks = await Promise.all(people.map((person) => sharing.talk(person)));
  const [list] = await Promise.all([
    make('2026-03'),
    ...people.map((person, index) => sharing.decide(person, talks[index] as string, 'satisfaction-survey', 'withdrawn')),
  ]);
  for (const person of people) {
    const { items, notices } = await sharing.ledgerOf(person);
    expect(notices.length).toBe(items.length);
    expect(list.people.some(({ customerId }) => customerId === person.id)).toBe(items.length === 1);
  }
});

// Each run is a process of its own, with the embedded database in it.
describe('npm run extract', { timeout: 180_000 }, () => {
  const run = promisify(execFile);
  const cli = (variables: Record<string, string>, ...args: string[]) =>
    run(process.execPath, ['--liftoff-only', 'backend/sharing/extract-cli.ts', ...args], {
      env: { ...process.env, ...variables },
    }).then(
      ({ stderr }) => ({ code: 0, said: stderr }),
      (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
    );

  test('writes the list for its owner alone, once, and says whom it kept out', async () => {
    const place = await ownPlace();
    const folder = mkdtempSync(join(tmpdir(), 'desk-extract-'));
    try {
      expect((await cli(place.variables)).said).toContain('npm run extract -- satisfaction-survey');
      expect((await cli(place.variables, 'satisfaction-survey', '--month', '2999-01')).said).toContain('not over');
      const args = ['satisfaction-survey', '--month', '2026-09', '--folder', join(folder, 'lists')];
      expect((await cli(place.variables, ...args)).said).toContain('--recipient');
      const named = [...args, '--recipient', 'Northway Social Research'];
      const first = await cli(place.variables, ...named);
      expect(first.code).toBe(0);
      const [file = ''] = readdirSync(join(folder, 'lists'));
      expect(file).toMatch(/^satisfaction-survey-2026-09-0001\.csv$/);
      expect((statSync(join(folder, 'lists', file)).mode & 0o777).toString(8)).toBe('600');
      const lines = readFileSync(join(folder, 'lists', file), 'utf8')
        .trim()
        .split('\r\n');
      expect(lines[0]).toBe('"title","givenName","familyName","mobile","homePhone","email","sessions"');
      expect(first.said).toContain(`${lines.length - 1} people for Northway Social Research`);
      // Whoever runs it sees counts, never anybody.
      for (const line of lines.slice(1)) expect(first.said).not.toContain(line.split(',')[2]?.replaceAll('"', ''));
      const second = await cli(place.variables, ...named);
      expect([second.code, second.said]).toMatchObject([1, expect.stringContaining('--again')]);
      expect((await cli(place.variables, ...named, '--again')).code).toBe(0);
    } finally {
      await place.remove();
      rmSync(folder, { recursive: true });
    }
  });

  test('says when the file cannot be written, and then goes on where it was', async () => {
    const place = await ownPlace();
    const folder = mkdtempSync(join(tmpdir(), 'desk-extract-'));
    try {
      const args = ['satisfaction-survey', '--month', '2026-09', '--recipient', 'Fairfield Survey Centre', '--folder'];
      // A name longer than any file system takes: nothing stops root from writing anywhere else.
      const failed = await cli(place.variables, ...args, join(folder, 'x'.repeat(300)));
      expect(failed.code).toBe(1);
      expect(failed.said).not.toMatch(/at \w+ \(/);
      expect((await cli(place.variables, ...args, folder)).code).toBe(0);
    } finally {
      await place.remove();
      rmSync(folder, { recursive: true });
    }
  });

  if (!onServer)
    test('says that a running backend has the embedded database', async () => {
      const place = await ownPlace();
      const at = await startBackendProcess(place.variables);
      const refused = await cli(place.variables, 'satisfaction-survey', '--recipient', 'Fairfield Survey Centre');
      expect([refused.code, refused.said]).toMatchObject([3, expect.stringContaining('is using the data folder')]);
      await at.stop();
      await place.remove();
    });
  else
    test('the application’s role is enough, beside a running backend', async () => {
      const place = await ownPlace();
      const at = await startBackendProcess(place.variables);
      const { DATABASE_OWNER_URL: _, ...application } = place.variables;
      const made = await cli(
        application,
        'satisfaction-survey',
        '--month',
        '2026-09',
        '--recipient',
        'Fairfield Survey Centre',
        '--folder',
        String(application.DATA_FOLDER),
      );
      expect(made.code).toBe(0);
      expect((await callOver(at.url, 'recipients.list', await tokenOf('supervisor'), {})).status).toBe(200);
      const client = new pg.Client({ connectionString: String(place.variables.DATABASE_OWNER_URL) });
      await client.connect();
      expect((await client.query(`select from lists where finished_at is not null and month = '2026-09-01'`)).rowCount).toBe(1);
      await client.end();
      await at.stop();
      await place.remove();
    });
});
