import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { showDay } from '../../../renderer/lib/time.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { unmatchedComplaint } from './complaining.ts';
import { CUSTOMERS, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { heading, press, queueRow } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let decides: RunningApp;
let knows: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  decides = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
  knows = await launchApp({ server: central.url, issuer: central.issuer, as: 'local.supervisor' });
});
test.beforeEach(async () => {
  for (const desk of [decides, knows]) {
    await look(desk, 1);
    await startOver(desk.page);
  }
});
test.afterAll(async () => {
  await decides?.close();
  await knows?.close();
  await central?.end();
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const openRequest = (page: Page, id: string) => page.evaluate((to) => location.assign(to), `#/requests/${id}`);
const LOCAL = '0000000203';
const WHAT = 'Who rang the number ending 123 on 2 March?';
const toMorning = async (page: Page) => {
  await press(page, 'Alt+w');
  await expect(heading(page, 'Morning')).toBeVisible();
};

test('whoever decides a complaint asks whom it is about for facts; they see the question alone, and what they answer is there', async () => {
  const { requestId, reference } = await unmatchedComplaint(central, { aboutOrganisation: LOCAL });
  const { page } = decides;
  await openRequest(page, requestId);
  const facts = region(page, 'Facts from whom it is about');
  await expect(facts).toContainText('They do not decide it, and see only what you ask.');
  await press(page, '8');
  await expect(facts.getByLabel('What you ask')).toBeFocused();
  await facts.getByRole('button', { name: 'Ask them' }).press('Enter');
  await expect(facts).toContainText('Say what you ask');
  await facts.getByLabel('What you ask').fill(WHAT);
  await facts.getByLabel('By when').fill('2020-01-01');
  await facts.getByRole('button', { name: 'Ask them' }).press('Enter');
  await expect(facts).toContainText('Choose a day from today on');
  await facts.getByLabel('By when').fill('2099-01-01');
  await expectGood(decides, 'facts-ask');
  await facts.getByRole('button', { name: 'Ask them' }).press('Enter');
  await expect(page.locator('#how-it-stands')).toBeFocused();
  await expect(facts.getByRole('list')).toContainText('They have not answered.');

  // It is not handed over to them.
  await press(page, '2');
  await expect(region(page, 'Who has it')).toContainText('London is not among them: the complaint is about them.');
  const to = region(page, 'Who has it').getByLabel('To which organisation');
  expect(await to.locator('option').allTextContents()).not.toContain('London');

  const { page: theirs } = knows;
  await toMorning(theirs);
  const asked = region(theirs, 'Facts we are asked for');
  await expect(asked).toContainText(WHAT);
  await expect(asked).toContainText('By 1 January 2099. Asked by Margaret Doyle');
  for (const mark of [reference, showReference(reference), 'Nobody rang me back'])
    await expect(theirs.locator('#main')).not.toContainText(mark);
  await asked.getByRole('button', { name: 'Answer question 1' }).press('Enter');
  await expect(asked.getByLabel('What is known of it')).toBeFocused();
  await asked.getByLabel('What is known of it').fill('Nobody here rang that number.');
  await theirs.reload();
  await asked.getByRole('button', { name: 'Answer question 1' }).press('Enter');
  await expect(asked.getByLabel('What is known of it')).toHaveValue('Nobody here rang that number.');
  await expectGood(knows, 'facts-give');
  await asked.getByRole('button', { name: 'Give these facts' }).press('Enter');
  await expect(asked).toContainText('The facts were given. Nothing else is asked.');

  // What was said stays to be seen, with what was handed over.
  await theirs.evaluate(() => location.assign('#/requests?view=handed-over'));
  const given = theirs.getByRole('list', { name: 'Facts we gave' }).getByRole('listitem');
  await expect(given).toContainText(WHAT);
  await expect(given).toContainText('Nobody here rang that number.');
  await expect(given).toContainText('by Leila Haddad');
  for (const mark of [reference, showReference(reference)]) await expect(theirs.locator('#main')).not.toContainText(mark);
  await expectGood(knows, 'facts-we-gave');

  await startOver(page);
  await openRequest(page, requestId);
  await expect(facts.getByRole('list')).toContainText('Nobody here rang that number.');
  await expect(facts.getByRole('list')).toContainText('by Leila Haddad');
  await press(page, 'm');
  await expect(region(page, 'What happened')).toContainText('London asked for facts');
  await expectGood(decides, 'facts-given');
});

test('the one complained of, who would answer, is asked nothing', async () => {
  const { requestId } = await unmatchedComplaint(central, { aboutSub: 'local.supervisor' });
  const { page } = decides;
  await openRequest(page, requestId);
  const facts = region(page, 'Facts from whom it is about');
  await expect(facts).toBeVisible();
  await press(page, '8');
  await facts.getByLabel('What you ask').fill('Who was in on 3 March?');
  await facts.getByRole('button', { name: 'Ask them' }).press('Enter');
  await expect(facts.getByRole('list')).toContainText('They have not answered.');
  const { page: theirs } = knows;
  await toMorning(theirs);
  await expect(theirs.getByRole('list', { name: 'This morning in numbers' })).toBeVisible();
  await expect(region(theirs, 'Facts we are asked for')).toHaveCount(0);
});

test('a complaint about nobody is kept from whoever it turns out to be about, looked for by any name, and their organisation is asked', async () => {
  const { requestId } = await unmatchedComplaint(central);
  const { page } = decides;
  await openRequest(page, requestId);
  const complaint = region(page, 'The complaint');
  await expect(complaint).toContainText('Nobody in particular');
  await complaint.getByRole('button', { name: 'It is about somebody who works with us' }).press('Enter');
  await complaint.getByRole('button', { name: 'Keep it from them' }).press('Enter');
  await expect(complaint).toContainText('Say who it is');
  await complaint.getByLabel('Look for somebody by name').fill('Lei');
  await complaint.getByLabel('Whom it is about').selectOption('local.supervisor');
  await expectGood(decides, 'complaint-about-somebody');
  await complaint.getByRole('button', { name: 'Keep it from them' }).press('Enter');
  await expect(complaint).toContainText('Leila Haddad, from whom it is kept');
  await expect(page.getByRole('status')).toContainText('It is kept from them from now on.');
  await expect(region(page, 'Facts from whom it is about')).toBeVisible();
});

test('once acknowledged a complaint is due with the next word on it, in its heading as in the queue', async () => {
  const { page } = decides;
  const ask = asking(central.url, await central.token('supervisor.two'));
  const on = (days: number) => addDays(londonDay(new Date()), days);
  const acknowledged = async (daysAgo: number, day: string) => {
    const made = await unmatchedComplaint(central, {}, daysAgo);
    await ask('complaints.acknowledge', { commandId: v7(), requestId: made.requestId, version: 1, on: day, how: 'letter' });
    return made;
  };
  const agree = async (
    { requestId, reference }: { requestId: string; reference: string },
    inHeading: string,
    inQueue: string,
  ) => {
    await openRequest(page, requestId);
    await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
    await page.getByRole('button', { name: inHeading }).press('Enter');
    await expect(page.getByRole('list', { name: 'How the day was reached' })).toContainText('How it is going is told next on');
    await page.evaluate((to) => location.assign(to), `#/requests?reference=${reference}`);
    await expect(queueRow(page, reference)).toContainText(inQueue);
  };
  // Its 30th day is over, and all is in time.
  const told = await acknowledged(40, on(-33));
  const said = { on: on(-4), how: 'phone', what: 'We have asked them.' };
  await ask('complaints.tellProgress', { commandId: v7(), requestId: told.requestId, version: 2, ...said });
  await agree(told, `Due ${showDay(on(10))}, 10 days left`, 'in 10 days');
  // Its 30th day is to come, and they should have heard.
  await agree(await acknowledged(21, on(-20)), `Late: due ${showDay(on(-6))}, 6 days late`, 'overdue 6 days');
});
