import { expect, test } from 'vitest';
import { closeEnvironment, refusedSwitch, type Starter } from '../../../electron/start-switches.ts';

const user: Starter = { platform: 'linux', root: false, attaching: () => false };

test.each([
  [],
  ['--force-renderer-accessibility'],
  ['--lang=en-GB', '--password-store=gnome-libsecret'],
  ['https://example.test/'],
  ['a file', ''],
])('starts with %j', (...args: string[]) => {
  expect(refusedSwitch(args, user)).toBeNull();
});

test.each([
  ['--remote-debugging-port=9222', 'remote-debugging-port'],
  ['-remote-debugging-port=9222', 'remote-debugging-port'],
  ['--remote-debugging-pipe', 'remote-debugging-pipe'],
  ['--inspect', 'inspect'],
  ['--inspect-brk=0', 'inspect-brk'],
  ['--no-sandbox', 'no-sandbox'],
  ['--disable-web-security', 'disable-web-security'],
  ['--ignore-certificate-errors', 'ignore-certificate-errors'],
  ['--proxy-server=127.0.0.1:1', 'proxy-server'],
  ['--host-resolver-rules=MAP * 127.0.0.1', 'host-resolver-rules'],
  ['--log-net-log=/tmp/all.json', 'log-net-log'],
  ['--ssl-key-log-file=/tmp/keys', 'ssl-key-log-file'],
  ['--js-flags=--expose-gc', 'js-flags'],
  ['--renderer-cmd-prefix=gdb', 'renderer-cmd-prefix'],
  ['--user-data-dir=/tmp/elsewhere', 'user-data-dir'],
  ['--auto-open-devtools-for-tabs', 'auto-open-devtools-for-tabs'],
  ['--', ''],
  ['-', ''],
])('does not start with %s', (arg, name) => {
  expect(refusedSwitch(['--lang=cy', arg], user)).toBe(name);
});

test('names a switch without its value, which may hold anything', () => {
  expect(refusedSwitch(['--proxy-server=user:secret@host'], user)).toBe('proxy-server');
});

test('a switch after two bare dashes is none to Chromium, and is refused all the same', () => {
  expect(refusedSwitch(['--', '--remote-debugging-port=1'], user)).not.toBeNull();
});

test('other programs may attach only where an administrator says so, and no other switch comes with that', () => {
  const attaching = { ...user, attaching: () => true };
  expect(refusedSwitch(['--remote-debugging-port=0'], attaching)).toBeNull();
  expect(refusedSwitch(['--remote-debugging-pipe'], attaching)).toBeNull();
  expect(refusedSwitch(['--remote-debugging-port=0', '--remote-allow-origins=*'], attaching)).toBe('remote-allow-origins');
  expect(refusedSwitch(['--inspect'], attaching)).toBe('inspect');
});

test('an administrator is asked only when somebody wants to attach', () => {
  const never: Starter = {
    ...user,
    attaching: () => {
      throw new Error('asked');
    },
  };
  expect(refusedSwitch(['--lang=en-GB', '--inspect'], never)).toBe('inspect');
});

test('only root on Linux goes without the sandbox', () => {
  expect(refusedSwitch(['--no-sandbox'], { ...user, root: true })).toBeNull();
  expect(refusedSwitch(['--no-sandbox'], { ...user, platform: 'darwin', root: true })).toBe('no-sandbox');
});

test('Windows takes a slash for a dash, and any case', () => {
  const windows: Starter = { ...user, platform: 'win32' };
  expect(refusedSwitch(['/Remote-Debugging-Port=9'], windows)).toBe('remote-debugging-port');
  expect(refusedSwitch(['--INSPECT'], windows)).toBe('inspect');
  expect(refusedSwitch(['--Lang=en-GB'], windows)).toBeNull();
  expect(refusedSwitch(['/home/somebody'], user)).toBeNull();
});

test('what a Mac adds by itself passes there alone', () => {
  expect(refusedSwitch(['-psn_0_12345'], { ...user, platform: 'darwin' })).toBeNull();
  expect(refusedSwitch(['-psn_0_12345'], user)).toBe('psn_0_12345');
});

test('the name of a file for TLS keys is taken out of the environment', () => {
  const env = { SSLKEYLOGFILE: '/tmp/keys', HOME: '/home/x' };
  closeEnvironment(env);
  expect(env).toEqual({ HOME: '/home/x' });
});
