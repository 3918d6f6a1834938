import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { levelOf, type MachineLevel, machineCode } from '../../../shared/domain/machine.ts';
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
const cards = () => office.window().getByRole('list', { name: 'Machines', exact: true }).locator('> li');
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
async function signOut(page: Page): Promise<void> {
  const next = laptop.app.waitForEvent('window');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await next;
  // Signing out opens the browser at the issuer too.
  expect(await laptop.opened()).toContain('/session/end');
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
  await press(office.window(), 'Alt+z');
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

test('a supervisor marks it as lost, with a reason, and finds it among the lost', async () => {
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
});

test('at its next contact the lost computer signs out and says why; what it holds stays sealed', async () => {
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
});

/** The latest time at which something recorded would be as late as that now. */
function recordedWhen(level: MachineLevel): Date {
  const now = new Date();
  for (let hours = 1; ; hours += 1) {
    const at = new Date(now.getTime() - hours * 3_600_000);
    if (levelOf(at, now) === level) return at;
  }
}

test('the board shows the worst first, what was given to a supervisor and what is held, and the late ones alone when asked', async () => {
  const report = async (as: string, machineId: string, level: MachineLevel, more: object = {}) => {
    const at = recordedWhen(level).toISOString();
    const counts = {
      waiting: 2,
      sending: 0,
      askingAgain: 0,
      needsAttention: 1,
      oldestSaidOn: at.slice(0, 10),
      oldestRecordedAt: at,
    };
    const answer = await fetch(`${central.url}/v1/machines`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await central.token(as)}`,
        'content-type': 'application/json',
        'idempotency-key': v7(),
      },
      body: JSON.stringify({
        ...{ machineId, handedOver: [], copies: 0, copiesUntil: null, appVersion: '0.1.0', ...counts, ...more },
      }),
    });
    expect(answer.status).toBe(200);
  };
  const [amber, red] = ['00c0ffee-0000-4000-8000-000000000001', 'badc0de0-0000-4000-8000-000000000002'];
  const since = new Date(Date.now() - 7_200_000).toISOString();
  const item = { itemId: v7(), operation: 'consents.decide', reason: 'wrong-person', recordedAt: since, since };
  await report('other.adviser', amber, 'amber', { copies: 6, copiesUntil: new Date(Date.now() + 7_200_000).toISOString() });
  await report('phone.adviser', red, 'red', { handedOver: [item] });
  const page = office.window();
  await page.getByLabel(/^All/).check();
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      return cards().count();
    })
    .toBe(5);
  await expect(cards().nth(0)).toContainText(machineCode(red));
  await expect(cards().nth(0)).toContainText('Over two working days late');
  await expect(cards().nth(0)).toContainText('3 unsent, the oldest said');
  await expect(cards().nth(0)).toContainText('1 needs Priya Shah’s attention');
  await expect(cards().nth(0).getByRole('list', { name: 'Given to a supervisor' })).toContainText(
    'The decision about consent: “It was recorded for the wrong person”, given to a supervisor 2 hours',
  );
  await expect(cards().nth(1)).toContainText('Gareth Pugh');
  await expect(cards().nth(1)).toContainText('Over a working day late');
  await expect(cards().nth(1)).toContainText('6 sealed copies of customers’ records, until');
  await expectGood({ app: office.app, page }, 'machines-late');
  await page.getByLabel(/^Late/).check();
  await expect(cards()).toHaveCount(2);
});
