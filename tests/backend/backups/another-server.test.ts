import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callOver } from '../../support/backend.ts';
import { startBackendProcess } from '../../support/backend-process.ts';
import { localToken } from '../../support/local-token.ts';
import { type Cluster, freshDatabase, query, startCluster } from '../../support/postgres.ts';
import { testIdentity } from '../../support/prepared.ts';
import { rounds, seed } from '../../support/rounds.ts';
import { allChained } from '../audit-world.ts';
import { type LostWorld, lostWorld, onServer } from '../closing-journal/lost-world.ts';
import { addPerson } from '../people.ts';
import { command, runCommand } from './command.ts';

if (onServer) {
  let world: LostWorld;
  let another: Cluster;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    [world, another] = await Promise.all([lostWorld(), startCluster()]);
    folder = mkdtempSync(join(tmpdir(), 'desk-backups-'));
    await world.start();
    await addPerson(world.as());
    // More transactions than the other server has had.
    await query(String(process.env.TEST_POSTGRES), 'postgres', spending(20_000));
    await world.call('customers.find', 'phone.adviser', { line: 'smith' });
    await allChained({ pool: world.pool() });
    await world.stop();
    expect((await runCommand('backup', ['--to', folder], world.variables)).code).toBe(0);
    file = join(folder, readdirSync(folder)[0] ?? '');
  }, 240_000);
  afterAll(async () => {
    await world?.end();
    await another?.stop();
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  });

  test('into an empty database of another server: what is audited there comes after what was, and is sealed', async () => {
    const target = await freshDatabase(another.folder);
    const variables = { ...world.variables, DATABASE_URL: target.url, DATABASE_OWNER_URL: target.ownerUrl };
    const { code, said } = await runCommand('restore', [file], variables);
    expect([code, said]).toEqual([0, expect.stringMatching(/Moving this server's transaction numbers on by \d+/)]);
    const backend = await startBackendProcess(variables);
    expect((await fetch(`${backend.url}/readyz`)).status).toBe(200);
    const token = await localToken(testIdentity, 'supervisor');
    await callOver(backend.url, 'customers.find', token, { line: 'smith' });
    const owner = new pg.Pool({ connectionString: target.ownerUrl });
    await allChained({ pool: owner });
    const { body } = await callOver(backend.url, 'audit.verify', token, {});
    expect(body.broken).toBe(null);
    // The serving role has again what it needs, and no more.
    const may = `select has_table_privilege('app', 'customers', 'update') as may, has_table_privilege('app', 'closing_journal', 'update') as not`;
    expect((await owner.query(may)).rows).toEqual([{ may: true, not: false }]);
    await owner.end();
    await backend.stop();
    await target.drop();
  });

  test('into one named on the command line', async () => {
    const target = await freshDatabase(String(process.env.TEST_POSTGRES));
    expect((await runCommand('restore', [file, '--database', target.name], world.variables)).code).toBe(0);
    const people = await query(String(process.env.TEST_POSTGRES), target.name, 'select count(*)::int as n from customers');
    expect(people.rows).toEqual([{ n: 21 }]);
    await target.drop();
  });

  test('a restore that is killed has done nothing or all of it', async () => {
    const target = await freshDatabase(String(process.env.TEST_POSTGRES));
    const variables = { ...world.variables, DATABASE_URL: target.url, DATABASE_OWNER_URL: target.ownerUrl };
    expect((await runCommand('restore', [file], variables)).code).toBe(0);
    const count = async () =>
      (await query(String(process.env.TEST_POSTGRES), target.name, 'select count(*)::int as n from customers')).rows[0]
        ?.n as number;
    let state = seed();
    for (let round = 0; round < rounds(30); round += 1) {
      await query(
        String(process.env.TEST_POSTGRES),
        target.name,
        'delete from customers where id = (select id from customers limit 1)',
      );
      const before = await count();
      const { child, ended } = command('restore', [file, '--replace'], variables);
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      await pause((state / 4_294_967_296) * 4_000);
      child.kill('SIGKILL');
      await ended;
      // What it had started ends by itself, when it finds nobody at the other end.
      await query(String(process.env.TEST_POSTGRES), 'postgres', gone(target.name));
      expect([before, 21]).toContain(await count());
    }
    expect((await runCommand('restore', [file, '--replace'], variables)).code).toBe(0);
    expect(await count()).toBe(21);
    await target.drop();
  });
} else test('the embedded database is restored in its folder alone', () => expect(onServer).toBe(false));

const spending = (count: number) =>
  `do $$ begin for n in 1..${count} loop perform pg_current_xact_id(); commit; end loop; end $$`;
/** Waits until nobody is connected to a database. */
const gone = (name: string) => `do $$ begin
  for n in 1..600 loop
    perform pg_stat_clear_snapshot();
    exit when not exists (select from pg_stat_activity where datname = '${name}');
    perform pg_sleep(0.05);
  end loop; end $$`;
