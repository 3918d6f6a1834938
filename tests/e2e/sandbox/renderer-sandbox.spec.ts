import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launchApp } from '../../support/app.ts';

/** Nothing listens there: the shell and its first screen need no backend to appear. */
const NOBODY = 'http://127.0.0.1:9';

/** One field of /proc/PID/status, as the kernel states it. */
const stated = (pid: number, field: string) =>
  new RegExp(`^${field}:\\s*(\\S+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];

test('an ordinary user runs the app with the Chromium sandbox on', async () => {
  expect(process.getuid?.(), 'root cannot have the sandbox: run this as an ordinary user').not.toBe(0);
  const { app, page, close } = await launchApp({ server: NOBODY, chromiumSandbox: true });
  try {
    await page.waitForSelector('html[data-usable]', { state: 'attached' });
    const processes = await app.evaluate(({ app: main }) => main.getAppMetrics().map(({ pid, type }) => ({ pid, type })));
    const renderers = processes.filter(({ type }) => type === 'Tab');
    expect(renderers.length).toBeGreaterThan(0);
    for (const { pid } of renderers) {
      // 2 is a seccomp filter (proc(5)): the renderer may make only the system calls Chromium's policy lists.
      expect(stated(pid, 'Seccomp')).toBe('2');
      expect(stated(pid, 'NoNewPrivs')).toBe('1');
    }
    for (const { pid } of processes) {
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
      expect(stated(pid, 'Uid')).not.toBe('0');
    }
  } finally {
    await close();
  }
});
