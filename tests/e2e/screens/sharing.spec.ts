import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import recipients from '../../../shared/codes/recipients.json' with { type: 'json' };
import { launchApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { call } from '../shell/desk-world.ts';
import { somebody, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { heading, open, press, toLevel1, toLevel2 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

const COLLEGE = 'Bridge Street College';
const NORTHWAY = 'Northway Social Research';
const idOf = (name: string) => recipients.find((one) => one.name === name)?.id as string;
const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const panel = (page: Page) => page.getByRole('region', { name: 'Who has it' });
const ledger = (page: Page) => panel(page).getByRole('list', { name: 'Who has it' });
const whoGetsIt = (page: Page) => page.getByLabel('Who gets it');
const untouched = () =>
  somebody(
    (one) =>
      one.shared.length === 0 &&
      one.values.some(({ field }) => field === 'mobile') &&
      one.states['satisfaction-survey'] === 'given',
  );

/** To the form, from the customer's screen. */
async function toForm(page: Page): Promise<void> {
  await press(page, 'o');
  await expect(heading(page, 'Pass something on')).toBeVisible();
  await expect(whoGetsIt(page)).toBeFocused();
}

/** Ticks what has the focus next, by Tab and the space bar, until it was that. */
async function tickByKeyboard(page: Page, name: string): Promise<void> {
  const tick = page.getByRole('checkbox', { name, exact: true });
  for (let tabs = 0; tabs < 20 && !(await tick.evaluate((one) => one === document.activeElement)); tabs++)
    await press(page, 'Tab');
  await expect(tick).toBeFocused();
  await press(page, 'Space');
  await expect(tick).toBeChecked();
}

test('recorded from the keyboard; the ledger shows it, reads it out, and the end of the conversation says it', async ({
  page,
  desk,
}) => {
  const person = untouched();
  await toLevel2(page, person);
  await press(page, 'h');
  await expect(panel(page)).toContainText('Nothing was passed on to anybody.');
  await toForm(page);
  await page.keyboard.type('Bridge');
  await expect(whoGetsIt(page)).toHaveValue(idOf(COLLEGE));
  await expect(page.getByText('By phone: 01632 960 321')).toBeVisible();
  const offLimits = page.getByRole('list', { name: 'What does not go to them' });
  await expect(offLimits).toContainText('gets the name and how to reach them, and no more');
  await expect(offLimits).toContainText('never go to an organisation of this kind');
  await expect(page.getByRole('checkbox', { name: 'Date of birth' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Record what is passed on' }).click();
  await expect(page.getByText('Tick at least one thing.')).toBeVisible();
  await whoGetsIt(page).focus();
  await tickByKeyboard(page, 'Given name');
  await tickByKeyboard(page, 'Mobile');
  await expectGood(desk, 'share-form');
  await press(page, 'Enter');
  await expect(
    page.getByText(`I have recorded that ${COLLEGE} gets your given name and mobile number, for an introduction.`),
  ).toBeVisible();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await expect(panel(page)).toBeVisible();
  await press(page, 'h');
  await expect(ledger(page).getByRole('listitem')).toHaveCount(1);
  await expect(ledger(page)).toContainText(COLLEGE);
  await expect(ledger(page)).toContainText('for an introduction');
  await expect(ledger(page)).toContainText('Given name, Mobile');
  await expect(ledger(page)).toContainText('On the basis of our public task. By Priya Shah, National Careers Service helpline.');
  await press(page, 'd');
  await expect(page.getByText(`${COLLEGE} was sent your given name and mobile number on`)).toBeVisible();
  await expectGood(desk, 'who-has-it');
  await press(page, 'e');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText(
    `I passed your given name and mobile number on to ${COLLEGE}.Received by the central service`,
  );
});

test('below level 2 nothing is passed on; a partner names its basis, and a legal demand is a supervisor’s', async ({ page }) => {
  const person = untouched();
  await toLevel1(page, person);
  await expect(panel(page)).toHaveCount(0);
  await press(page, 'i');
  await page.getByLabel('Reference').fill(person.reference);
  await press(page, 'Enter');
  await expect(panel(page)).toBeVisible();
  await press(page, 'Alt+o');
  await expect(whoGetsIt(page)).toBeFocused();
  await whoGetsIt(page).selectOption({ label: 'A court or the police' });
  await expect(page.getByText('Only a supervisor answers a legal demand.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record what is passed on' })).toBeDisabled();
  await whoGetsIt(page).selectOption({ label: 'Find an Apprenticeship' });
  await page.getByRole('checkbox', { name: 'Given name' }).check();
  await press(page, 'Enter');
  await expect(page.getByText('Choose the basis.')).toBeVisible();
  await page.getByLabel('On what basis').selectOption({ label: 'Our public task' });
  await press(page, 'Tab', 'Enter');
  await expect(page.getByText('Name the agreement or the demand, such as its number.')).toBeVisible();
  await page.getByLabel('Under which agreement').fill('DSA 2026/3');
  await page.reload();
  await expect(page.getByLabel('Under which agreement')).toHaveValue('DSA 2026/3');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog', { name: 'Leave without recording?' })).toBeVisible();
  await press(page, 'Escape');
  await page.getByLabel('Under which agreement').focus();
  await press(page, 'Enter');
  await expect(page.getByText('gets your given name, under a data sharing agreement.')).toBeVisible();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
});

test('a gate that is shut at the centre is named in words, where it was recorded and in Unsent work', async ({ page, desk }) => {
  const person = untouched();
  await toLevel2(page, person);
  const other = untouched();
  const command = {
    ...{ commandId: v7(), customerId: other.id, recipientId: idOf(COLLEGE), reason: 'my-day' },
    ...{ saidAt: new Date().toISOString(), items: ['givenName', 'dateOfBirth'] },
  };
  await call(page, 'disclosures.record', command);
  const bar = page.getByRole('region', { name: 'Refused' });
  const words = 'An organisation the customer is introduced to gets the name and how to reach them, and no more.';
  await expect(bar).toContainText('Something passed on at');
  await expect(bar).toContainText(`Refused because this may not be passed on to that organisation. ${words}`);
  await press(page, 'Alt+k');
  const row = page.getByRole('listitem').filter({ hasText: 'Something passed on' });
  await expect(row).toContainText(`To ${COLLEGE}Given name, Date of birth`);
  await expect(row).toContainText(words);
  await row.getByRole('button', { name: 'Put it right' }).click();
  await expect(row).toContainText('If it has gone to them already, give this to a supervisor');
  await expectGood(desk, 'share-refused');
  await row.getByLabel('Reason').selectOption({ index: 1 });
  await row.getByRole('button', { name: 'Take it out for good' }).click();
  await expect(page.getByText('Nothing is unsent.')).toBeVisible();
});

test('a consent taken back elsewhere shuts its gate on the open form', async ({ page, desk: { central } }) => {
  const person = untouched();
  await toLevel2(page, person);
  await toForm(page);
  await whoGetsIt(page).selectOption({ label: NORTHWAY });
  await page.getByRole('checkbox', { name: 'Given name' }).check();
  const website = asking(central.url, await central.token('website'));
  await website('consents.decide', {
    ...{ commandId: v7(), customerId: person.id, signInId: v7(), saidAt: new Date().toISOString() },
    decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
  });
  await expect(page.getByText('The customer has not agreed to surveys')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record what is passed on' })).toBeDisabled();
});

test('without a connection it is seen here at once and received later; a withdrawal then names who is told', async ({
  page,
  desk,
}) => {
  const person = untouched();
  await toLevel2(page, person);
  await toForm(page);
  await desk.central.stop();
  await whoGetsIt(page).selectOption({ label: NORTHWAY });
  await page.getByRole('checkbox', { name: 'Given name' }).check();
  await page.getByRole('checkbox', { name: 'Mobile' }).check();
  await press(page, 'Enter');
  await expect(
    page.getByText(`I have recorded that ${NORTHWAY} gets your given name and mobile number, for a survey.`),
  ).toBeVisible();
  await expect(state(page)).toContainText('1 unsent');
  await press(page, 'Enter');
  await expect(ledger(page)).toContainText(NORTHWAY);
  await expect(ledger(page)).toContainText(/waiting to be sent|no answer yet/i);
  await desk.central.start();
  await expect(state(page)).toContainText('Nothing unsent', { timeout: 60_000 });
  await press(page, 'h');
  await expect(ledger(page)).toContainText('On the basis of the customer’s consent.');
  await expect(ledger(page).getByRole('listitem')).toHaveCount(1);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Enter');
  await expect(
    page.getByText(new RegExp(`^${NORTHWAY} last had your details from us on .+ They may still contact you until`)),
  ).toBeVisible();
  await expectGood(desk, 'withdrawal-told');
  await press(page, 'Enter');
  await expect(panel(page)).toBeVisible();
  await press(page, 'h');
  await expect(panel(page).getByRole('list', { name: 'What they are to be told' })).toContainText(
    `${NORTHWAY} is to stop contacting the customer: not told yet`,
  );
});

test('a legal demand is answered without the customer, by a supervisor, for a reason', async ({ desk }) => {
  const person = untouched();
  const { url: server, issuer } = desk.central;
  const supervisor = await launchApp({ server, issuer, as: 'supervisor' });
  try {
    const { page } = supervisor;
    await toLevel2(page, person);
    await toForm(page);
    await whoGetsIt(page).selectOption({ label: 'A court or the police' });
    await expect(page.getByText('A legal demand is not answered while the customer listens.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Record what is passed on' })).toBeDisabled();
    await page.getByRole('button', { name: /^Back/ }).press('Enter');
    await page.getByRole('button', { name: 'Leave' }).click();
    await press(page, 'Alt+e');
    await page.getByRole('button', { name: 'End conversation now' }).click();
    await open(page, person);
    await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
    await press(page, '5');
    await expect(panel(page)).toBeVisible();
    await toForm(page);
    await whoGetsIt(page).selectOption({ label: 'A court or the police' });
    await page.getByRole('checkbox', { name: 'Given name' }).check();
    await page.getByLabel('Which demand').fill('Order 2026/7');
    await expectGood(supervisor, 'share-demand');
    await press(page, 'Enter');
    await expect(
      page.getByText('A court or the police gets the customer’s given name, because the law demanded it.'),
    ).toBeVisible();
    await expect(page.getByText(/^Received by the central service/)).toBeVisible();
    await press(page, 'Enter');
    // The record is still open for the reason that was given.
    await press(page, 'h');
    await expect(ledger(page)).toContainText('A court or the police');
    await press(page, 'Alt+f');
    await open(page, person);
    await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  } finally {
    await supervisor.close();
  }
});
