import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { makeReference, showReference } from '../../../shared/domain/reference.ts';
import { fullName, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { fetchForTheDay, heading, press, toLevel1, toLevel2, toLevel2Offline } from './steps.ts';
import {
  callBack,
  readAloud,
  readBack,
  received,
  STOP,
  stopper,
  stoppingAt,
  toCertain,
  toStop,
  typedReference,
  yesAndReference,
} from './stopping.ts';

test.afterEach(({ desk }) => look(desk, 1));

const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const note = (page: Page) => page.getByRole('note', { name: STOP });
const newReference = () => makeReference(randomBytes(9));

test('somebody stops using the service, by keyboard from end to end', async ({ page, desk }) => {
  const person = stopper(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel2(page, person);
  await press(page, 'm');
  await expect(heading(page, STOP)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^“Do you want us to stop the surveys or take back something/ })).toBeVisible();
  await expectGood(desk, 'closing-question');
  await press(page, '2');
  await expect(page.getByRole('radio', { name: 'The whole service' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Closing needs level 3' })).toContainText('held for over 14 days');
  await expectGood(desk, 'closing-identity');
  await callBack(page);
  await expect(page.locator('#read-aloud')).toBeFocused();
  await expect(readAloud(page).getByRole('region', { name: 'What goes' })).toContainText('Your name, address');
  await expect(readAloud(page)).toContainText('For 24 hours a supervisor can stop it if it was the wrong person.');
  await expectGood(desk, 'closing-read-aloud');

  await press(page, 'y', 'Tab');
  await expect(typedReference(page)).toBeFocused();
  await page.keyboard.type(`${person.reference[1]}${person.reference[0]}${person.reference.slice(2)}`);
  await press(page, 'Enter');
  await expect(page.getByText('There is a slip in it. Compare it with the one above')).toBeVisible();
  await expect(typedReference(page)).toBeFocused();
  await expectGood(desk, 'closing-slip');
  await typedReference(page).fill(showReference(person.reference));
  await press(page, 'Enter');
  await expect(readBack(page)).toContainText('You have stopped using the service.');
  await expect(readBack(page)).toContainText(
    /The rest goes after \d+ \w+ 20\d\d at \d\d:\d\d\. Until then a supervisor can stop it/,
  );
  await expect(received(page)).toBeVisible();
  await expectGood(desk, 'closing-recorded');
  await press(page, 'd');
  const paper = page.getByRole('document', { name: 'The confirmation' });
  await expect(paper).toContainText(`Your reference: ${showReference(person.reference)}`);
  await expect(paper).not.toContainText(person.familyName);
  await expectGood(desk, 'closing-paper');
  expect(await stoppingAt(desk.central).statusOf(person)).toBe('closed');
  expect(await stoppingAt(desk.central).yesOf(person)).toMatchObject([{ operation: 'closures.close', yes: 'heard' }]);

  await page.getByRole('button', { name: /^Done, back/ }).press('Enter');
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(note(page)).toContainText('This customer stopped using the service on');
  await expect(note(page)).toContainText('a supervisor of National Careers Service helpline can stop it');
  for (const name of ['Record consent', 'Something has changed', 'Something is wrong', STOP, 'I am worried'])
    await expect(page.locator('#main').getByRole('button', { name })).toHaveCount(0);
  await expectGood(desk, 'customer-closed');
  await press(page, 'e');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText('you stopped using the service.');
});

test('the way to the surveys is on one side; from what the caller said nobody asks again', async ({ page }) => {
  const person = stopper();
  await toLevel1(page, person);
  await press(page, 'm');
  await expect(page.getByRole('button', { name: 'Stop the surveys, or take something back' })).toBeFocused();
  await press(page, 'Enter');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await press(page, 'Escape');
  await expect(heading(page, fullName(person))).toBeVisible();
  await press(page, 'q');
  await expect(page.getByLabel('In the caller’s own words')).toBeFocused();
  await page.keyboard.type('i want to withdraw');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Stop the surveys' })).toBeFocused();
  await press(page, '3');
  await expect(heading(page, STOP)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'The whole service' })).toBeChecked();
});

test('who cannot be checked further is taken down as a request, with its day and its reference', async ({ page, desk }) => {
  const person = stopper();
  await toLevel1(page, person);
  await toStop(page);
  await expect(page.getByRole('region', { name: 'Closing needs level 3' })).toBeVisible();
  await press(page, 'r');
  await expect(readBack(page)).toContainText('It is a request of yours now.');
  await expect(readBack(page)).toContainText('We have to be certain first that it is you.');
  await expect(readBack(page)).toContainText(/Your reference for this request is \w{5} \w{5}/);
  await expect(page.getByText('You hear from us by')).toBeVisible();
  await expectGood(desk, 'closing-requested');
  expect(await stoppingAt(desk.central).statusOf(person)).toBe('current');
});

test('what comes first is named with a way on, and asked for it becomes a request', async ({ page, desk }) => {
  const person = stopper();
  const reference = newReference();
  await stoppingAt(desk.central).askForCopy(person, reference);
  await toCertain(page, person);
  const first = page.getByRole('list', { name: 'What comes first' });
  await expect(first).toContainText(`They asked for a copy of their information: ${showReference(reference)}`);
  await expect(first.getByRole('link', { name: `Open ${showReference(reference)}` })).toBeVisible();
  await expectGood(desk, 'closing-blocked');
  await expect(page.getByRole('button', { name: 'Ask for the closing' })).toBeVisible();
  await yesAndReference(page, person);
  await expect(readBack(page)).toContainText('Something that you asked us for has to be finished first.');
  await expect(page.getByText(`They asked for a copy of their information (${reference}).`)).toBeVisible();
  expect(await stoppingAt(desk.central).statusOf(person)).toBe('current');
});

test('only the website account: the sign-in goes, and they stay a customer', async ({ page, desk }) => {
  const person = stopper();
  await toCertain(page, person);
  await page.getByRole('radio', { name: 'Only the website account' }).check();
  await expect(readAloud(page)).toContainText('You stay a customer, and nothing that we hold about you is deleted.');
  await expectGood(desk, 'closing-online');
  await page.getByRole('checkbox', { name: /^They heard all of it/ }).check();
  await typedReference(page).fill(person.reference);
  await press(page, 'Enter');
  await expect(readBack(page)).toContainText('Your sign-in to the website has ended.');
  await expect(received(page)).toBeVisible();
  await page.getByRole('button', { name: /^Done, back/ }).press('Enter');
  await expect(note(page)).toContainText('Their sign-in to the website ended on');
  await expect(page.getByRole('button', { name: STOP })).toBeVisible();
});

test('left with something typed it asks first; after a reload it is there again', async ({ page }) => {
  const person = stopper();
  await toCertain(page, person);
  // What goes and what stays has been read, and with it the question.
  await expect(typedReference(page)).toBeVisible();
  await press(page, 'y', 'Tab');
  await expect(typedReference(page)).toBeFocused();
  await page.keyboard.type('ABC');
  await page.reload();
  await expect(typedReference(page)).toHaveValue('ABC');
  await expect(page.getByRole('checkbox', { name: /^They heard all of it/ })).toBeChecked();
  await press(page, 'Escape');
  await expect(page.getByRole('dialog', { name: 'Leave without recording?' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(state(page)).toContainText('Nothing unsent');
});

test('without a connection it is a wish and says so; it is done when it reaches the central service', async ({ page, desk }) => {
  const { central } = desk;
  const person = stopper();
  await fetchForTheDay(page, person);
  await central.stop();
  await toLevel2Offline(page, person);
  await toStop(page);
  await callBack(page);
  await expect(readAloud(page)).toContainText('There is no connection. It is asked for now');
  await expectGood(desk, 'closing-wish');
  await page.getByRole('checkbox', { name: /^They heard all of it/ }).check();
  await typedReference(page).fill(person.reference);
  await page.getByRole('button', { name: 'Ask for the closing' }).press('Enter');
  await expect(readBack(page)).toContainText('It is asked for, and done when this reaches our central service.');
  await expect(readBack(page)).not.toContainText(/closed|have stopped/);
  await page.getByRole('button', { name: /^Done, back/ }).press('Enter');
  await expect(note(page)).toContainText('Asked to stop using the service: done when this reaches the central service.');
  await expect(page.getByRole('button', { name: STOP })).toHaveCount(0);
  await central.start();
  await expect(state(page)).toContainText('Nothing unsent', { timeout: 60_000 });
  expect(await stoppingAt(central).statusOf(person)).toBe('closed');
  await expect(note(page)).toContainText('This customer stopped using the service on');
});
