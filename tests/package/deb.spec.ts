import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeDebian } from '../../packaging/debian.ts';
import { about } from '../../packaging/stage-app.ts';
import { PROJECT } from '../support/app.ts';
import { debFile, type Installed, install, made, outputOf } from './installed.ts';

let installed: Installed;
test.beforeAll(() => {
  installed = install();
});
test.afterAll(() => installed?.remove());

/** The fields of the control file. */
const control = (): Record<string, string> =>
  Object.fromEntries(
    outputOf('dpkg-deb', '-f', debFile())
      .split('\n')
      .flatMap((line) => {
        const [, name, value] = /^([\w-]+): (.*)$/.exec(line) ?? [];
        return name && value !== undefined ? [[name, value]] : [];
      }),
  );

type Entry = { readonly rights: string; readonly owner: string; readonly path: string };

/** Every file as it will be installed: rights, owner, path. */
const contents = (): Entry[] =>
  outputOf('dpkg-deb', '-c', debFile())
    .trim()
    .split('\n')
    .map((line) => {
      const [, rights = '', owner = '', path = ''] = /^(\S+) (\S+)\s+\d+ \S+ \S+ \.(\/.*?)(?: -> .*)?$/.exec(line) ?? [];
      return { rights, owner, path };
    });

test('the control file says what it is, what it needs, and when it is only a trial', () => {
  const { version, electron, trial } = made();
  expect(control()).toMatchObject({
    Package: 'adviser-desk',
    Version: trial ? `${version}~electron${electron}` : version,
    Architecture: process.arch === 'x64' ? 'amd64' : 'arm64',
    Description: trial ? `trial on Electron ${electron}, not for users` : expect.stringContaining('customer'),
  });
  expect(outputOf('dpkg-deb', '-f', debFile(), 'Description')).toContain('/etc/adviser-desk/configuration.json');
  // A release replaces every trial of it.
  if (trial) outputOf('dpkg', '--compare-versions', control().Version ?? '', 'lt', version);
});

test('every library the program is linked against comes with what it depends on', () => {
  const needs = [...outputOf('objdump', '-p', installed.program).matchAll(/NEEDED\s+(\S+)/g)].map(([, name = '']) => name);
  expect(needs.length).toBeGreaterThan(20);
  const named = (control().Depends ?? '').split(/[,|]/).map((word) => word.trim().split(' ')[0] ?? '');
  const there = named.filter((name) => isInstalled(name));
  const recursively = ['depends', '--recurse', '--installed', '--no-recommends', '--no-suggests', '--no-enhances'];
  const refused = ['--no-conflicts', '--no-breaks', '--no-replaces'];
  const all = new Set(outputOf('apt-cache', ...recursively, ...refused, ...there).match(/^\S+$/gm));
  const elsewhere = needs.filter((name) => !existsSync(join(installed.root, 'usr/lib/adviser-desk', name)));
  const owners = ownersOf(elsewhere);
  expect(elsewhere.filter((name) => !all.has(owners.get(name) ?? ''))).toEqual([]);
});

const isInstalled = (name: string): boolean =>
  outputOf('sh', '-c', `dpkg-query -W -f '\${db:Status-Status}' '${name}' 2>/dev/null || true`) === 'installed';

/** Which package of this system each of these shared libraries belongs to. */
function ownersOf(libraries: readonly string[]): Map<string, string> {
  const cache = outputOf('/sbin/ldconfig', '-p');
  const paths = libraries.map((name) => [name, pathIn(cache, name)] as const);
  // A library may be listed with or without the /usr that the two have long shared.
  const asked = paths.flatMap(([, path]) => [path, `/usr${path}`, path.replace(/^\/usr/, '')]);
  const found = outputOf('sh', '-c', `dpkg-query -S ${asked.filter(Boolean).join(' ')} 2>/dev/null || true`);
  const byFile = new Map(
    [...found.matchAll(/^([^:\s]+)(?::\w+)?: .*\/(\S+)$/gm)].map(([, owner = '', file = '']) => [file, owner]),
  );
  return new Map(paths.map(([name]) => [name, byFile.get(name) ?? '']));
}

/** Where the linker finds a library of this kind of machine. */
function pathIn(cache: string, name: string): string {
  const line = cache.split('\n').find((each) => each.trim().startsWith(`${name} `) && /x86-64|AArch64/.test(each));
  return line?.split(' => ')[1]?.trim() ?? '';
}

