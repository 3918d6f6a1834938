import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const read = (as: string | null, machineId: string) => backend.call('deskKeys.read', as, { machineId });

test('the share is the same each time, and another for another person or machine', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const first = await read('phone.adviser', one);
  expect(first.status).toBe(200);
  const { share } = first.body as { share: string };
  expect(Buffer.from(share, 'base64')).toHaveLength(32);
  expect((await read('phone.adviser', one.toUpperCase())).body.share).toBe(share);
  const others = [await read('phone.adviser', two), await read('supervisor', one), await read('local.adviser', one)];
  expect(new Set([share, ...others.map(({ body }) => body.share)]).size).toBe(4);
});

test('nobody else, and no machine without an id', async () => {
  expect((await read(null, randomUUID())).status).toBe(401);
  expect((await read('website', randomUUID())).status).toBe(403);
  expect((await read('phone.adviser', 'mine')).status).toBe(400);
});

test('each reading is in the audit as a sign-in on that machine, without the share', async () => {
  const machineId = randomUUID();
  const { body } = await read('phone.adviser', machineId);
  const { rows } = await backend.pool.query<{ kind: string; outcome: string; operation: string; details: object }>(
    `select * from audit where details ->> 'machine' = $1`,
    [machineId],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ kind: 'sign-in', outcome: 'share-read', operation: 'deskKeys.read', subject: null });
  expect(JSON.stringify(rows)).not.toContain(String(body.share));
});
