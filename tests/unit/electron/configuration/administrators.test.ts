import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findManaged, readPlaced } from '../../../../electron/configuration/managed-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-owned-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'configuration.json');
writeFileSync(file, '{"lockMinutes": 3}');

const FILE = { uid: 0, mode: 0o100644 };
const FOLDER = { uid: 0, mode: 0o40755 };
const owned = (of: { file?: typeof FILE; folder?: typeof FOLDER }) => (path: string) =>
  path === file ? (of.file ?? FILE) : (of.folder ?? FOLDER);
const BROKEN = { kind: 'broken', problem: { file, fields: [] } };

test('root’s file in root’s folder counts', () => {
  expect(readPlaced(file, owned({}))).toEqual({ kind: 'rules', rules: { lockMinutes: 3 } });
});

test.each([
  ['a file of somebody else', { file: { uid: 1000, mode: 0o100644 } }],
  ['a file its group may write to', { file: { uid: 0, mode: 0o100664 } }],
  ['a file anybody may write to', { file: { uid: 0, mode: 0o100646 } }],
  ['a folder of somebody else', { folder: { uid: 1000, mode: 0o40755 } }],
  ['a folder its group may write to', { folder: { uid: 0, mode: 0o40775 } }],
  ['a folder anybody may write to', { folder: { uid: 0, mode: 0o41777 } }],
])('%s is a problem that is shown, and nothing in it counts', (_what, of) => {
  expect(readPlaced(file, owned(of))).toEqual(BROKEN);
});

test('an owner who cannot be asked for is a problem too', () => {
  const stat = () => {
    throw Object.assign(new Error('no'), { code: 'EACCES' });
  };
  expect(readPlaced(file, stat)).toEqual(BROKEN);
});

test('nothing placed is nothing, whoever owns the folder', () => {
  const none = join(folder, 'none.json');
  expect(readPlaced(none, owned({ folder: { uid: 1000, mode: 0o40777 } }))).toEqual({ kind: 'none' });
});

test('a development run names its own file, and nobody asks whose it is', () => {
  expect(findManaged(file, 'linux', '/nowhere')).toMatchObject({ kind: 'rules' });
});

test('on Windows it is beside the folder of the program', () => {
  expect(findManaged(undefined, 'win32', 'C:\\nowhere\\Adviser Desk\\resources')).toEqual({ kind: 'none' });
});
