import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openConfiguration } from '../../../../electron/configuration/configuration.ts';
import { configurationChange, isProtected, isSafeAddress } from '../../../../electron/configuration/fields.ts';
import { type ManagedFile, readManaged } from '../../../../electron/configuration/managed-file.ts';
import { managedPath } from '../../../../electron/configuration/managed-path.ts';
import { type Development, readEnvironment } from '../../../../electron/environment.ts';
import type { ConfigurationChange } from '../../../../shared/configuration.ts';

const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-managed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'configuration.json');
const placed = (text: string): ManagedFile => {
  writeFileSync(file, text);
  return readManaged(file, () => true);
};
const NONE: ManagedFile = { kind: 'none' };

function opened(managed: ManagedFile, set: ConfigurationChange = {}, env: Record<string, string> = {}, packaged = false) {
  let stored = set;
  const told: unknown[] = [];
  const { development } = readEnvironment(env, packaged);
  const configuration = openConfiguration({
    managed,
    stored: {
      read: () => stored,
      write: (change) => {
        stored = { ...stored, ...change };
      },
    },
    development: development as Development | null,
    changed: (view) => told.push(view),
  });
  return { ...configuration, told };
}

describe('what an administrator placed', () => {
  test('nothing', () => {
    expect(readManaged(join(folder, 'none.json'), () => true)).toEqual(NONE);
    expect(readManaged(join(folder, 'none', 'none.json'), () => true)).toEqual(NONE);
  });

  test('rules, with the mark some editors put first', () => {
    expect(placed('\uFEFF{"issuer": "https://id.example/desk", "lockMinutes": 3}')).toEqual({
      kind: 'rules',
      rules: { issuer: 'https://id.example/desk', lockMinutes: 3 },
    });
  });

  test.each([
    ['{"issuer": "https://id.example"', []],
    ['[]', []],
    ['', []],
    ['{"isuer": "https://id.example"}', ['isuer']],
    ['{"issuer": "http://id.example"}', ['issuer']],
    ['{"server": "https://a:b@central.example"}', ['server']],
    ['{"server": 5, "lockMinutes": 6}', ['server', 'lockMinutes']],
    ['{"lockMinutes": 0, "lockMinutesInConversation": 21}', ['lockMinutes', 'lockMinutesInConversation']],
    ['{"clientId": "a b"}', ['clientId']],
    ['{"excludeFromCapture": "yes"}', ['excludeFromCapture']],
  ])('%s is broken, and says where without its values', (text, fields) => {
    expect(placed(text)).toEqual({ kind: 'broken', problem: { file, fields } });
  });

  test('something that is no file is broken, not passed over', () => {
    mkdirSync(join(folder, 'folder.json'));
    expect(readManaged(join(folder, 'folder.json'), () => true)).toMatchObject({ kind: 'broken' });
  });

  test('stands where only an administrator writes', () => {
    expect(managedPath('linux', '/x')).toBe('/etc/adviser-desk/configuration.json');
    expect(managedPath('darwin', '/x')).toBe('/Library/Application Support/Adviser Desk/configuration.json');
    expect(managedPath('win32', 'C:\\Program Files\\Adviser Desk\\resources')).toBe(
      'C:\\Program Files\\Adviser Desk Configuration\\configuration.json',
    );
  });
});

