import { expect, test } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { lineOf, somebody, typedDate } from '../screens/desk.ts';
import { findLine, press, toLevel2 } from '../screens/steps.ts';
import { heldIn, pageHeap, shellHeap, tokensIn } from './heaps.ts';
import { type LockWorld, startLockWorld } from './lock-world.ts';

let world: LockWorld;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  world = await startLockWorld();
  await world.desk.signIn('phone.adviser');
});
test.afterAll(() => world?.end());

test('after a lock neither the shell nor the page holds a value of anybody who was on screen, or a token; before it they do', async () => {
  test.setTimeout(180_000);
  const page = world.page();
  const heldOf = (one: SyntheticCustomer, field: string) => one.values.find((held) => held.field === field)?.value;
  const person = somebody((one) => Boolean(heldOf(one, 'mobile') && heldOf(one, 'email')) && one.familyName.length > 6);
  const values = [
    person.familyName,
    typedDate(person.birthDate),
    person.birthDate as string,
    person.postcode as string,
    heldOf(person, 'email') as string,
    heldOf(person, 'mobile') as string,
  ];
  await toLevel2(page, person);
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(person.familyName);
  // Work that is not sent, so that the outbox holds something said: a note at the end of a conversation.
  await press(page, 'Alt+e');
  await page.getByLabel('Note (optional)').fill(`Zzyzzxqua asked for ${person.familyName}`);
  await world.central.stop();
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await page.keyboard.type(lineOf(person));
  await expect(page.getByText('1 unsent')).toBeVisible();
  const said = [...values, 'Zzyzzxqua'];

  expect(heldIn(await pageHeap(page), said)).toContain(person.familyName);
  const before = await shellHeap(world.desk.app);
  expect(tokensIn(before)).not.toEqual([]);
  expect(heldIn(before, said)).toEqual(expect.arrayContaining(['Zzyzzxqua', person.familyName]));

  const locked = await world.lock();
  await expect(locked.getByText('1 item is unsent')).toBeVisible();
  // Exchanges that were given up have let go of what they carried.
  await locked.waitForTimeout(1_000);
  expect(heldIn(await pageHeap(locked), said)).toEqual([]);
  const after = await shellHeap(world.desk.app);
  expect(heldIn(after, said)).toEqual([]);
  expect(tokensIn(after)).toEqual([]);

  await world.central.start();
  await world.signInToUnlock('phone.adviser');
  await expect(locked.getByText('Nothing unsent')).toBeVisible({ timeout: 30_000 });
  await expect(findLine(locked)).toHaveValue(lineOf(person));
});
