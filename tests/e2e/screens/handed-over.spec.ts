import { expect, type Page, test } from '@playwright/test';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { aroundToday, fillQueue, rowOf, SOON, views } from './queueing.ts';
import { type Logged, requestingAt } from './requesting.ts';
import { heading, press } from './steps.ts';

test.describe.configure({ mode: 'serial' });

const LONDON = '0000000203';
const WHY = 'They see Tom in Camden every week.';
/** Enough of the helpline's for a second page. */
const ROWS = aroundToday(30, londonDay(new Date())).filter(({ organisation }) => organisation !== LONDON);
let central: Central;
let others: ReturnType<typeof requestingAt>;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(CUSTOMERS);
  others = requestingAt(central);
  await fillQueue(central, ROWS);
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(() => look(desk, 1));
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const list = (page: Page) => page.getByRole('list', { name: 'Handed over' }).getByRole('listitem');
const lineOf = (page: Page, { reference }: Pick<Logged, 'reference'>) => list(page).filter({ hasText: showReference(reference) });
const born = () => somebody(({ birthDate }) => birthDate !== null);

/** To what was handed over, by keyboard from the queue. */
async function toHandedOver(page: Page): Promise<void> {
  await startOver(page);
  await press(page, 'Alt+b');
  await expect(heading(page, 'Requests')).toBeFocused();
  await expect(views(page).getByRole('link', { name: 'Handed over' })).toBeVisible();
  await press(page, 'v', 'End', 'Enter');
  await expect(views(page).locator('[aria-current="true"]')).toHaveText('Handed over');
}

test('where nothing was handed over that is said', async () => {
  const { page } = desk;
  await toHandedOver(page);
  await expect(page.getByText('Your organisation has handed nothing over.')).toBeVisible();
  await expect(page.getByText(/^What your organisation handed over to another, the last first/)).toBeVisible();
  await expectGood(desk, 'handed-over-none');
});

test('a colleague hands one over: it stands there with where it went, by whom and why, until it is handed back', async () => {
  const logged = await others.log('phone.adviser', born(), '1984-03-21');
  const { page } = desk;
  await toHandedOver(page);
  await others.handOver('supervisor.two', logged.requestId, LONDON, WHY);
  await expect(lineOf(page, logged)).toContainText('Something is wrong', SOON);
  await expect(lineOf(page, logged)).toContainText(/To London, .*by Kofi Mensah\. Made on/);
  await expect(lineOf(page, logged)).toContainText(`Why: ${WHY}`);
  await expectGood(desk, 'handed-over');

  const theirs = await launchApp({ server: central.url, issuer: central.issuer, as: 'local.supervisor' });
  try {
    await toHandedOver(theirs.page);
    await expect(theirs.page.getByText('Your organisation has handed nothing over.')).toBeVisible();
    await startOver(theirs.page);
    await press(theirs.page, 'Alt+b');
    await expect(rowOf(theirs.page, logged)).toBeVisible();
    await others.handOver('local.supervisor', logged.requestId, '0000000999', 'They have moved to York.');
    await toHandedOver(theirs.page);
    await expect(lineOf(theirs.page, logged)).toContainText('Another organisation took the words down; they went with it.');
    await expect(theirs.page.locator('#main')).not.toContainText(WHY);
  } finally {
    await theirs.close();
  }
  await expect(lineOf(page, logged)).toHaveCount(0, SOON);
});

test('it comes a page at a time; without a connection it is said, and asked for again', async () => {
  const { page } = desk;
  for (const { id } of ROWS) await others.handOver('supervisor', id, LONDON, WHY);
  await toHandedOver(page);
  await expect(list(page)).toHaveCount(25);
  await expect(list(page).first()).toContainText(showReference(ROWS.at(-1)?.reference ?? ''));
  await press(page, 'm');
  await expect(list(page)).toHaveCount(ROWS.length);
  await central.stop();
  await toHandedOver(page);
  const again = page.locator('#main').getByRole('alert').filter({ hasText: 'Try again' });
  await expect(again).toBeVisible();
  await expectGood(desk, 'handed-over-offline');
  await central.start();
  await again.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(list(page)).toHaveCount(25);
});

test('an adviser is not offered it, and finds the queue at its address', async () => {
  const adviser = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser' });
  try {
    const { page } = adviser;
    await press(page, 'Alt+b');
    await expect(heading(page, 'Requests')).toBeFocused();
    await expect(views(page).getByRole('link', { name: /^All open/ })).toBeVisible();
    await expect(views(page).getByRole('link', { name: 'Handed over' })).toHaveCount(0);
    await page.evaluate(() => {
      location.hash = '#/requests?view=handed-over';
    });
    await expect(page.getByText(/^Open requests that you logged yourself/)).toBeVisible();
  } finally {
    await adviser.close();
  }
});
