import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { makeReference, showReference } from '../../../shared/domain/reference.ts';
import { central as asking } from '../../walk/central.ts';
import { beginSaying, identified } from '../faults/saying.ts';
import { call } from '../shell/desk-world.ts';
import { type Desk, test } from './desk.ts';
import { expectGood, look } from './good.ts';

test.afterEach(({ desk }) => look(desk, 1));

const stuck = (page: Page) => page.getByRole('region', { name: 'Needs your attention' }).getByRole('listitem');
const nothingUnsent = (page: Page) => expect(page.getByText('Nothing is unsent.')).toBeVisible({ timeout: 20_000 });
const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };

/** Logs something wrong as a page would that does not know better. */
async function log(page: Page, said: object): Promise<string> {
  const reference = makeReference(randomBytes(9));
  const command = { commandId: v7(), requestId: v7(), reference, saidAt: new Date().toISOString(), howToAnswer: 'By phone' };
  expect(await call(page, 'rectifications.log', { ...command, ...said })).toMatchObject({ ok: true });
  return reference;
}
const marksOf = async ({ central }: Desk, customerId: string) => {
  const read = asking(central.url, await central.token('supervisor'));
  return (await read('customers.read', { customerId, reason: 'my-day' })).beingChecked;
};

test('a reference that is in use: it goes with a new one', async ({ page, desk }) => {
  const conversationId = await beginSaying(page);
  const [one, other] = [await identified(page, conversationId), await identified(page, conversationId)];
  const reference = await log(page, { customerId: one, conversationId, fields: [born] });
  await nothingUnsent(page);
  await log(page, { customerId: other, conversationId, fields: [born], reference });
  await expect(stuck(page)).toContainText('What is wrong on the record', { timeout: 20_000 });
  await expect(stuck(page)).toContainText('Date of birth: wrong, should be 21 March 1984; to be checked');
  await page.getByRole('button', { name: 'Put it right' }).click();
  await expect(page.getByText(`${showReference(reference)} is somebody else’s.`, { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Send it with a new reference' }).click();
  await nothingUnsent(page);
  expect(await marksOf(desk, other)).toMatchObject([{ field: 'dateOfBirth', reference: expect.not.stringMatching(reference) }]);
});

test('too low a level for what was seen: it goes without that, to be checked', async ({ page, desk }) => {
  const conversationId = await beginSaying(page);
  const customerId = await identified(page, conversationId);
  const seen = { field: 'mobile', seen: '07700 900 000', says: '07700 900 885', incomplete: false, decidedOnCall: true };
  const reference = await log(page, { customerId, conversationId, fields: [seen] });
  await expect(stuck(page)).toContainText('The identity check has not gone far enough for this.', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Put it right' }).click();
  await expectGood(desk, 'unsent-wrong-refused');
  await page.getByLabel('Mobile: what it should be').fill('seven');
  await page.getByRole('button', { name: 'Send the corrected one' }).click();
  await expect(page.getByText('Type a phone number with its code')).toBeVisible();
  await page.getByLabel('Mobile: what it should be').fill('07700 900 886');
  await page.getByLabel('What is done about it').selectOption('check-unseen');
  await page.getByRole('button', { name: 'Send the corrected one' }).click();
  await nothingUnsent(page);
  expect(await marksOf(desk, customerId)).toMatchObject([{ field: 'mobile', reference }]);
});
