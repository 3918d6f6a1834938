import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ConsoleMessage, expect, type Page, test } from '@playwright/test';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { PURPOSES } from '../../../shared/domain/consent.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { rounds, seed } from '../../support/rounds.ts';
import { signInAt } from '../../support/sign-in.ts';
import { central as asking } from '../../walk/central.ts';
import { CUSTOMERS, fullName, somebody } from '../screens/desk.ts';
import { findLine } from '../screens/steps.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';

const PASSCODE = 'seven brown owls';
const ROUNDS = rounds(50);
const EACH = 6;

let store: KeyStore;
let central: Central;
let profile: string;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  store = await startKeyStore();
  // Embedded: what kills the backend kills its database with it.
  central = await startCentral(CUSTOMERS, {}, 'embedded');
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-crash-'));
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
  await store?.stop();
  rmSync(profile, { recursive: true, force: true });
});

/** Starts the app and has its person at work: through the issuer, or by passcode while the central service is away. */
async function start(up: boolean): Promise<Page> {
  desk = await launchApp({ server: central.url, issuer: central.issuer, profile, env: store.env, args: store.args });
  if (up) {
    await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await signInAt(await desk.opened(), 'phone.adviser');
  } else {
    await desk.page.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
    await desk.page.keyboard.press('Enter');
  }
  return desk.window();
}

/** A passcode takes its time to stretch, on a busy machine more than a screen usually may. */
const atWork = (page: Page) => expect(findLine(page)).toBeVisible({ timeout: 60_000 });

async function kill(): Promise<void> {
  const ended = new Promise((done) => desk.app.process().once('exit', done));
  desk.app.process().kill('SIGKILL');
  await ended;
}

/** What the driver saw, kept outside the app: each command by the time it was said, which no other has. */
type Seen = { readonly customerId: string; readonly saidAt: string; confirmed: boolean };

/** Records one command after the other in the page, which says what it pressed and what was confirmed, until `stop`. */
function press(page: Page, commands: readonly object[], confirmed: (index: number) => void) {
  const last = { pressed: -1, confirmed: -1 };
  const hear = (message: ConsoleMessage) => {
    const [what, index] = message.text().split(' ');
    if (what === 'pressed') last.pressed = Number(index);
    if (what === 'confirmed') {
      last.confirmed = Number(index);
      confirmed(last.confirmed);
    }
  };
  page.on('console', hear);
  page
    .evaluate(async (all) => {
      const { desk: bridge } = window as unknown as {
        desk: Record<'consents' | 'customers', Record<string, (input: object) => Promise<{ ok: boolean }>>>;
      };
      for (const [index, command] of all.entries()) {
        console.info(`pressed ${index}`);
        const recorded = 'decisions' in command ? bridge.consents.decide?.(command) : bridge.customers.amend?.(command);
        if ((await recorded)?.ok) console.info(`confirmed ${index}`);
      }
    }, commands)
    .catch(() => undefined);
  return { last, stop: () => page.off('console', hear) };
}

/** What ends in a round: the app alone, with the backend up or away; the backend alone; both. */
const KINDS = ['app', 'app, backend away', 'backend', 'both'] as const;

