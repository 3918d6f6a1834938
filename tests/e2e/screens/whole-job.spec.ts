import { expect } from '@playwright/test';
import { fullName, lineOf, somebody, test } from './desk.ts';
import { centralConsents, consentOf, findLine, heading, options, press, toLevel1, toLevel2 } from './steps.ts';

test('finds, checks, withdraws, reads back and ends without the mouse', async ({ page, desk }) => {
  const person = somebody((one) => one.states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  await page.keyboard.press('c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await page.keyboard.press('w');
  await expect(page.getByRole('button', { name: 'Record this decision' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('I have recorded that you no longer agree to being contacted for satisfaction surveys.'),
  ).toBeVisible();
  await expect(page.getByText(/^Received by the central service at \d\d:\d\d\.$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Done, back to the customer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('Withdrawn since');
  await page.keyboard.press('e');
  const done = page.getByRole('list', { name: 'What was done' }).getByRole('listitem');
  await expect(done).toHaveCount(1);
  await expect(done).toContainText('you withdrew your agreement to being contacted for satisfaction surveys.');
  await expect(done).toContainText('Received by the central service at');
  await expect(page.getByRole('button', { name: 'End conversation now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(findLine(page)).toBeFocused();
  await expect(findLine(page)).toHaveValue('');
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('No conversation');
  const held = await centralConsents(desk.central.url, await desk.central.token('supervisor'), person.id);
  expect(held).toEqual({ ...person.states, 'satisfaction-survey': 'withdrawn' });
});

test('withdrawing takes no more keys than giving', async ({ page }) => {
  const person = somebody((one) => one.states['satisfaction-survey'] === 'not-asked');
  await toLevel2(page, person);
  let keys = await press(page, 'c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  const first = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Satisfaction surveys' }) });
  if ((await first.getAttribute('aria-current')) !== 'true') await press(page, '1');
  keys += await press(page, 'g');
  await expect(page.getByRole('button', { name: 'Yes, they agree' })).toBeFocused();
  keys += await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Record this decision' })).toBeFocused();
  keys += await press(page, 'Enter');
  await expect(page.getByText('I have recorded that you agree to being contacted for satisfaction surveys.')).toBeVisible();
  const giving = keys;
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('Given since');

  let withdrawing = await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  withdrawing += await press(page, 'w', 'Enter');
  await expect(page.getByText('I have recorded that you no longer agree to being contacted')).toBeVisible();
  expect(withdrawing).toBeLessThanOrEqual(giving);
  expect(withdrawing).toBe(3);
});

test('one action withdraws all four, whatever they were', async ({ page, desk }) => {
  const person = somebody(
    (one) => one.states['ethnicity-monitoring'] === 'given' && one.states['disability-monitoring'] !== 'given',
  );
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await press(page, 'a');
  await expect(page.getByRole('button', { name: 'Record 4 decisions' })).toBeFocused();
  await press(page, 'Enter');
  await expect(
    page.getByText('I have recorded that you no longer agree to any of the four optional uses of your information.'),
  ).toBeVisible();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  const held = await centralConsents(desk.central.url, await desk.central.token('supervisor'), person.id);
  expect(Object.values(held)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn']);
});

test('several purposes in one go are read back in one sentence', async ({ page }) => {
  const person = somebody(
    ({ states }) => states['satisfaction-survey'] === 'given' && states['priority-group-targeting'] === 'not-asked',
  );
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', '4', 'r');
  await expect(page.getByRole('button', { name: 'Record 2 decisions' })).toBeFocused();
  await press(page, 'Enter');
  await expect(
    page.getByText(
      'I have recorded that you no longer agree to being contacted for satisfaction surveys and ' +
        'you do not agree to us using your details to see that we reach priority groups.',
    ),
  ).toBeVisible();
});

test('results come as one types, say why, and are told apart by the minimal fields alone', async ({ page }) => {
  const person = somebody();
  await page.keyboard.type(lineOf(person));
  await expect(page.getByRole('list', { name: 'How each word was understood' })).toContainText('date of birth');
  await expect(options(page)).toHaveCount(1);
  const text = await options(page).first().innerText();
  expect(text).toContain(fullName(person));
  expect(text).toContain(`born ${person.birthDate?.slice(0, 4)}`);
  expect(text).toContain('Date of birth as typed');
  for (const held of [
    person.reference,
    person.postcode,
    ...person.values.filter((one) => one.field === 'mobile').map((one) => one.value),
  ])
    expect(text).not.toContain(held);
  await press(page, 'Escape');
  await expect(findLine(page)).toHaveValue('');
  await expect(options(page)).toHaveCount(0);
  await page.keyboard.type('q');
  await expect(page.getByText('That is too little to look for.')).toBeVisible();
  await press(page, 'Escape');
  await page.keyboard.type('Zzyzx Qwghlm');
  await expect(page.getByText('Nobody found. Ask for the spelling')).toBeVisible();
});

test('arrows choose among many, Enter opens the chosen one, and many say to add a word', async ({ page }) => {
  await page.keyboard.type('1990');
  await expect(options(page).first()).toBeVisible();
  const count = await options(page).count();
  expect(count).toBeGreaterThan(1);
  await expect(page.locator('[role=option][aria-selected=true]')).toHaveCount(0);
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await press(page, 'ArrowUp');
  await expect(findLine(page)).toHaveAttribute('aria-activedescendant', 'found-0');
  const name = (await options(page).first().innerText()).split('\n')[0] as string;
  await press(page, 'Enter');
  await expect(page.getByText(name)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
});