test('it holds the app, a command, a menu entry, icons, papers and the administrator’s folder, and nothing else', () => {
  const places = new Set(contents().map(({ path }) => path.split('/').slice(0, 4).join('/').replace(/\/$/, '')));
  expect([...places].toSorted()).toEqual([
    '',
    '/etc',
    '/etc/adviser-desk',
    '/usr',
    '/usr/bin',
    '/usr/bin/adviser-desk',
    '/usr/lib',
    '/usr/lib/adviser-desk',
    '/usr/share',
    '/usr/share/applications',
    '/usr/share/doc',
    '/usr/share/icons',
  ]);
  const paths = contents().map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      '/usr/share/applications/adviser-desk.desktop',
      '/usr/share/doc/adviser-desk/copyright',
      '/usr/share/doc/adviser-desk/README.Debian',
      '/usr/share/icons/hicolor/48x48/apps/adviser-desk.png',
      '/usr/share/icons/hicolor/256x256/apps/adviser-desk.png',
      '/usr/share/icons/hicolor/scalable/apps/adviser-desk.svg',
      '/usr/lib/adviser-desk/LICENSE.electron.txt',
      '/usr/lib/adviser-desk/LICENSES.chromium.html',
      '/usr/lib/adviser-desk/THIRD-PARTY-LICENCES.txt',
      '/usr/lib/adviser-desk/resources/app.asar',
    ]),
  );
  expect(paths.filter((path) => /default_app|\.map$|node_modules|configuration\.json/.test(path))).toEqual([]);
});

test('every file is root’s, nobody else may write to one, and the sandbox’s helper alone is setuid', () => {
  const entries = contents();
  expect(entries.filter(({ owner }) => owner !== 'root/root')).toEqual([]);
  expect(entries.filter(({ rights }) => !rights.startsWith('l') && /^.....w|^........w/.test(rights))).toEqual([]);
  // A file in it counts only while the folder is like this (electron/configuration/administrators.ts).
  expect(entries.find(({ path }) => path.replace(/\/$/, '') === '/etc/adviser-desk')?.rights).toBe('drwxr-xr-x');
  expect(entries.filter(({ rights }) => /s/.test(rights)).map(({ path, rights }) => [path, rights])).toEqual([
    ['/usr/lib/adviser-desk/chrome-sandbox', '-rwsr-xr-x'],
  ]);
});

test('the menu entry starts the program by its own path and hands it nothing', () => {
  const entry = readFileSync(join(installed.root, 'usr/share/applications/adviser-desk.desktop'), 'utf8');
  expect(entry).toMatch(/^Exec=\/usr\/bin\/adviser-desk$/m);
  expect(entry).toMatch(/^Name=Adviser Desk$/m);
  expect(lstatSync(join(installed.root, 'usr/bin/adviser-desk')).isSymbolicLink()).toBe(true);
});

test('no script runs while it is installed, and every file has a sum for dpkg to compare', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-control-'));
  outputOf('dpkg-deb', '-e', debFile(), folder);
  expect(outputOf('ls', folder).trim().split('\n')).toEqual(['control', 'md5sums']);
  const summed = readFileSync(join(folder, 'md5sums'), 'utf8').trim().split('\n');
  expect(summed.length).toBe(contents().filter(({ rights }) => rights.startsWith('-')).length);
  rmSync(folder, { recursive: true });
});

test('the same app folder gives the same package, byte for byte', async () => {
  const { folder, electron, trial, day } = made();
  const dest = mkdtempSync(join(tmpdir(), 'adviser-desk-again-'));
  const again = await makeDebian({ about: about(), src: join(PROJECT, folder), dest, electron, trial, day });
  expect(outputOf('sha256sum', again).split(' ')[0]).toBe(outputOf('sha256sum', debFile()).split(' ')[0]);
  rmSync(dest, { recursive: true });
});

test('dpkg installs it into an empty system, finds a changed archive, and takes it away again', () => {
  const root = mkdtempSync(join(tmpdir(), 'adviser-desk-root-'));
  for (const folder of ['info', 'updates']) mkdirSync(join(root, 'var/lib/dpkg', folder), { recursive: true });
  for (const file of ['status', 'available']) outputOf('touch', join(root, 'var/lib/dpkg', file));
  // Only root may give files to root; an ordinary user is root in a namespace of their own.
  const asRoot = process.getuid?.() === 0 ? '' : 'unshare --user --map-root-user ';
  const dpkg = (words: string) =>
    outputOf('sh', '-c', `${asRoot}dpkg --root=${root} --force-depends --log=/dev/null ${words} 2>&1`);
  dpkg(`--install ${debFile()}`);
  expect(dpkg('--verify adviser-desk')).toBe('');
  outputOf('sh', '-c', `printf x >> ${root}/usr/lib/adviser-desk/resources/app.asar`);
  expect(dpkg('--verify adviser-desk || true')).toMatch(/5.*\/usr\/lib\/adviser-desk\/resources\/app\.asar/);
  dpkg('--purge adviser-desk');
  expect(existsSync(join(root, 'usr/lib/adviser-desk'))).toBe(false);
  expect(existsSync(join(root, 'etc/adviser-desk'))).toBe(false);
  rmSync(root, { recursive: true, force: true });
});
