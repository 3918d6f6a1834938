import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { machineCode } from '../../../shared/domain/machine.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { filesUnder, grepFolders } from '../../support/profile-grep.ts';
import { signInAt } from '../../support/sign-in.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, somebody } from './desk.ts';
import { expectGood } from './good.ts';
import { centralConsents, findLine, heading, press, toLevel1 } from './steps.ts';

test.describe.configure({ mode: 'serial' });

const PASSCODE = 'seven brown owls';
let store: KeyStore;
let central: Central;
/** The adviser's way to the central service, which the test cuts. */
let way: FaultProxy;
let profile: string;
let laptop: RunningApp;
let office: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  store = await startKeyStore();
  central = await startCentral(CUSTOMERS);
  way = await startFaultProxy(central.url, /consent-decisions|\/end$/);
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-machines-'));
  laptop = await launchApp({ server: way.url, issuer: central.issuer, profile, env: store.env, args: store.args });
  office = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
  await way?.stop();
  await central?.end();
  await store?.stop();
  rmSync(profile, { recursive: true, force: true });
});

const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const sealed = () => filesUnder(profile).filter((file) => /outbox\/[\w-]+\.\d+\.sealed$/.test(file)).length;
const cards = () => office.window().getByRole('list', { name: 'Machines', exact: true }).getByRole('listitem');
const card = (name: string) => cards().filter({ has: office.window().getByRole('heading', { level: 2, name }) });

async function signIn(as: string): Promise<Page> {
  await laptop.window().getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await laptop.opened(), as);
  return laptop.window();
}
/** The first sign-in of somebody on the laptop, or the first after it was lost. */
async function signInAndChoose(as: string): Promise<Page> {
  const page = await signIn(as);
  await page.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
  await page.getByLabel('The same again').fill(PASSCODE);
  await page.keyboard.press('Enter');
  await expect(findLine(page)).toBeVisible();
  return page;
}
async function signOut(page: Page): Promise<Page> {
  const next = laptop.app.waitForEvent('window');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Sign out while something is unsent?' });
  const asked = await Promise.race([question.waitFor().then(() => true), next.then(() => false)]);
  if (asked) {
    await expect(question).toContainText('sealed for Priya Shah alone');
    await question.getByRole('button', { name: /^Sign out and leave/ }).click();
  }
  const page2 = await next;
  // Signing out opens the browser at the issuer too.
  expect(await laptop.opened()).toContain('/session/end');
  return page2;
}

const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
let code = '';

test('each computer shows its code', async () => {
  const page = await signInAndChoose('phone.adviser');
  await press(page, 'Alt+s');
  const line = page.getByText(/^This computer: [0-9A-F]{4} [0-9A-F]{4}$/);
  await expect(line).toBeVisible();
  code = (await line.innerText()).replace('This computer: ', '');
  await press(page, 'f');
});

test('a supervisor sees what an adviser’s computer has not sent, though it is cut off now; an adviser has no such screen', async () => {
  const page = laptop.window();
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await way.set('refused');
  await press(page, 'w', 'Enter');
  await expect(state(page)).toContainText('1 unsent, on this computer');
  // Back for a moment, in which a report goes and the decision does not.
  await way.set('429');
  await press(office.window(), 'Alt+j');
  await expect(heading(office.window(), 'Machines')).toBeFocused();
  await expect
    .poll(
      async () => {
        await office.window().evaluate(() => window.dispatchEvent(new Event('focus')));
        return card(`Priya Shah ${code}`).innerText();
      },
      { timeout: 60_000 },
    )
    .toMatch(/1 unsent, said today/);
  await way.set('refused');
  await expect(card(`Priya Shah ${code}`)).toContainText('In good time');
  await expect(card(`Priya Shah ${code}`)).toContainText(/Last seen (just now|\d+ minutes? ago)/);
  await expect(cards()).toHaveCount(2);
  const shown = await office.window().locator('#main').innerText();
  for (const secret of [fullName(person), person.id]) expect(shown).not.toContain(secret);
  await expect(page.getByRole('link', { name: /^Machines/ })).toHaveCount(0);
  await expectGood({ app: office.app, page: office.window() }, 'machines');
});