describe('who counts', () => {
  const settings = { server: 'https://mine.example/', issuer: 'https://mine-id.example' };
  const env = {
    ADVISER_DESK_SERVER: 'https://env.example',
    ADVISER_DESK_CLIENT_ID: 'env-client',
    ADVISER_DESK_ISSUER: 'nonsense',
  };

  test('nobody: a service on this machine', () => {
    expect(opened(NONE).service()).toEqual({
      ...{ server: 'http://127.0.0.1:4310', issuer: 'http://127.0.0.1:4311' },
      ...{ clientId: 'adviser-desk', audience: 'urn:adviser-desk:central' },
    });
    expect(opened(NONE).view()).toMatchObject({ managed: false, problem: null, lockMinutes: { value: 5, from: 'default' } });
  });

  test('settings before the environment, the environment before nobody; what cannot be used counts for nothing', () => {
    expect(opened(NONE, settings, env).view()).toMatchObject({
      server: { value: 'https://mine.example/', from: 'settings' },
      clientId: { value: 'env-client', from: 'environment' },
      audience: { from: 'default' },
    });
    expect(opened(NONE, {}, env).view().issuer).toEqual({ value: 'http://127.0.0.1:4311', from: 'default' });
    expect(opened(NONE, settings).service()?.server).toBe('https://mine.example');
  });

  test('an installed app takes nothing from the environment', () => {
    expect(opened(NONE, {}, env, true).view().server).toEqual({ value: 'http://127.0.0.1:4310', from: 'default' });
  });

  test('an administrator settles the service as a whole: no token of that issuer goes to an address from elsewhere', () => {
    const managed = opened(placed('{"issuer": "https://id.example", "lockMinutes": 2}'), settings, env);
    expect(managed.view()).toMatchObject({
      managed: true,
      issuer: { value: 'https://id.example', from: 'managed' },
      server: { value: 'http://127.0.0.1:4310', from: 'default' },
      clientId: { from: 'default' },
      lockMinutes: { value: 2, from: 'managed' },
    });
  });

  test('a broken file: no service, whatever else is set', () => {
    const broken = opened(placed('{'), settings, env);
    expect(broken.service()).toBeNull();
    expect(broken.view()).toMatchObject({ managed: true, problem: { file, fields: [] } });
    expect(broken.change({ server: 'https://x.example' })).toEqual({ ok: false, error: { code: 'managed' } });
  });
});

describe('changing it here', () => {
  test('counts, and is told', () => {
    const own = opened(NONE);
    expect(own.change({ server: 'https://new.example', lockMinutes: 1 })).toMatchObject({ ok: true });
    expect(own.view()).toMatchObject({ server: { value: 'https://new.example', from: 'settings' }, lockMinutes: { value: 1 } });
    expect(own.told).toHaveLength(1);
  });

  test('is refused for what an administrator has set, and only for that', () => {
    const managed = opened(placed('{"lockMinutes": 2}'));
    for (const change of [{ server: 'https://x.example' }, { lockMinutes: 1 }, { lockMinutesInConversation: 5, clientId: 'x' }]) {
      expect(managed.change(change)).toEqual({ ok: false, error: { code: 'managed' } });
    }
    expect(managed.change({ lockMinutesInConversation: 5 })).toMatchObject({ ok: true });
  });

  test.each([
    [{ server: 'http://central.example' }],
    [{ server: 'https://central.example?x=1' }],
    [{ issuer: 'https://central.example#x' }],
    [{ issuer: 'ftp://central.example' }],
    [{ lockMinutes: 6 }],
    [{ lockMinutesInConversation: 21 }],
    [{ excludeFromCapture: false }],
    [{ other: 1 }],
  ])('%j does not pass the border', (change) => {
    expect(configurationChange.safeParse(change).success).toBe(false);
  });
});

test.each([
  ['https://central.example', true],
  ['https://central.example:8443/base', true],
  ['http://127.0.0.1:4310', true],
  ['http://localhost:4310', true],
  ['http://[::1]:4310', true],
  ['http://127.0.0.1.evil.example', false],
  ['http://central.example', false],
  ['https://user@central.example', false],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
  ['', false],
])('%s is safe to work with: %s', (address, safe) => {
  expect(isSafeAddress(address)).toBe(safe);
  expect(isProtected(address)).toBe(safe);
});

test('practice stays with the service that was started for it, whatever was set, and never in an installed app', () => {
  const env = {
    ADVISER_DESK_PRACTICE: '1',
    ADVISER_DESK_SERVER: 'http://127.0.0.1:5000',
    ADVISER_DESK_ISSUER: 'http://127.0.0.1:5001',
  };
  const elsewhere = { server: 'https://central.example', issuer: 'https://id.example' };
  const practice = opened(NONE, elsewhere, env);
  expect(practice.view()).toMatchObject({ practice: true, server: { value: env.ADVISER_DESK_SERVER, from: 'environment' } });
  expect(practice.service()).toMatchObject({ server: env.ADVISER_DESK_SERVER, issuer: env.ADVISER_DESK_ISSUER });
  expect(practice.change({ server: 'https://central.example' })).toEqual({ ok: false, error: { code: 'managed' } });
  expect(practice.change({ lockMinutes: 3 })).toMatchObject({ ok: true });
  const installed = opened(NONE, elsewhere, env, true);
  expect(installed.view()).not.toHaveProperty('practice');
  expect(installed.service()).toMatchObject({ server: 'https://central.example' });
  expect(opened(NONE, elsewhere).view()).not.toHaveProperty('practice');
});
