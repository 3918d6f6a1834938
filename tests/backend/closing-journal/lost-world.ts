import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { vi } from 'vitest';
import { destroyDue } from '../../../backend/closing/destroy-due.ts';
import { readEnvironment } from '../../../backend/environment.ts';
import { type Running, runBackend } from '../../../backend/run.ts';
import type { OperationName } from '../../../shared/operations.ts';
import { type Answer, callOver, type TestBackend, testDatabase } from '../../support/backend.ts';
import { localToken } from '../../support/local-token.ts';
import { query } from '../../support/postgres.ts';
import { preparedPlace, testIdentity } from '../../support/prepared.ts';
import { UNLIMITED } from '../../support/unlimited.ts';
import { newId, type Person } from '../people.ts';

export const onServer = testDatabase() === 'postgresql';
const cluster = String(process.env.TEST_POSTGRES);
const DAYS_LATER = 8 * 86_400_000;

/** A database that can be lost and put back as it was, with its journal outside it. Between `start` and `stop` a backend serves. */
export type LostWorld = {
  readonly journal: string;
  readonly variables: Record<string, string>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Keeps the database as it is, as a back-up does; puts it back as it was kept. Nobody may be connected. */
  readonly keep: () => Promise<void>;
  readonly lose: () => Promise<void>;
  /** While a backend serves: may arrange everything. */
  readonly pool: () => pg.Pool;
  readonly as: () => TestBackend;
  readonly call: (name: OperationName, as: string, input: Record<string, unknown>) => Promise<Answer>;
  readonly ready: () => Promise<{ status: number; body: Record<string, unknown> }>;
  /** Closes at the website, through the backend at that address where it is another one. Gives the closing's id. */
  readonly close: (person: Person, at?: string) => Promise<string>;
  readonly stopClosing: (closingId: string) => Promise<void>;
  /** Destroys what is due a week from now. */
  readonly destroy: () => Promise<number>;
  readonly lines: () => { position: number; alias: string; step: string; closedOn: string }[];
  readonly untilJournalled: () => Promise<void>;
  readonly end: () => Promise<void>;
};

export async function lostWorld(more: Record<string, string> = {}): Promise<LostWorld> {
  const place = await preparedPlace(onServer ? cluster : undefined, { customers: 20, seed: 1 });
  const apart = mkdtempSync(join(tmpdir(), 'desk-journal-'));
  const journal = join(apart, 'journal.jsonl');
  const variables = {
    ...{ PORT: '0', LOG_LEVEL: 'silent', LOCAL_IDENTITY: testIdentity, IDENTITY_PORT: 'off', CLOSING_JOURNAL: journal },
    ...{ ...UNLIMITED, ...place.variables, ...more },
  };
  const path = String(variables.CLOSING_JOURNAL);
  const files = join(String(place.variables.DATA_FOLDER), 'postgres');
  const name = onServer ? new URL(String(place.variables.DATABASE_URL)).pathname.slice(1) : '';
  let running: Running | undefined;
  let owner: pg.Pool | undefined;
  const pool = () => owner ?? (running as Running).pool;
  const call = async (operation: OperationName, as: string, input: Record<string, unknown>) =>
    callOver((running as Running).url, operation, await localToken(testIdentity, as), input);
  const lines = () =>
    existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line))
      : [];
  const untilJournalled = () =>
    vi.waitFor(
      async () => {
        const { rowCount } = await pool().query(`select from closings where scope = 'service'
          and (journalled is null and state <> 'stopped' or journal_alias is not null and state <> 'waiting')`);
        if (rowCount) throw new Error('Something waits to be journalled');
      },
      { timeout: 30_000, interval: 50 },
    );
  const copy = async (from: string, to: string) => {
    await query(cluster, 'postgres', `drop database if exists ${to} with (force)`);
    await query(cluster, 'postgres', `create database ${to} owner owner template ${from} strategy file_copy`);
  };
  const stop = async () => {
    await owner?.end();
    owner = undefined;
    await running?.stop();
    running = undefined;
  };
  return {
    ...{ journal: path, variables, pool, call, lines, untilJournalled, stop },
    start: async () => {
      running = await runBackend(readEnvironment(variables), () => {});
      if (onServer) owner = new pg.Pool({ connectionString: String(place.variables.DATABASE_OWNER_URL), max: 4 });
    },
    keep: async () => (onServer ? copy(name, `${name}_kept`) : cpSync(files, `${files}.kept`, { recursive: true })),
    lose: async () => {
      if (onServer) return copy(`${name}_kept`, name);
      rmSync(files, { recursive: true });
      cpSync(`${files}.kept`, files, { recursive: true });
    },
    as: () => ({ url: (running as Running).url, pool: pool(), call }) as unknown as TestBackend,
    ready: async () => {
      const answer = await fetch(`${(running as Running).url}/readyz`);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    close: async ({ id: customerId }, at = running?.url) => {
      const closingId = newId();
      const answer = await callOver(String(at), 'closures.close', await localToken(testIdentity, 'website'), {
        ...{ commandId: newId(), customerId, closingId, signInId: newId(), saidAt: new Date().toISOString() },
        ...{ scope: 'service', reason: 'customer-choice' },
      });
      if (answer.status !== 200) throw new Error(`closures.close answered ${answer.status} ${JSON.stringify(answer.body)}`);
      return closingId;
    },
    stopClosing: async (closingId) => {
      const answer = await call('closures.stop', 'supervisor', { commandId: newId(), closingId, because: 'wrong-person' });
      if (answer.status !== 200) throw new Error(`closures.stop answered ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    destroy: () =>
      destroyDue((running as Running).pool, new Date(Date.now() + DAYS_LATER), (error) => {
        throw error;
      }),
    end: async () => {
      await stop();
      if (onServer) await query(cluster, 'postgres', `drop database if exists ${name}_kept with (force)`);
      await place.remove();
      rmSync(apart, { recursive: true, force: true });
    },
  };
}
