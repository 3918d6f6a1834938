import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { heapOf, signInNotingSecrets } from '../sign-in/secrets.ts';
import { type Central, call, startCentral } from './desk-world.ts';

let central: Central;
let desk: RunningApp;
let secrets: string[];
let profile: string;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(0);
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-profile-'));
  desk = await launchApp({ server: central.url, issuer: central.issuer, profile });
  secrets = await signInNotingSecrets(desk, 'phone.adviser');
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
  rmSync(profile, { recursive: true, force: true });
});

function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }];
      } catch {
        return [];
      }
    });
  const below = (one: number): number[] =>
    parents.filter(({ parent }) => parent === one).flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(pid);
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

const expectNoSecret = (text: string, where = '') => {
  for (const secret of secrets) expect(text.includes(secret), where).toBe(false);
};

test('no token is in an argument or an environment, the shell’s own or a child’s', async () => {
  const main = desk.app.process().pid as number;
  const children = familyOf(main);
  expect(children.length).toBeGreaterThan(2);
  for (const pid of [main, ...children]) expectNoSecret(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  for (const pid of children) expectNoSecret(readFileSync(`/proc/${pid}/environ`, 'latin1'));
  expectNoSecret(await desk.app.evaluate(() => JSON.stringify(process.env)));
});

test('the page cannot reach a token, and holds none', async () => {
  const known = await call(desk.page, 'shell.session');
  expect(known).toMatchObject({ ok: true, value: { kind: 'signed-in', keptHere: false } });
  expect(known).toMatchObject({ value: { who: { name: 'Priya Shah', organisation: 'National Careers Service helpline' } } });
  expectNoSecret(JSON.stringify(known));
  const heap = await heapOf(desk.page);
  expect(heap).toContain('Priya Shah');
  expectNoSecret(heap, 'the memory of the page');
});

test('what was typed and the token are in no file of the profile; the log says names, codes and times', async () => {
  const typed = 'Zzyzzxqua Quillfeather';
  await call(desk.page, 'customers.find', { line: typed });
  await call(desk.page, 'customers.find', { line: `${typed}\u0000` });
  await call(desk.page, 'customers.read', { customerId: '01900000-0000-7000-8000-000000000001', reason: 'my-day' });
  await call(desk.page, 'notice.read', { version: 'current' });
  const log = () => readFileSync(join(profile, 'logs/desk.log'), 'utf8');
  await expect.poll(log).toContain('notice.read');
  for (const file of filesUnder(profile)) {
    const text = readFileSync(file, 'latin1');
    for (const word of [...secrets, 'Zzyzzxqua', 'Quillfeather']) expect(text.includes(word), file).toBe(false);
  }
  const lines = log()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const names = new Set(lines.flatMap((line) => Object.keys(line)));
  const allowed = ['time', 'event', 'operation', 'code', 'status', 'requestId', 'ms', 'online', 'at'];
  expect([...names].filter((name) => !allowed.includes(name))).toEqual([]);
  expect(lines).toContainEqual(
    expect.objectContaining({ event: 'exchange', operation: 'customers.find', requestId: expect.any(String) }),
  );
});
