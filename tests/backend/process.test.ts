import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callOver } from '../support/backend.ts';
import { NotStarted, startBackendProcess } from '../support/backend-process.ts';
import type { Place } from '../support/prepared.ts';
import { onServer, ownPlace, somebody, tokenOf } from './own-process.ts';
import { newId } from './people.ts';

let place: Place;
let adviser: string;
beforeAll(async () => {
  place = await ownPlace();
  adviser = await tokenOf('phone.adviser');
});
afterAll(() => place?.remove());

test('a backend says by one line that it is ready, and logs nobody', async () => {
  const backend = await startBackendProcess({ ...place.variables, LOG_LEVEL: 'info' });
  expect(backend.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(backend.database).toBe(onServer ? 'postgresql' : 'embedded');
  const [customerId = ''] = await somebody(backend);
  await callOver(backend.url, 'customers.read', adviser, { customerId, reason: 'my-day' });
  await callOver(backend.url, 'customers.read', adviser, { customerId: newId(), reason: 'my-day' });
  expect(backend.said()).not.toContain(customerId);
  expect(await backend.stop()).toBe(0);
});

describe('an environment that is wrong', () => {
  test.each([
    [{ HOST: '0.0.0.0' }, 'loopback'],
    [{ PORT: '70000' }, 'PORT'],
    [{ JWKS_URI: 'https://issuer.example/keys' }, 'go together'],
    [{ ISSUER: 'x', AUDIENCE: 'y', JWKS_URI: 'http://issuer.example/keys' }, 'https'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  ])('%o is refused in one line', async (wrong, said) => {
    const refused = await startBackendProcess({ ...place.variables, ...wrong }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotStarted);
    expect((refused as NotStarted).exitCode).toBe(1);
    expect((refused as NotStarted).said).toContain(said);
    expect((refused as NotStarted).said).not.toContain('mysql');
  });
});

if (!onServer) {
  describe('the embedded data folder', () => {
    test('belongs to one backend: a second one says so and ends with 3, and the first goes on', async () => {
      const first = await startBackendProcess(place.variables);
      const second = await startBackendProcess(place.variables).catch((error: unknown) => error);
      expect(second).toBeInstanceOf(NotStarted);
      expect((second as NotStarted).exitCode).toBe(3);
      expect((second as NotStarted).said).toContain(`Another backend (process ${first.pid}) is using the data folder`);
      expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
      await first.stop();
    });

    test('is taken over from a dead one', async () => {
      await (await startBackendProcess(place.variables)).kill();
      const next = await startBackendProcess(place.variables);
      expect(readFileSync(join(String(place.variables.DATA_FOLDER), 'lock.pid'), 'utf8')).toBe(String(next.pid));
      await next.stop();
    });

    test('is for its owner alone, the socket and the secret too', async () => {
      const backend = await startBackendProcess(place.variables);
      const mode = (name: string) => (statSync(join(String(place.variables.DATA_FOLDER), name)).mode & 0o777).toString(8);
      expect([mode('.'), mode('database.sock'), mode('idempotency.key')]).toEqual(['700', '600', '600']);
      await backend.stop();
    });

    test('may lie deep: its socket then lies elsewhere', async () => {
      const deep = join(mkdtempSync(join(tmpdir(), 'desk-deep-')), 'a'.repeat(60), 'b'.repeat(60));
      const backend = await startBackendProcess({ ...place.variables, DATA_FOLDER: deep });
      expect((await fetch(`${backend.url}/readyz`)).status).toBe(200);
      expect(backend.said()).toContain('for trying out');
      await backend.stop();
      rmSync(deep, { recursive: true });
    });
  });
} else {
  describe('the application’s role', () => {
    test('owns nothing and cannot alter the past', async () => {
      const backend = await startBackendProcess(place.variables);
      const client = new pg.Client({ connectionString: place.variables.DATABASE_URL });
      await client.connect();
      for (const forbidden of [
        'delete from audit',
        "update audit set outcome = 'x'",
        'delete from consent_events',
        "update consent_events set decision = 'given'",
        'delete from customers',
        'drop table customers',
        'create table mine (x int)',
        "insert into notices values ('x', '2026-01-01', '{}')",
        'delete from kysely_migration',
      ])
        await expect(client.query(forbidden)).rejects.toThrow(/permission denied|must be owner/);
      await expect(client.query('select destroy_customer(id) from customers limit 1')).rejects.toThrow(
        'whose closing is under way',
      );
      await client.end();
      await backend.stop();
    });

    test('a database newer than the code is refused', async () => {
      const other = await ownPlace();
      const owner = new pg.Client({ connectionString: other.variables.DATABASE_OWNER_URL });
      await owner.connect();
      await owner.query(`insert into kysely_migration values ('9999-later', '2030-01-01')`);
      await owner.end();
      const newer = await startBackendProcess(other.variables).catch((error: unknown) => error);
      expect((newer as NotStarted).said).toContain('newer than this backend: it has migration 9999-later');
      await other.remove();
    });

    test('a server that goes away is 503, and readyz says so', async () => {
      const other = await ownPlace();
      const backend = await startBackendProcess(other.variables);
      await other.remove();
      expect((await fetch(`${backend.url}/readyz`)).status).toBe(503);
      const answer = await callOver(backend.url, 'customers.read', adviser, { customerId: newId(), reason: 'my-day' });
      expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
      expect((await fetch(`${backend.url}/healthz`)).status).toBe(200);
      expect(await backend.stop()).toBe(0);
    });
  });
}
