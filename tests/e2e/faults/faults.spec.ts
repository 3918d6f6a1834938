import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Fault, type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { CUSTOMERS } from '../screens/desk.ts';
import { press } from '../screens/steps.ts';
import { type Central, startCentral, statesOf } from '../shell/desk-world.ts';
import { beginSaying, effects, identified, NO_ANSWER, NOT_YET, row, withdraw } from './saying.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let proxy: FaultProxy;
let desk: RunningApp;
let conversationId: string;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  central = await startCentral(CUSTOMERS);
  proxy = await startFaultProxy(central.url, /consent-decisions/);
  desk = await launchApp({ server: proxy.url, issuer: central.issuer, as: 'phone.adviser' });
  conversationId = await beginSaying(desk.page);
});
test.afterAll(async () => {
  await desk?.close();
  await proxy?.stop();
  await central?.end();
});

type Case = { readonly fault: Fault; readonly says: RegExp | null; readonly times?: number; readonly before: 0 | 1 };
const QUICK: readonly Case[] = [
  { fault: 'refused', says: NOT_YET, before: 0 },
  { fault: 'reset in mid-answer', says: NO_ANSWER, before: 1 },
  { fault: 'answer lost after the effect', says: NO_ANSWER, before: 1 },
  { fault: '503', says: NO_ANSWER, before: 0 },
  { fault: '429', says: NO_ANSWER, before: 0 },
  // The sign-in is renewed, and the very same request goes again: nobody notices.
  { fault: '401', says: null, times: 1, before: 1 },
  { fault: 'truncated JSON', says: NO_ANSWER, before: 1 },
  { fault: 'garbage JSON', says: NO_ANSWER, before: 1 },
  { fault: 'captive portal', says: NO_ANSWER, before: 0 },
];
/** Those that take as long as a person would wait. */
const SLOW: readonly Case[] = [
  { fault: 'black hole', says: NO_ANSWER, before: 0 },
  { fault: '30 s delay', says: NO_ANSWER, before: 0 },
];

for (const { fault, says, times, before } of process.env.TEST_FULL === '1' ? [...QUICK, ...SLOW] : QUICK) {
  test(`${fault}: the screen says where it is, and once it is over the thing is done once`, async () => {
    test.setTimeout(120_000);
    const { page } = desk;
    const person = await identified(page, conversationId);
    await proxy.set(fault, times);
    const commandId = await withdraw(page, conversationId, person);
    if (says) await expect(row(page)).toContainText(says, { timeout: 45_000 });
    if (fault !== 'refused') await expect.poll(proxy.met).toBeGreaterThan(0);
    if (says) expect(await effects(central, conversationId, person)).toBe(before);
    await proxy.set('none');
    if (says) await press(page, 'n');
    await expect.poll(async () => (await statesOf(page, commandId)).at(-1), { timeout: 45_000 }).toBe('received');
    await expect(page.getByText('Nothing is unsent.')).toBeVisible();
    expect(await effects(central, conversationId, person)).toBe(1);
  });
}
