import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Central, startCentral } from '../e2e/shell/desk-world.ts';
import { signInAt } from '../support/sign-in.ts';
import { type Installed, install } from './installed.ts';
import { commandOf, programs, stated } from './processes.ts';
import { attach, startPacked, until } from './start-packed.ts';

let installed: Installed;
let central: Central;

test.beforeAll(async () => {
  installed = install();
  central = await startCentral(300);
});
test.afterAll(async () => {
  await central?.end();
  installed?.remove();
});

test('the installed app signs somebody in at the service its administrator named, and finds a customer', async () => {
  const configuration = { server: central.url, issuer: central.issuer, allowDebuggingPort: true };
  const packed = await startPacked(installed.program, { args: ['--remote-debugging-port=0'], configuration });
  try {
    const { browser, page } = await attach(packed);
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    expect(await page.title()).toContain('Adviser Desk');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const address = await until(
      () => packed.opened()[0],
      () => `no browser was opened:\n${packed.said()}`,
    );
    expect(address.startsWith(`${central.issuer}/`)).toBe(true);
    await signInAt(address, 'phone.adviser');
    const line = page.getByRole('combobox', { name: /^Anything the caller says/ });
    await line.waitFor();
    await line.fill('smith');
    await expect(page.getByRole('listbox', { name: 'People found' }).getByRole('option').first()).toBeVisible();
    expect(existsSync(join(packed.home, '.config', 'Adviser Desk', 'logs'))).toBe(true);
    await browser.close();
  } finally {
    await packed.close();
  }
});

test('the installed app keeps to its sandbox', async () => {
  const packed = await startPacked(installed.program);
  try {
    const children = await until(() => programs(packed, '--type=renderer'), packed.said);
    for (const pid of children) {
      expect(commandOf(pid)).not.toContain('--no-sandbox');
      // 2 is a seccomp filter (proc(5)). A process that has only just begun puts it on before it does anything else.
      await expect.poll(() => stated(pid, 'Seccomp')).toBe('2');
      expect(stated(pid, 'Uid')).not.toBe('0');
    }
  } finally {
    await packed.close();
  }
});
