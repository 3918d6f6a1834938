import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Standing } from '../../../backend/closing/journal.ts';
import { readEnvironment } from '../../../backend/environment.ts';
import { arrivalOf } from '../../../backend/limits/arrival.ts';
import { handlersWith } from '../../../backend/operations/handlers.ts';
import { createServer } from '../../../backend/server.ts';
import { HOLIDAYS_KNOWN_TO } from '../../../shared/domain/bank-holidays.ts';
import { deadlineFor } from '../../../shared/domain/deadline.ts';

const never = () => Promise.reject(new Error('Not called'));

/** What is answered at an instant, by a server that serves or one whose database is away. */
async function readyAt(now: string, ready = true, standing: Standing = 'good'): Promise<[number, Record<string, unknown>]> {
  const server = createServer({
    ...{
      pool: {} as never,
      verify: never,
      knows: never,
      meet: never,
      handlers: handlersWith({} as never, 24),
      atOnce: {},
      changed: () => {},
    },
    ...{ revoked: { has: () => false, size: () => 0 }, feed: { follow: () => () => {}, wake: () => {}, stop: async () => {} } },
    ...{ secret: createSecretKey(Buffer.alloc(32)), deskKeySecret: createSecretKey(Buffer.alloc(32)) },
    arrival: arrivalOf(readEnvironment({})),
    log: { stream: { write: () => {} }, level: 'silent' },
    ready: async () => ready,
    ...{ open: () => standing === 'good', standing: () => standing },
    now: () => new Date(now),
  });
  const answer = await server.inject({ url: '/readyz', headers: { host: 'localhost' } });
  await server.close();
  return [answer.statusCode, answer.json()];
}

const lastDay = `${HOLIDAYS_KNOWN_TO}-12-31`;

test('up to the end of the last year whose extra bank holidays are known there is nothing to warn of', async () => {
  expect(await readyAt('2026-11-29T12:00:00Z')).toEqual([200, { ready: true }]);
  expect(await readyAt(`${lastDay}T23:59:59Z`)).toEqual([200, { ready: true }]);
});

test('past it the backend still serves, and says what to see to', async () => {
  const warned = { ready: true, warnings: [expect.stringContaining(`known up to ${HOLIDAYS_KNOWN_TO}`)] };
  expect(await readyAt(`${HOLIDAYS_KNOWN_TO + 1}-01-01T00:00:00Z`)).toEqual([200, warned]);
  expect(await readyAt('2040-06-01T12:00:00Z')).toEqual([200, warned]);
});

test('a database that is away is no warning', async () => {
  const [status, body] = await readyAt('2040-06-01T12:00:00Z', false);
  expect([status, body.code, body.warnings]).toEqual([503, 'unavailable', undefined]);
});

test('nothing is ready before the closing journal has been replayed, and it says why; one that cannot be written is a warning', async () => {
  for (const standing of ['looking', 'replaying', 'unreadable', 'broken', 'lost', 'cut', 'foreign'] as const) {
    const [status, body] = await readyAt('2026-11-29T12:00:00Z', true, standing);
    const errors = [{ pointer: '/closingJournal', code: standing, detail: expect.stringContaining('replayed') }];
    expect([status, body.code, body.errors]).toEqual([503, 'unavailable', errors]);
  }
  const warned = { ready: true, warnings: [expect.stringContaining('nothing is destroyed')] };
  expect(await readyAt('2026-11-29T12:00:00Z', true, 'unwritten')).toEqual([200, warned]);
});

test('a due day past that year says itself that it may still move', () => {
  const says = deadlineFor({ madeOn: lastDay, kind: 'access' }).steps.map((step) => step.says);
  expect(says.at(-1)).toContain(`known up to ${HOLIDAYS_KNOWN_TO}`);
});
