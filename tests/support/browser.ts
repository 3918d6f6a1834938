import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

const LINUX = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'];

/** A browser as a person has one, for the sign-in page: the system's Chromium, Chrome or Edge, unseen. */
export function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: process.platform === 'win32' ? 'msedge' : 'chrome' });
  const executablePath = LINUX.find((file) => existsSync(file));
  if (!executablePath) throw new Error('There is no Chromium on this machine to sign in with.');
  return chromium.launch({ executablePath });
}
