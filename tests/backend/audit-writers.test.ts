import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSealing } from '../../backend/audit/sealer.ts';
import { witnessOf } from '../../backend/audit/witness.ts';
import type { Output } from '../../shared/operations.ts';
import { callOver, startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type BackendProcess, startBackendProcess } from '../support/backend-process.ts';
import type { Place } from '../support/prepared.ts';
import { rounds } from '../support/rounds.ts';
import { allChained } from './audit-world.ts';
import { onServer, ownPlace, tokenOf } from './own-process.ts';

type Verified = Output<'audit.verify'>;
const WRITERS = 8;

async function verify(url: string): Promise<Verified> {
  const token = await tokenOf('supervisor');
  let part: Verified | undefined;
  do {
    const answer = await callOver(url, 'audit.verify', token, part?.next ? { from: part.next } : {});
    expect(answer.status).toBe(200);
    part = answer.body as Verified;
  } while (part.next !== null);
  return part;
}

describe('a backend whose audit many write at once', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startBackend({ database: testDatabase() });
  });
  afterAll(() => backend?.stop());

  test('chains each row once, in the order they were committed, whoever seals', async () => {
    const others: (() => Promise<void>)[] = [];
    const failed: unknown[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'desk-sealers-'));
    const pools: pg.Pool[] = [];
    // The embedded database is one process's; a server has as many sealers as there are backends.
    for (let n = 0; n < (onServer ? 3 : 0); n++) {
      const pool = new pg.Pool({ ...(backend.pool as unknown as { options: pg.PoolConfig }).options, max: 2 });
      pools.push(pool);
      others.push(startSealing(pool, witnessOf({ DATA_FOLDER: folder }), (error) => failed.push(error)));
    }
    const each = rounds(1_000);
    const token = await backend.token('phone.adviser');
    const began = Date.now();
    const writer = async () => {
      for (let n = 0; n < each; n++)
        expect((await callOver(backend.url, 'customers.find', token, { line: 'Zzyzx Qwghlm' })).status).toBe(200);
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    const wrote = Date.now() - began;
    await allChained(backend);
    console.info(`${WRITERS} × ${each} audited reads: ${wrote} ms, chained ${Date.now() - began - wrote} ms later`);
    for (const stop of others) await stop();
    for (const pool of pools) await pool.end();
    rmSync(folder, { recursive: true });
    expect(failed).toEqual([]);

    const { rows } = await backend.pool.query(
      `select count(*)::int as links, count(distinct audit_id)::int as rows, min(position)::int as first, max(position)::int as last,
              bool_and(ordered) as ordered from (
         select c.*, coalesce((transaction_id, audit_id) > (lag(transaction_id) over by_position, lag(audit_id) over by_position), true)
                as ordered from audit_chain c window by_position as (order by position)) c`,
    );
    const count = WRITERS * each;
    expect(rows[0]).toEqual({ links: count, rows: count, first: 1, last: count, ordered: true });
    const part = await verify(backend.url);
    expect(part).toMatchObject({ to: count, broken: null });
  });

  // The embedded database has one connection: nothing there is ever open beside anything else.
  if (onServer)
    test('leaves what an open transaction may still come before to later, and then chains it', async () => {
      const slow = await backend.pool.connect();
      const insert = `insert into audit (actor, organisation, operation, kind, outcome, request_id)
      values ('phone.adviser', '0000000999', 'customers.find', 'search', 'nobody', 'slow')`;
      await slow.query('begin');
      await slow.query(insert);
      const token = await backend.token('phone.adviser');
      await callOver(backend.url, 'customers.find', token, { line: 'Zzyzx' });
      await new Promise((later) => setTimeout(later, 1_200));
      const waiting = await verify(backend.url);
      expect(waiting.broken).toBeNull();
      expect(waiting.unsealed).toBeGreaterThanOrEqual(1);
      await slow.query('commit');
      slow.release();
      await allChained(backend);
      expect((await verify(backend.url)).broken).toBeNull();
    });
});

if (onServer)
  describe('a sealer that is ended', () => {
    test('waits for an older transaction, and leaves nothing unchained and unsigned', async () => {
      const backend = await startBackend({ database: 'postgresql' });
      const folder = mkdtempSync(join(tmpdir(), 'desk-sealers-'));
      const old = await backend.pool.connect();
      try {
        await old.query('begin');
        await old.query('select pg_current_xact_id()');
        const token = await backend.token('phone.adviser');
        await callOver(backend.url, 'customers.find', token, { line: 'Zzyzx' });
        const end = startSealing(backend.pool, witnessOf({ DATA_FOLDER: folder }), (error) => expect(error).toBeNull());
        const ended = end();
        await new Promise((later) => setTimeout(later, 300));
        await old.query('commit');
        await ended;
        const { rows } = await backend.pool.query(
          `select (select max(id) from audit) = (select max(audit_id) from audit_chain) as chained,
                  (select max(position) from audit_chain) = (select max(position) from audit_heads) as signed`,
        );
        expect(rows).toEqual([{ chained: true, signed: true }]);
      } finally {
        old.release();
        await backend.stop();
        rmSync(folder, { recursive: true });
      }
    });
  });

describe('a backend that is killed while it seals', () => {
  let place: Place;
  beforeAll(async () => {
    place = await ownPlace();
  });
  afterAll(() => place?.remove());

  test('has, when started again, a chain without a fault that holds every answered read', async () => {
    const token = await tokenOf('phone.adviser');
    const answered = new Set<string>();
    let backend: BackendProcess = await startBackendProcess(place.variables);
    for (let life = 0; life < 4; life++) {
      const at = backend;
      let alive = true;
      const reader = async () => {
        while (alive) {
          const answer = await callOver(at.url, 'customers.find', token, { line: 'Zzyzx' }).catch(() => null);
          if (answer?.status === 200) answered.add(String(answer.headers.get('x-request-id')));
        }
      };
      const readers = Array.from({ length: 4 }, reader);
      await new Promise((later) => setTimeout(later, 300 + 350 * life));
      await at.kill();
      alive = false;
      await Promise.all(readers);
      backend = await startBackendProcess(place.variables);
    }
    await expect.poll(async () => (await verify(backend.url)).to, { timeout: 30_000 }).toBeGreaterThanOrEqual(answered.size);
    const part = await verify(backend.url);
    expect(part).toMatchObject({ broken: null, heads: { state: 'good', unreadable: 0 } });
    expect(answered.size).toBeGreaterThan(10);
    // Told to stop, it seals and signs to the end.
    expect(await backend.stop()).toBe(0);
    backend = await startBackendProcess(place.variables);
    const after = await verify(backend.url);
    expect(after.heads.signedTo).toBe(after.to);
    expect(after.to).toBeGreaterThan(part.to);
    await backend.stop();
  });
});
