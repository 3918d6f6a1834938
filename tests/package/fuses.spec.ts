import { expect, test } from '@playwright/test';
import { readFuses } from '../../packaging/fuses.ts';
import { runtime } from '../support/app.ts';
import { type Installed, install, made } from './installed.ts';

/** How many fuses each runtime we pack has, by the number before its first point. */
const COUNTS: Readonly<Record<string, number>> = { 25: 7, 45: 9 };

/** What each is to be, on or off, written here by hand. */
const WANTED = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
  WasmTrapHandlers: 'on',
};

let installed: Installed;
test.beforeAll(() => {
  installed = install();
});
test.afterAll(() => installed?.remove());

test('every fuse of the installed program is set, and none is left as it came', async () => {
  const count = COUNTS[made().electron.split('.')[0] ?? ''];
  expect(count, `how many fuses Electron ${made().electron} has`).toBeDefined();
  const read = await readFuses(installed.program);
  expect(read).toEqual(Object.fromEntries(Object.entries(WANTED).slice(0, count)));
  console.info(`Electron ${made().electron}: ${Object.keys(read).length} fuses`);
});

test('the runtime it was packed with comes otherwise', async () => {
  const read = await readFuses(runtime().electron);
  expect(read).toMatchObject({ RunAsNode: 'on', EnableNodeCliInspectArguments: 'on', OnlyLoadAppFromAsar: 'off' });
});