test(`killed ${ROUNDS} times while it records, the app loses nothing it confirmed, sends nothing twice, and keeps each order`, async () => {
  test.setTimeout(2_400_000);
  const round = fc.record({
    kind: fc.constantFrom(...KINDS),
    after: fc.nat(EACH - 1),
    wait: fc.noBias(fc.nat(50)),
    rudely: fc.boolean(),
  });
  const chance = fc.sample(round, { seed: seed(), numRuns: ROUNDS });
  const people = [somebody(), somebody(), somebody()];
  const conversationId = v7();
  let page = await start(true);
  await page.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
  await page.getByLabel('The same again').fill(PASSCODE);
  await page.keyboard.press('Enter');
  await atWork(page);
  const opening = { commandId: v7(), conversationId, at: new Date().toISOString(), channel: 'telephone' };
  await call(page, 'conversations.open', { ...opening, direction: 'in', speaker: 'customer' });
  for (const person of people) {
    const said = { fullName: fullName(person), dateOfBirth: person.birthDate, reference: person.reference };
    const checked = { commandId: v7(), customerId: person.id, conversationId, ...said };
    expect(await call(page, 'customers.checkIdentity', checked)).toMatchObject({ ok: true });
  }
  await kill();

  const seen: Seen[] = [];
  const kills = { app: 0, backend: 0, insideSave: 0 };
  let running = false;
  // Before now: what is said never lies ahead of the service's clock.
  const began = Date.now() - 3_600_000;
  for (const { kind, after, wait, rudely } of chance) {
    const up = kind !== 'app, backend away';
    if (up) await central.start();
    else if (rudely) await central.kill();
    else await central.stop();
    // After the backend's end alone the app has stayed, and goes on.
    if (!running) page = await start(up);
    await atWork(page);
    const commands = Array.from({ length: EACH }, (_, index) => {
      const number = seen.length + index;
      const person = people[number % people.length] as { id: string };
      const decision = number % 2 === 0 ? 'withdrawn' : 'refused';
      const commandId = v7();
      const command = { commandId, customerId: person.id, conversationId, saidAt: new Date(began + number).toISOString() };
      if (number % 5 > 1) return { ...command, decisions: [{ purpose: PURPOSES[number % PURPOSES.length], decision }] };
      // The same value each time: what is counted is how often it was set.
      return { ...command, changes: [{ field: 'language', value: 'Welsh', how: 'changed', seen: { value: null } }] };
    });
    const mine: Seen[] = commands.map(({ customerId, saidAt }) => ({ customerId, saidAt, confirmed: false }));
    const { last, stop } = press(page, commands, (index) => {
      (mine[index] as Seen).confirmed = true;
    });
    await expect.poll(() => last.pressed, { intervals: [1] }).toBeGreaterThanOrEqual(after);
    await pause(wait);
    await Promise.all([
      ...(kind === 'backend' ? [] : [kill()]),
      ...(kind === 'backend' || kind === 'both' ? [central.kill()] : []),
    ]);
    running = kind === 'backend';
    kills[running ? 'backend' : 'app'] += 1;
    if (kind === 'both') kills.backend += 1;
    if (!running && last.pressed > last.confirmed) kills.insideSave += 1;
    // Nothing that is pressed needs the backend.
    if (running) await expect.poll(() => last.confirmed).toBe(EACH - 1);
    stop();
    seen.push(...mine);
  }

  await central.kill();
  await central.start();
  if (running) await kill();
  page = await start(true);
  await atWork(page);
  await expect
    .poll(async () => (await call(page, 'shell.sync')) as unknown, { timeout: 60_000 })
    .toMatchObject({ value: { online: true, unsent: 0 } });
  const record = await asking(central.url, await central.token('phone.adviser'))('conversations.read', { conversationId });
  const at = (instant: string) => Date.parse(instant);
  const done = [...record.done, ...(record.amended ?? [])].toSorted((a, b) => at(a.receivedAt) - at(b.receivedAt));
  const arrived = done.map(({ saidAt }) => at(saidAt));
  const confirmed = seen.filter((one) => one.confirmed);
  console.info(
    `${ROUNDS} rounds: the app killed ${kills.app} times, ${kills.insideSave} of them inside a save, the backend ${kills.backend} times; ` +
      `${confirmed.length} decisions and amendments confirmed, ${arrived.length} received`,
  );
  expect(confirmed.length).toBeGreaterThan(0);
  expect(record.amended?.length).toBeGreaterThan(0);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(confirmed.filter(({ saidAt }) => !arrived.includes(at(saidAt)))).toEqual([]);
  expect(arrived.filter((one) => !seen.some(({ saidAt }) => at(saidAt) === one))).toEqual([]);
  for (const { id } of people) {
    const order = done.filter(({ customerId }) => customerId === id).map(({ saidAt }) => at(saidAt));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
});
