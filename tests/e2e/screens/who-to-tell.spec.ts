import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { call } from '../shell/desk-world.ts';
import { expectGood } from './good.ts';
import { heading, press } from './steps.ts';
import { board, heldOf, noticeOf, notices, openResearch, RESEARCH, startTelling, type Telling } from './telling.ts';

test.describe.configure({ mode: 'serial' });

let telling: Telling;
let first: RunningApp;
let second: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  telling = await startTelling();
  const { url: server, issuer } = telling.central;
  first = await launchApp({ server, issuer, as: 'supervisor' });
  second = await launchApp({ server, issuer, as: 'supervisor.two' });
});
test.afterAll(async () => {
  await first?.close();
  await second?.close();
  await telling?.central.end();
});

test('a supervisor sees by recipient what is to be told, oldest first, and nobody’s name', async () => {
  const { page } = first;
  const { research, careers } = telling;
  await press(page, 'Alt+h');
  await expect(heading(page, 'Who to tell')).toBeFocused();
  await expect(board(page)).toHaveText([/Fairfield/, /Harbour/, /Northway/]);
  await expect(board(page).nth(2)).toContainText('3 to tell');
  await expect(board(page).nth(2).getByRole('img', { name: 'Ages: 3 up to 7 days, 0 up to 14 days, 0 older' })).toBeAttached();
  await expectGood(first, 'who-to-tell');
  await press(page, '3');
  await expect(notices(page)).toHaveCount(3);
  for (const [index, person] of research.entries())
    await expect(notices(page).nth(index)).toContainText(`Stop contacting them, ${showReference(person.reference)}`);
  await expect(notices(page).first()).toContainText('To be told');
  await press(page, 'ArrowDown');
  await expect(notices(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(notices(page).nth(1).getByRole('button').first()).toBeFocused();
  const shown = await page.locator('#main').innerText();
  for (const person of [...research, careers]) expect(shown).not.toContain(heldOf(person, 'familyName'));
  await expectGood(first, 'who-to-tell-notices');
});

test('told is recorded by keyboard; a second supervisor at once hears it, sees how it stands, and goes on from there', async () => {
  const [person] = telling.research;
  await openResearch(second.page);
  await press(second.page, 't');
  await expect(second.page.getByRole('dialog', { name: `Told: ${RESEARCH}` })).toBeVisible();
  const { page } = first;
  await openResearch(page);
  await press(page, 't');
  await expect(page.getByLabel('Secure e-mail')).toBeFocused();
  await expectGood(first, 'who-to-tell-told');
  await press(page, 'Enter');
  await expect(noticeOf(page, person)).toContainText(/Told on .* by secure e-mail \(Margaret Doyle\)/);
  await expect(board(page).nth(2)).toContainText('2 to tell, 1 told and waiting');
  await expect(noticeOf(page, person).getByRole('button').first()).toBeFocused();

  const question = second.page.getByRole('dialog');
  await question.getByLabel('Letter').check();
  await press(second.page, 'Enter');
  await expect(question.getByRole('alert')).toContainText(
    /It now says: Told on .* by secure e-mail \(Margaret Doyle\)\. Nothing of yours/,
  );
  await expect(question.getByLabel('Letter')).toBeChecked();
  await expectGood(second, 'who-to-tell-changed');
  await question.getByLabel('Letter').press('Enter');
  await expect(noticeOf(second.page, person)).toContainText(/by letter \(Kofi Mensah\)/);
});

test('an end is asked about once more; where a colleague has recorded the other one, nothing is recorded', async () => {
  const [answered, impossible] = telling.research;
  const { page } = first;
  await openResearch(page);
  await expect(noticeOf(page, answered)).toContainText('Kofi Mensah');
  await press(page, 'c');
  await expect(page.getByRole('dialog', { name: `Cannot be told: ${RESEARCH}` })).toBeVisible();

  await openResearch(second.page);
  await press(second.page, 'n');
  await expect(second.page.getByLabel('When they answered')).toBeFocused();
  await press(second.page, 'Enter');
  await expect(second.page.getByText('cannot be undone')).toBeVisible();
  await expectGood(second, 'who-to-tell-end');
  await second.page.getByRole('button', { name: 'Yes, record its end' }).press('Enter');
  await expect(notices(second.page)).toHaveCount(2);
  await expect(noticeOf(second.page, impossible).getByRole('button').first()).toBeFocused();

  await page.getByLabel('They are no more').check();
  await press(page, 'Enter', 'Tab', 'Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('It now says: Answered on');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('it can no longer be');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).press('Enter');

  await expect(notices(page)).toHaveCount(2);
  await expect(noticeOf(page, impossible).getByRole('button').first()).toBeFocused();
  await press(page, 'c');
  await page.getByLabel('They no longer hold it').check();
  await press(page, 'Enter', 'Tab', 'Enter');
  await expect(notices(page)).toHaveCount(1);
  await expect(board(page).nth(2)).toContainText('1 to tell');

  await page.getByLabel('Ended').check();
  await expect(board(page)).toHaveText([/1 answered, 1 could not be told/]);
  await press(page, '1');
  await expect(notices(page)).toHaveCount(2);
  await expect(noticeOf(page, answered)).toContainText(/Answered on .* Told on .* by letter \(Kofi Mensah\)/);
  await expect(noticeOf(page, impossible)).toContainText(/Cannot be told, recorded on .*: they no longer hold it/);
  await expect(notices(page).getByRole('button', { name: /^(Told|Answered|Cannot)/ })).toHaveCount(0);
  await expectGood(first, 'who-to-tell-ended');
});

test('an adviser is not offered it, and is refused', async () => {
  const { url: server, issuer } = telling.central;
  const adviser = await launchApp({ server, issuer, as: 'phone.adviser' });
  try {
    const { page } = adviser;
    await expect(page.getByRole('link', { name: /^Find a customer/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /^Who to tell/ })).toHaveCount(0);
    await page.evaluate(() => {
      location.hash = '#/who-to-tell';
    });
    await expect(heading(page, 'Find a customer')).toBeVisible();
    for (const [name, input] of [
      ['recipientNotices.list', { which: 'open' }],
      ['recipientNotices.read', { noticeId: v7() }],
      [
        'recipientNotices.update',
        { commandId: v7(), noticeId: v7(), version: 1, state: 'told', on: '2026-11-29', how: 'letter' },
      ],
    ] as const)
      expect(await call(page, name, input)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  } finally {
    await adviser.close();
  }
});
