import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, PROJECT, type RunningApp } from '../../support/app.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';
const LINK = join(PROJECT, 'out/renderer/assets/out-of-the-folder.json');
let desk: RunningApp;
let outside: string;
test.beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'adviser-desk-outside-'));
  writeFileSync(join(outside, 'secret.json'), '"secret"');
  symlinkSync(join(outside, 'secret.json'), LINK);
  desk = await launchApp({ server: NOBODY, againstPolicy: 'expected' });
});
test.afterAll(async () => {
  unlinkSync(LINK);
  rmSync(outside, { recursive: true, force: true });
  await desk?.close();
});

const up = 'package.json';
/** Ways out of the folder, by kind. */
const table: Record<string, string> = {
  plain: `/../../${up}`,
  'plain, from a folder': `/assets/../../../${up}`,
  'encoded dots': `/%2e%2e/%2e%2e/${up}`,
  'half encoded dots': `/.%2e/%2e./${up}`,
  'encoded slashes': `/..%2f..%2f${up}`,
  'all encoded': `/%2e%2e%2f%2e%2e%2f${up}`,
  'encoded twice': `/%252e%252e%252f%252e%252e%252f${up}`,
  'encoded three times': `/%25252e%25252e%25252f${up}`,
  backslashes: `/..\\..\\${up}`,
  'encoded backslashes': `/..%5c..%5c${up}`,
  'from a folder, encoded': `/assets%2f..%2f..%2f..%2f${up}`,
  'dots in plenty': `/....//....//${up}`,
  'a dot between': `/./../.%2f../${up}`,
  absolute: '//etc/passwd',
  'absolute, encoded': '/%2fetc%2fpasswd',
  'of another system': '/C:%5cWindows%5cwin.ini',
  'a share of another system': '/%5c%5c127.0.0.1%5cshare%5cx.json',
  'a stream of another system': '/index.html::$DATA',
  nul: '/index.html%00.json',
  'nul first': '/%00index.html',
  'no encoding at all': '/%',
  'half an encoding': '/%e',
  'overlong dots': `/%c0%ae%c0%ae/${up}`,
  'wide dots': `/%ef%bc%8e%ef%bc%8e/${up}`,
  'wide slashes': `/..%ef%bc%8f..%ef%bc%8f${up}`,
  'a slash that looks like one': `/..%e2%88%95${up}`,
  'a sign that turns the line round': `/%e2%80%ae${up}`,
  'very long': `/${'a/'.repeat(20_000)}x.json`,
  'a very long name': `/${'a'.repeat(100_000)}.json`,
  'up very often': `/${'..%2f'.repeat(5_000)}${up}`,
  'a link out of the folder': '/assets/out-of-the-folder.json',
  'a hidden file': '/.gitignore',
  'a folder': '/assets/',
  'the shell’s own code': '/../main/main.cjs',
  'the preload': '/../preload/preload.cjs',
};

test('every way out of the folder ends at nothing', async () => {
  const answers = await desk.page.evaluate(async (paths) => {
    const found: Record<string, string> = {};
    for (const [name, path] of Object.entries(paths)) {
      const answer = await fetch(`desk://app${path}`).catch(() => null);
      found[name] = answer === null ? 'refused' : `${answer.status} ${(await answer.text()).length}`;
    }
    return found;
  }, table);
  const odd = Object.entries(answers).filter(([, answer]) => !['refused', '404 0'].includes(answer));
  expect(odd).toEqual([]);
  expect(Object.keys(answers)).toEqual(Object.keys(table));
});

test('other hosts, names, ports and schemes end there too; the page itself does not', async () => {
  const answers = await desk.page.evaluate(
    async (addresses) => {
      return Promise.all(
        addresses.map(async (address) => {
          const answer = await fetch(address).catch(() => null);
          return answer?.ok ? `${address} answered` : 'nothing';
        }),
      );
    },
    [
      'desk://other/index.html',
      'desk://app.other/index.html',
      'desk:///index.html',
      'file:///etc/passwd',
      'blob:desk://app/none',
      'filesystem:desk://app/x',
    ],
  );
  expect(answers.filter((answer) => answer !== 'nothing')).toEqual([]);
  expect(await desk.page.evaluate(async () => (await fetch('/index.html')).status)).toBe(200);
  // The file behind the link is really there, and readable: only the way is shut.
  expect(
    await desk.app.evaluate(async ({ net }, file) => (await net.fetch(`file://${file}`)).text(), join(outside, 'secret.json')),
  ).toBe('"secret"');
});

test('only GET is answered', async () => {
  const answers = await desk.page.evaluate(() =>
    Promise.all(
      ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].map(async (method) =>
        fetch('/index.html', { method }).then(
          ({ status }) => status,
          () => 404,
        ),
      ),
    ),
  );
  expect(answers).toEqual(Array(6).fill(404));
});
