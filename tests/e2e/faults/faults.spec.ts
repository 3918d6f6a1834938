import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Fault, type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { central as asking } from '../../walk/central.ts';
import { CUSTOMERS, fullName, somebody } from '../screens/desk.ts';
import { heading, press } from '../screens/steps.ts';
import { type Central, call, listen, startCentral, statesOf } from '../shell/desk-world.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let proxy: FaultProxy;
let desk: RunningApp;
const conversationId = v7();
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(CUSTOMERS);
  proxy = await startFaultProxy(central.url, /consent-decisions/);
  desk = await launchApp({ server: proxy.url, issuer: central.issuer, as: 'phone.adviser' });
  await listen(desk.page);
  const opening = { commandId: v7(), conversationId, at: new Date().toISOString(), channel: 'telephone' };
  await call(desk.page, 'conversations.open', { ...opening, direction: 'in', speaker: 'customer' });
  await press(desk.page, 'Alt+k');
  await expect(heading(desk.page, 'Unsent work')).toBeVisible();
});
test.afterAll(async () => {
  await desk?.close();
  await proxy?.stop();
  await central?.end();
});

const row = (page: Page) => page.getByRole('region', { name: 'Waiting to be received' }).getByRole('listitem');
const NOT_YET = /It could not be sent yet/;
const NO_ANSWER = /It was sent and no answer came; the desk asks again/;

/** How often the central service has done what was said of somebody. */
async function effects(customerId: string): Promise<number> {
  const read = asking(central.url, await central.token('phone.adviser'));
  const { done } = await read('conversations.read', { conversationId });
  return done.filter((one) => one.customerId === customerId).length;
}

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
    const person = somebody();
    const said = { fullName: fullName(person), dateOfBirth: person.birthDate };
    const checked = { commandId: v7(), customerId: person.id, conversationId, ...said };
    expect(await call(page, 'customers.checkIdentity', checked)).toMatchObject({ ok: true });
    await proxy.set(fault, times);
    const commandId = v7();
    const decision = {
      ...{ commandId, customerId: person.id, conversationId, saidAt: new Date().toISOString() },
      decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
    };
    expect(await call(page, 'consents.decide', decision)).toMatchObject({ ok: true });
    if (says) await expect(row(page)).toContainText(says, { timeout: 45_000 });
    if (fault !== 'refused') await expect.poll(proxy.met).toBeGreaterThan(0);
    if (says) expect(await effects(person.id)).toBe(before);
    await proxy.set('none');
    if (says) await press(page, 'n');
    await expect.poll(async () => (await statesOf(page, commandId)).at(-1), { timeout: 45_000 }).toBe('received');
    await expect(page.getByText('Nothing is unsent.')).toBeVisible();
    expect(await effects(person.id)).toBe(1);
  });
}
