import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callOver, startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type BackendProcess, startBackendProcess } from '../support/backend-process.ts';
import type { Place } from '../support/prepared.ts';
import { allChained } from './audit-world.ts';
import { onServer, ownPlace, tokenOf } from './own-process.ts';

const TABLES = ['audit', 'audit_chain', 'audit_heads'];
const CHANGES: Record<string, (table: string) => string> = {
  UPDATE: (table) => `update ${table} set ${table === 'audit' ? "outcome = 'x'" : 'position = position + 1'}`,
  DELETE: (table) => `delete from ${table}`,
  TRUNCATE: (table) => `truncate ${table} cascade`,
};

const cases = TABLES.flatMap((table) => Object.keys(CHANGES).map((change) => [change, table] as const));

describe('whoever owns the tables', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startBackend({ database: testDatabase() });
    await backend.call('customers.find', 'phone.adviser', { line: 'Zzyzx' });
    await allChained(backend);
  });
  afterAll(() => backend?.stop());

  test.each(cases)('is refused a slip of the hand: %s on %s', async (change, table) => {
    await expect(backend.pool.query(CHANGES[change]?.(table) ?? '')).rejects.toMatchObject({
      message: 'The audit is only added to',
    });
  });
});

// Rights are a server's: the embedded database has one role, its owner.
if (onServer) {
  describe('PostgreSQL itself', () => {
    let place: Place;
    let backend: BackendProcess;
    let app: pg.Client;
    let owner: pg.Client;
    beforeAll(async () => {
      place = await ownPlace();
      backend = await startBackendProcess(place.variables);
      const answer = await callOver(backend.url, 'customers.find', await tokenOf('phone.adviser'), { line: 'Zzyzx' });
      expect(answer.status).toBe(200);
      app = new pg.Client({ connectionString: place.variables.DATABASE_URL });
      owner = new pg.Client({ connectionString: place.variables.DATABASE_OWNER_URL });
      await app.connect();
      await owner.connect();
      const filled = async (table: string) =>
        expect((await owner.query(`select from ${table} limit 1`)).rowCount, table).toBeGreaterThan(0);
      for (const table of TABLES) await vi.waitFor(() => filled(table), { timeout: 30_000 });
    });
    afterAll(async () => {
      await app?.end();
      await owner?.end();
      await backend?.stop();
      await place?.remove();
    });

    test.each(cases)('refuses the application’s role %s on %s', async (change, table) => {
      const before = await owner.query(`select * from ${table} order by 1`);
      expect(before.rowCount).toBeGreaterThan(0);
      await expect(app.query(CHANGES[change]?.(table) ?? '')).rejects.toMatchObject({
        code: '42501',
        message: `permission denied for table ${table}`,
      });
      expect((await owner.query(`select * from ${table} order by 1`)).rows.slice(0, before.rows.length)).toEqual(before.rows);
    });

    test.each(['id', 'transaction_id', 'at'])('lets nobody who serves state the %s of a row', async (column) => {
      const value = { id: '1', transaction_id: "'1'", at: "'2020-01-01'" }[column];
      const text = `insert into audit (${column}, actor, organisation, operation, kind, outcome, request_id) overriding system value
      values (${value}, 'a', '0000000999', 'customers.find', 'search', 'found', 'x')`;
      await expect(app.query(text)).rejects.toMatchObject({ code: '42501', message: 'permission denied for table audit' });
    });

    test('lets the application’s role neither drop, alter nor switch off what keeps the audit', async () => {
      for (const text of [
        'drop table audit_chain',
        'alter table audit disable trigger all',
        'drop trigger audit_kept on audit',
        'create or replace function audit_is_kept() returns trigger language sql as $$ select null $$',
        'set session_replication_role = replica',
      ])
        await expect(app.query(text)).rejects.toMatchObject({ code: '42501' });
    });

    test('takes back, from a database of an earlier version, the right to state them', async () => {
      await owner.query('grant insert on audit to app');
      await backend.stop();
      backend = await startBackendProcess(place.variables);
      const { rows } = await owner.query(
        "select has_table_privilege('app', 'audit', 'insert') as whole, has_column_privilege('app', 'audit', 'at', 'insert') as at",
      );
      expect(rows).toEqual([{ whole: false, at: false }]);
    });
  });
}
