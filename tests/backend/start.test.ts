import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

test('says it is up and ready, at the root and under the version', async () => {
  for (const base of ['', '/v1']) {
    expect(await (await fetch(`${backend.url}${base}/healthz`)).json()).toEqual({ up: true });
    expect(await (await fetch(`${backend.url}${base}/readyz`)).json()).toEqual({ ready: true });
  }
});

test('reads the notice in force', async () => {
  const answer = await backend.call('notice.read', 'website', { version: 'current' });
  expect(answer.status).toBe(200);
  expect(answer.body.version).toBe('2018-05');
});
