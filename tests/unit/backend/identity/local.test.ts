import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localPeople, openLocalIdentity } from '../../../../backend/identity/local.ts';
import { makeVerifier, trustLocal } from '../../../../backend/identity/verify.ts';
import { localToken } from '../../../support/local-token.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-identity-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('every seeded person is taken with a token of the folder’s key, for twelve hours', async () => {
  const trust = await trustLocal(folder);
  const hours = (count: number) => makeVerifier(trust, () => Date.now() + count * 3_600_000);
  for (const person of localPeople) {
    const bearer = `Bearer ${await localToken(folder, person.sub)}`;
    expect(await hours(11.9)(bearer)).toEqual({ ...person, until: expect.any(Number) });
    await expect(hours(12.1)(bearer)).rejects.toThrow('unauthenticated');
  }
});

test('the people of the first issue are there, where they belong', () => {
  expect(localPeople.map(({ sub, roles, touchpoint }) => [sub, roles.join(), touchpoint])).toEqual([
    ['phone.adviser', 'adviser', '0000000999'],
    ['supervisor', 'supervisor', '0000000999'],
    ['supervisor.two', 'supervisor', '0000000999'],
    ['local.adviser', 'adviser', '0000000203'],
    ['local.supervisor', 'supervisor', '0000000203'],
    ['other.adviser', 'adviser', '0000000204'],
    ['website', 'website', '0000000997'],
  ]);
});

test('opened many times at once, it has one key, for its owner alone', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => openLocalIdentity(folder)));
  expect(new Set(all.map(({ publicKey }) => publicKey.kid)).size).toBe(1);
  expect(all[0]?.publicKey).not.toHaveProperty('d');
  expect(statSync(join(folder, 'key.json')).mode & 0o777).toBe(0o600);
});
