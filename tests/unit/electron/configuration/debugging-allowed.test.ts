import { expect, test } from 'vitest';
import { type Disk, debuggingAllowed } from '../../../../electron/configuration/debugging-allowed.ts';

const FILE = '/etc/adviser-desk/configuration.json';
const FOLDER = '/etc/adviser-desk';
const ROOTS = { [FOLDER]: { uid: 0, mode: 0o40755 }, [FILE]: { uid: 0, mode: 0o100644 } };

function disk(text: string, owners: Record<string, { uid: number; mode: number }> = ROOTS): Disk {
  return {
    stat: (path) => {
      const found = owners[path];
      if (!found) throw Object.assign(new Error('not there'), { code: 'ENOENT' });
      return found;
    },
    read: () => text,
  };
}

test('an administrator who says so lets programs attach', () => {
  expect(debuggingAllowed(FILE, 'linux', disk('{"allowDebuggingPort":true}'))).toBe(true);
  expect(debuggingAllowed(FILE, 'darwin', disk('{"allowDebuggingPort":true,"lockMinutes":5}'))).toBe(true);
});

test.each([
  '{}',
  '{"allowDebuggingPort":false}',
  '{"allowDebuggingPort":"true"}',
  '{"allowDebuggingPort":1}',
  '{"__proto__":{"allowDebuggingPort":true}}',
  '[true]',
  'null',
  'not json',
])('%s does not', (text) => {
  expect(debuggingAllowed(FILE, 'linux', disk(text))).toBe(false);
});

test('no file, no attaching', () => {
  expect(debuggingAllowed(FILE, 'linux', disk('{"allowDebuggingPort":true}', {}))).toBe(false);
});

test.each([
  ['a file of somebody else', { ...ROOTS, [FILE]: { uid: 1000, mode: 0o100644 } }],
  ['a file its group may write to', { ...ROOTS, [FILE]: { uid: 0, mode: 0o100664 } }],
  ['a file anybody may write to', { ...ROOTS, [FILE]: { uid: 0, mode: 0o100646 } }],
  ['a folder of somebody else', { ...ROOTS, [FOLDER]: { uid: 1000, mode: 0o40755 } }],
  ['a folder anybody may write to', { ...ROOTS, [FOLDER]: { uid: 0, mode: 0o40757 } }],
])('%s is not an administrator’s', (_what, owners) => {
  expect(debuggingAllowed(FILE, 'linux', disk('{"allowDebuggingPort":true}', owners))).toBe(false);
});

test('on Windows, where owners are not read, it is never allowed', () => {
  expect(debuggingAllowed(FILE, 'win32', disk('{"allowDebuggingPort":true}'))).toBe(false);
});
