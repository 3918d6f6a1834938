import { expect, type Page, test } from '@playwright/test';
import { londonDay } from '../../../shared/domain/day.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
import { expectGood } from './good.ts';
import { requestingAt } from './requesting.ts';
import { findLine, heading, press } from './steps.ts';

test.describe.configure({ mode: 'serial' });

/** Sixty like it, of nobody we can find. */
const CLONED = `insert into requests (id, command_id, reference, kind, words, how_to_answer, made_on, said_at, received_at, recorded_by,
    organisation, conversation_id, due_on, assigned_to, assigned_to_name)
  select gen_random_uuid(), gen_random_uuid(), 'T' || lpad(n::text, 9, '0'), 'access', words, how_to_answer, $2::date - 60, said_at, received_at,
    recorded_by, organisation, conversation_id, $2::date - 4 + n,
    case n % 3 when 1 then 'supervisor' when 2 then 'supervisor.two' end, case n % 3 when 1 then 'Margaret Doyle' when 2 then 'Owen Pryce' end
  from requests, generate_series(1, 60) n where id = $1`;

let central: Central;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(CUSTOMERS);
  // Of the helpline, one for each day from three days ago on; of three one is with nobody.
  const { requestId } = await requestingAt(central).log('phone.adviser', somebody(), '1984-03-21');
  await central.arrange(async (database) => {
    await database.query(CLONED, [requestId, londonDay(new Date())]);
  });
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const figure = (page: Page, label: string) =>
  page.getByRole('list', { name: 'This morning in numbers' }).getByRole('link', { name: new RegExp(`^\\d+\\+? ?${label}$`) });

test('the first screen says what is late and with nobody, and leads to the whole morning', async () => {
  const { page } = desk;
  await startOver(page);
  const line = page.getByRole('region', { name: 'This morning' });
  await expect(line.getByRole('link', { name: '3 late' })).toBeVisible();
  await expectGood(desk, 'find-morning');
  await findLine(page).press('Tab');
  await line.getByRole('link', { name: 'Morning' }).focus();
  await press(page, 'Enter');
  await expect(heading(page, 'Morning')).toBeFocused();
});

test('by keyboard: the numbers, whose it is, the days ahead, and the way to the queue', async () => {
  const { page } = desk;
  await press(page, 'Alt+f');
  await expect(findLine(page)).toBeFocused();
  await press(page, 'Alt+w');
  await expect(heading(page, 'Morning')).toBeFocused();
  await expect(figure(page, 'late')).toHaveText(/^3/);
  await expect(figure(page, 'due today')).toHaveText(/^1/);
  await expect(figure(page, 'due in 7 days')).toHaveText(/^8/);
  const table = page.getByRole('table');
  await expect(table.getByRole('row', { name: /^You / })).toHaveText(/You1/);
  await expect(table.getByRole('row', { name: /^Owen Pryce / })).toBeVisible();
  const days = page.getByRole('list', { name: 'Due by day' }).getByRole('listitem');
  await expect(days).toHaveCount(30);
  await expect(days.first()).toContainText(': 1');
  await expectGood(desk, 'morning');
  await press(page, 'Tab');
  await expect(figure(page, 'late')).toBeFocused();
  await press(page, 'Enter');
  await expect(heading(page, 'Requests')).toBeVisible();
  expect(await page.evaluate(() => location.href)).toContain('view=overdue');
});
