import { expect, type Page, test } from '@playwright/test';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { signInAt } from '../../support/sign-in.ts';
import { fullName, somebody } from '../screens/desk.ts';
import { type Logged, requestingAt } from '../screens/requesting.ts';
import { findLine, heading, press, toLevel2 } from '../screens/steps.ts';
import { call } from '../shell/desk-world.ts';
import { CUSTOMERS, type LockWorld, startLockWorld } from './lock-world.ts';

test.describe.configure({ mode: 'serial' });

type Shown = { readonly title: string; readonly body: string };

let world: LockWorld;
let logged: Logged;
const person = somebody(({ index }) => index < CUSTOMERS);
test.beforeAll(async () => {
  test.setTimeout(120_000);
  world = await startLockWorld({ ADVISER_DESK_REMIND_AT_ANY_TIME: '1' });
  // The port: what the system would be asked to show is kept, and can be pressed.
  await world.desk.app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    (globalThis as { shown?: Electron.Notification[] }).shown = shown;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this);
    };
  });
  logged = await requestingAt(world.central).log('phone.adviser', person, '1984-03-21');
  await world.central.arrange(async (database) => {
    const dueOn = addDays(londonDay(new Date()), 2);
    await database.query(`update requests set due_on = $2, made_on = $2::date - 30 where id = $1`, [logged.requestId, dueOn]);
  });
});
test.afterAll(async () => {
  await world?.end();
});

const shown = (): Promise<readonly Shown[]> =>
  world.desk.app.evaluate(() =>
    ((globalThis as { shown?: Electron.Notification[] }).shown ?? []).map(({ title, body }) => ({ title, body })),
  );
const pressLast = () =>
  world.desk.app.evaluate(() => void (globalThis as { shown?: Electron.Notification[] }).shown?.at(-1)?.emit('click'));
const setReminders = (page: Page) => page.getByRole('switch', { name: /^Remind me of requests/ });

test('a request that is due soon is told of by reference and day alone, once', async () => {
  const page = world.page();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await world.desk.opened(), 'phone.adviser');
  await expect(findLine(page)).toBeVisible();
  await expect.poll(shown, { timeout: 20_000 }).toHaveLength(1);
  const [{ title, body } = { title: '', body: '' }] = await shown();
  expect(title).toBe('Adviser Desk: a request is due');
  expect(body).toMatch(new RegExp(`^Request ${showReference(logged.reference)} is due on \\w+ \\d+ \\w+ \\d{4}\\.$`));
  for (const value of [person.givenName, person.familyName, 'birth', 'wrong', person.reference])
    expect(`${title} ${body}`).not.toContain(value);
});

test('pressed while the desk is locked it shows nothing before somebody unlocks it, and then the request', async () => {
  const page = await world.lock();
  await pressLast();
  await expect(page.getByRole('heading', { level: 1, name: 'Locked' })).toBeVisible();
  await expect(page.getByText(showReference(logged.reference))).toHaveCount(0);
  await expect(page.getByText(fullName(person))).toHaveCount(0);
  await world.signInToUnlock('phone.adviser');
  await expect(heading(world.page(), `Request ${showReference(logged.reference)}`)).toBeVisible();
  // Locked and unlocked, it is not told of again; and where one was sent to is forgotten.
  expect(await shown()).toHaveLength(1);
  await press(world.page(), 'Alt+f');
  await expect(findLine(world.page())).toBeFocused();
});

test('pressed while something is shown to a customer it waits, with what is beneath, until that is put away', async () => {
  const page = world.page();
  const asked = somebody(({ index, states }) => index < CUSTOMERS && states['priority-group-targeting'] === 'not-asked');
  await toLevel2(page, asked);
  await press(page, 'c');
  await expect(page.getByRole('list', { name: 'Optional purposes' })).toBeVisible();
  await press(page, '4', 'g');
  await expect(page.getByRole('blockquote')).toBeVisible();
  await press(page, 'v');
  await expect(heading(page, 'Do you agree?')).toBeFocused();
  await pressLast();
  // One after the other through the shell, this comes behind it.
  expect((await call(page, 'shell.session')).ok).toBe(true);
  await expect(heading(page, 'Do you agree?')).toBeVisible();
  expect(await page.evaluate(() => location.hash)).toMatch(/consent$/);
  await press(page, 'Escape');
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeVisible();
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
});

test('pressed at work it opens the request at once; switched off in the settings nothing is told', async () => {
  const page = world.page();
  await pressLast();
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeVisible();
  await press(page, 'Alt+s');
  await expect(setReminders(page)).toBeChecked();
  await setReminders(page).press(' ');
  await expect(setReminders(page)).not.toBeChecked();
});
