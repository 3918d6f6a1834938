import { expect, type Page, test } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { type Logged, requestingAt } from './requesting.ts';
import { heading, press } from './steps.ts';

const RIGHT = '1984-03-21';
/** A change comes by the stream, who has it open with the next beat. */
const SOON = { timeout: 20_000 };

let central: Central;
let others: ReturnType<typeof requestingAt>;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(CUSTOMERS);
  others = requestingAt(central);
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(async () => {
  await look(desk, 1);
  await startOver(desk.page);
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const stands = (page: Page) => page.locator('#how-it-stands');
const putAway = (page: Page, name: string) => panel(page, name).getByRole('button', { name: 'Put this away' });
const born = () => somebody(({ birthDate, shared }) => birthDate !== null && birthDate !== RIGHT && shared.length === 0);

/** Goes to a new request by its address, as a link does. */
async function open(page: Page): Promise<Logged> {
  const logged = await others.log('phone.adviser', born(), RIGHT);
  await page.evaluate((to) => location.assign(to), `#/requests/${logged.requestId}`);
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeVisible();
  await expect(panel(page, 'Who has it')).toBeVisible();
  return logged;
}

test('that proof is asked for is never turned into that it came, whatever a colleague records meanwhile', async () => {
  const { page } = desk;
  const logged = await open(page);
  await press(page, '3');
  const askedOn = page.getByLabel('Asked for on');
  await expect(askedOn).toBeFocused();
  await others.wait('supervisor.two', logged);
  await expect(panel(page, 'Waiting')).toContainText('Proof of who is asking was asked for on', SOON);
  await expect(panel(page, 'Waiting')).toContainText('A colleague has recorded meanwhile what was asked for');
  await expect(page.getByLabel('It came on')).toHaveCount(0);
  await expect(panel(page, 'Waiting').getByRole('button', { name: 'Wait', exact: true })).toBeDisabled();
  await expectGood(desk, 'request-waits-meanwhile');
  await askedOn.press('Enter');
  await putAway(page, 'Waiting').click();
  await expect(stands(page)).toBeFocused();
  expect(await others.read(logged)).toMatchObject({ waitingFor: 'proof', proofOn: null });
});

test('a form stays with what was typed when a colleague finishes the request, and says why nothing can be recorded', async () => {
  const { page } = desk;
  const logged = await open(page);
  await press(page, 'n');
  await page.getByLabel('What was done').fill('Rang the school');
  await page.getByRole('heading', { level: 1 }).click();
  await press(page, '5');
  await page.getByLabel('How much more time').selectOption('2');
  await others.decide('supervisor.two', logged, { decision: 'kept', reasons: 'It is as on the certificate.' });
  await expect(stands(page)).toContainText('Everything is decided', SOON);
  await panel(page, 'Tell the customer').getByLabel('How', { exact: true }).selectOption('letter');
  await page.getByLabel('Their statement, if they want one beside what is kept').fill('I was born in March.');
  await others.tellCustomer('supervisor.two', logged);
  await expect(stands(page)).toContainText('Complete', SOON);
  await expect(panel(page, 'Steps to check')).toContainText('A colleague has finished this request meanwhile');
  await expect(page.getByLabel('What was done')).toHaveValue('Rang the school');
  await expect(page.getByRole('button', { name: 'Record this step' })).toBeDisabled();
  await expect(panel(page, 'More time')).toContainText('A colleague has finished this request meanwhile.');
  await expect(page.getByLabel('How much more time')).toHaveValue('2');
  await expect(page.getByRole('button', { name: 'Record more time' })).toBeDisabled();
  await expect(panel(page, 'Tell the customer')).toContainText('A colleague has told the customer meanwhile');
  await expect(page.getByLabel('Their statement, if they want one beside what is kept')).toHaveValue('I was born in March.');
  await expect(page.getByRole('button', { name: 'Record that they were told' })).toBeDisabled();
  await expectGood(desk, 'request-finished-meanwhile');
  for (const name of ['Tell the customer', 'Steps to check', 'More time']) {
    await putAway(page, name).click();
    await expect(panel(page, name)).toHaveCount(0);
    await expect(stands(page)).toBeFocused();
  }
});

test('an answer that comes late leaves the focus where somebody types, and shuts no other form', async () => {
  test.setTimeout(120_000);
  const { page } = desk;
  const state = page.getByRole('contentinfo', { name: 'State' });
  const logged = await open(page);
  await central.stop();
  await press(page, 't');
  await page.getByLabel('Note', { exact: true }).fill('Rang at ten, nobody there.');
  await page.getByRole('button', { name: 'Keep this note' }).click();
  await panel(page, 'Notes').getByRole('button', { name: 'Close' }).click();
  await press(page, 't');
  await page.getByLabel('Note', { exact: true }).fill('Rang at eleven');
  await page.getByRole('heading', { level: 1 }).click();
  await press(page, 'd');
  await page.getByRole('radio', { name: /^Kept/ }).check();
  const reasons = page.getByLabel('Why it is kept, in words for the customer');
  await reasons.fill('It is');
  await central.start();
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('Rang at ten, nobody there.', { timeout: 60_000 });
  await expect(state).toContainText('Nothing unsent');
  await expect(reasons).toBeFocused();
  await page.keyboard.type(' as on the certificate');
  await expect(reasons).toHaveValue('It is as on the certificate');
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Rang at eleven');
  expect(await others.read(logged)).toMatchObject({ assignedToName: null });
  for (const name of ['Notes', 'Decide']) await putAway(page, name).click();
});

test('what was deleted again does not come back, and is kept nowhere', async () => {
  const { page } = desk;
  await open(page);
  const note = page.getByLabel('Note', { exact: true });
  await press(page, 't');
  await note.fill('Something unfit');
  await note.fill('');
  await putAway(page, 'Notes')
    .or(panel(page, 'Notes').getByRole('button', { name: 'Close' }))
    .click();
  await press(page, 't');
  await expect(note).toHaveValue('');
  await note.fill('Rang at ten');
  await page.reload();
  await expect(panel(page, 'Who has it')).toBeVisible();
  await press(page, 't');
  await expect(note).toHaveValue('Rang at ten');
  await note.fill('');
  await page.reload();
  await expect(panel(page, 'Who has it')).toBeVisible();
  await press(page, 't');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('');
});
