import { expect, test } from '@playwright/test';
import { callers } from '../../../renderer/screens/practice/callers.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { byTheBook } from './by-the-book.ts';
import { expectGood, look } from './good.ts';
import { bar, end, hear, judged, missed, ring, shut } from './practising.ts';
import { answerWhoSpeaks, findLine, heading, levelLine, options, press } from './steps.ts';

let central: Central;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  // As `npm start -- --practice` begins it: the embedded database, three hundred people, a profile of its own.
  central = await startCentral(300, {}, 'embedded');
  desk = await launchApp({
    server: central.url,
    issuer: central.issuer,
    env: { ADVISER_DESK_PRACTICE: '1', ADVISER_DESK_OFFERS_PRACTICE: '1' },
    as: 'phone.adviser',
  });
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});
test.afterEach(() => look(desk, 1));

const titles = () => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getTitle()));

test('the window says that it is practice, in its bar and in its title, on every screen', async () => {
  const { page } = desk;
  await expect(bar(page)).toContainText('Practice – nothing is sent');
  await expect.poll(titles).toEqual(['Practice – Find a customer – Adviser Desk']);
  await press(page, 'Alt+s');
  await expect(heading(page, 'Settings')).toBeVisible();
  await expect(bar(page)).toBeVisible();
  await expect.poll(titles).toEqual(['Practice – Settings – Adviser Desk']);
  await press(page, 'Alt+f');
  await expect(findLine(page)).toBeFocused();
  await press(page, 'F2');
  await expect(page.getByRole('dialog', { name: 'Who rings?' }).getByRole('listitem')).toHaveCount(callers.length);
  await expectGood(desk, 'practice-callers');
  await press(page, 'Escape');
});

test('somebody who wants no more surveys: done by the book nothing was missed', async () => {
  const { page } = desk;
  await ring(page, 'No more surveys');
  await expect(bar(page)).toContainText('I am Laura Kilcliffe');
  await expectGood(desk, 'practice-call');
  await findLine(page).fill('Laura Kilcliffe 22/10/1985');
  await expect(options(page)).toHaveCount(1);
  await press(page, 'Enter');
  await answerWhoSpeaks(page, '1');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await press(page, 'F2');
  await expect(bar(page)).toContainText('I do not want any more of them');
  await press(page, 'c');
  await expect(page.getByRole('list', { name: 'Optional purposes' })).toBeVisible();
  await press(page, '1', 'w', 'Enter');
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await expect(page.getByText('Nothing unsent')).toBeVisible();
  expect(await missed(page)).toEqual([]);
  await expect(judged(page)).toContainText('Nothing was missed.');
  await expectGood(desk, 'practice-nothing-missed');
  await press(page, 'Enter');
  await expect(judged(page)).toHaveCount(0);
});

test('somebody’s mother, treated as the customer: what was missed is named', async () => {
  const { page } = desk;
  await ring(page, 'Somebody’s mother');
  await findLine(page).fill('Ellie Gibson 22/10/2006');
  await expect(options(page)).toHaveCount(1);
  await press(page, 'Enter');
  await answerWhoSpeaks(page, '1');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  expect(await missed(page)).toEqual([
    'Somebody else was speaking',
    'Nothing of the customer was checked with the caller',
    'The conversation was ended',
  ]);
  await expectGood(desk, 'practice-missed');
  await press(page, 'Enter');
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
});

test('a call goes on after a reload, and what was received before it counts', async () => {
  const { page } = desk;
  await ring(page, 'A worry');
  const said = await hear(page);
  await byTheBook.worry?.(page, desk);
  await page.reload();
  await expect(bar(page).getByRole('button', { name: 'The call is over' })).toBeVisible();
  expect(said).toContain(await bar(page).getByRole('blockquote').innerText());
  await end(page);
  expect(await missed(page)).toEqual([]);
  await shut(page);
});

test('its menu tells whoever started the app that practice is wanted', async () => {
  let said = '';
  desk.app.process().stdout?.on('data', (chunk) => {
    said += chunk;
  });
  await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('practice')?.click());
  await expect.poll(() => said).toContain('adviser-desk: practice\n');
});

test('the service it works with cannot be changed, and it has nobody else to send to', async () => {
  const { page } = desk;
  const change = await page.evaluate(() =>
    (
      window as unknown as { desk: { shell: { changeConfiguration: (to: object) => Promise<unknown> } } }
    ).desk.shell.changeConfiguration({ server: 'https://central.example' }),
  );
  expect(change).toEqual({ ok: false, error: { code: 'managed' } });
});