test('marked as lost, the other computer signs out at its next contact and says why; what it holds stays sealed', async () => {
  const page = office.window();
  await card(`Priya Shah ${code}`).getByRole('button', { name: 'Mark as lost…' }).click();
  const question = page.getByRole('dialog', { name: `Mark computer ${code} as lost?` });
  await expect(question).toContainText('stays sealed');
  await question.getByLabel('It was stolen').check();
  await expectGood({ app: office.app, page }, 'machines-question');
  await question.getByRole('button', { name: 'Mark as lost' }).click();
  await expect(card(`Priya Shah ${code}`)).toContainText('Lost');
  await expect(cards().first()).toContainText(`Reported lost on`);
  await page.getByLabel(/^Lost/).check();
  await expect(cards()).toHaveCount(1);
  await expectGood({ app: office.app, page }, 'machines-lost');

  const next = laptop.app.waitForEvent('window', { timeout: 60_000 });
  await way.set('none');
  const out = await next;
  await expect(out.getByText('This computer was reported lost. Ask your supervisor.')).toBeVisible();
  await expect(out.getByText(/wait.* on this computer, sealed/)).toBeVisible();
  expect(sealed()).toBeGreaterThan(0);
  const token = await central.token('supervisor');
  expect((await centralConsents(central.url, token, person.id))['satisfaction-survey']).toBe('given');
  expect(grepFolders([profile], [person.id, 'satisfaction-survey'])).toEqual([]);
  await expectGood({ app: laptop.app, page: out }, 'sign-in-lost');
});

test('nobody gets in on it, a colleague neither', async () => {
  for (const as of ['phone.adviser', 'local.adviser']) {
    const page = await signIn(as);
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await expect(page.getByText('This computer was reported lost. Ask your supervisor.')).toBeVisible();
  }
});

test('back again, a colleague sees a number and nothing else, and its own person’s sign-in sends what was said', async () => {
  await card(`Priya Shah ${code}`).getByRole('button', { name: 'It is back…' }).click();
  await office.window().getByRole('dialog').getByRole('button', { name: 'It is back' }).click();
  await expect(office.window().getByText('No computer is lost.')).toBeVisible();

  const left = sealed();
  const colleague = await signInAndChoose('local.adviser');
  await press(colleague, 'Alt+k');
  const items = left === 1 ? 'One item of a colleague waits' : `${left} items of a colleague wait`;
  await expect(colleague.getByText(`${items} on this computer until they sign in again.`)).toBeVisible();
  await expect(colleague.getByText('Nothing is unsent.')).toBeVisible();
  for (const secret of [fullName(person), 'Priya']) await expect(colleague.locator('body')).not.toContainText(secret);
  await expectGood({ app: laptop.app, page: colleague }, 'unsent-of-a-colleague');
  expect(sealed()).toBe(left);
  await signOut(colleague);

  await signInAndChoose('phone.adviser');
  const token = await central.token('supervisor');
  await expect
    .poll(async () => (await centralConsents(central.url, token, person.id))['satisfaction-survey'], { timeout: 30_000 })
    .toBe('withdrawn');
  await expect.poll(sealed).toBe(0);
  const audit = await fetch(`${central.url}/v1/audit?kind=machine`, { headers: { authorization: `Bearer ${token}` } });
  const { items: entries } = (await audit.json()) as { items: { outcome: string; reason: string; actor: string }[] };
  expect(entries.map(({ outcome, reason, actor }) => [outcome, reason, actor])).toEqual([
    ['back-again', 'found', 'supervisor'],
    ['lost', 'stolen', 'supervisor'],
  ]);
  expect(code).toBe(machineCode(code.replace(' ', '')));
});
