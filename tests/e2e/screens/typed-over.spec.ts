import { expect } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { fullName, somebody, test } from './desk.ts';
import { look } from './good.ts';
import { requestingAt } from './requesting.ts';
import { heading, press, toLevel2 } from './steps.ts';
import { typedIn } from './typed-in.ts';

test.afterEach(({ desk }) => look(desk, 1));

test('what is typed over, and who may speak, waits in its tab and over a reload; leaving gives it up, and the end tells of it', async ({
  page,
  desk,
}) => {
  const { requestId, reference } = await requestingAt(desk.central).log('phone.adviser', somebody(), '1984-03-12');
  const person = somebody((one) => one.values.some(({ field }) => field === 'mobile'));
  const other = heading(page, `Request ${showReference(reference)}`);
  const mobile = page.getByLabel('Mobile', { exact: true });
  await page.evaluate((to) => location.assign(to), `#/requests/${requestId}`);
  await expect(other).toBeVisible();
  await press(page, 'Alt+f');
  await toLevel2(page, person);
  await press(page, 'g');
  const held = await mobile.inputValue();
  await mobile.fill('07700 900 662');
  await page.getByRole('radio', { name: 'It has changed' }).check();
  await press(page, 'Control+1');
  await expect(other).toBeVisible();
  await press(page, 'Control+2');
  await expect(mobile).toHaveValue('07700 900 662');
  await expect(page.getByRole('radio', { name: 'It has changed' })).toBeChecked();
  await page.reload();
  await expect(mobile).toHaveValue('07700 900 662');
  await press(page, 'Escape');
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(heading(page, fullName(person))).toBeVisible();
  await press(page, 'Alt+g');
  await expect(mobile).toHaveValue(held);
  await press(page, 'Escape');
  await expect(heading(page, fullName(person))).toBeVisible();
  const speaks = page.getByRole('region', { name: 'Who may speak for them', exact: true });
  await press(page, 'Alt+n');
  await expect(speaks.getByText('Nobody may speak for them.')).toBeVisible();
  await press(page, 'Alt+n');
  const name = speaks.getByLabel('Full name of who may speak');
  await expect(name).toBeFocused();
  await page.keyboard.type('Ad');
  await expect.poll(() => typedIn(page)).toHaveLength(1);
  // What is taken back again is nothing that could come back.
  await name.fill('');
  await expect.poll(() => typedIn(page)).toEqual([]);
  await page.keyboard.type('Ada Quill');
  await press(page, 'Control+1');
  await expect(other).toBeVisible();
  await press(page, 'Control+2');
  await expect(name).toHaveValue('Ada Quill');
  await press(page, 'Control+1');
  await expect(other).toBeVisible();
  await press(page, 'Alt+e');
  await expect(page.getByRole('alert')).toContainText('Not recorded: what is typed or marked in Somebody may speak.');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect.poll(() => typedIn(page)).toEqual([]);
});
