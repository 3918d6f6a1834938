import { randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { makeReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';

let central: Central;
let supervisor: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  supervisor = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(async () => {
  await look(supervisor, 1);
  await startOver(supervisor.page);
});
test.afterAll(async () => {
  await supervisor?.close();
  await central?.end();
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const stands = (page: Page) => page.locator('#how-it-stands');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const openRequest = (page: Page, id: string) => page.evaluate((to) => location.assign(to), `#/requests/${id}`);

test('of nobody we can find: matched to whom it came from, or nothing is held', async () => {
  const ask = asking(central.url, await central.token('phone.adviser'));
  const conversationId = v7();
  const at = new Date().toISOString();
  await ask('conversations.open', {
    commandId: v7(),
    conversationId,
    at,
    channel: 'telephone',
    direction: 'in',
    speaker: 'customer',
  });
  const log = async (whoName: string) => {
    const requestId = v7();
    const made = { commandId: v7(), requestId, reference: makeReference(randomBytes(9)), conversationId };
    await ask('requests.logUnmatched', {
      ...made,
      saidAt: at,
      kind: 'other-right',
      words: 'Delete me',
      takenBack: ['satisfaction-survey'],
      howToAnswer: 'by letter',
      whoName,
    });
    return requestId;
  };
  const { page } = supervisor;
  const [person, other] = [somebody(), somebody()];
  await openRequest(page, await log(fullName(person)));
  await expect(panel(page, 'Whose it is')).toContainText(`They say they are ${fullName(person)}.`);
  await button(page, 'Find').press('Enter');
  await expect(page.getByRole('list', { name: 'Found' })).toContainText(fullName(person));
  await expectGood(supervisor, 'unmatched-found');
  const pick = () =>
    button(page, `It is ${fullName(person)}’s…`)
      .first()
      .press('Enter');
  await pick();
  const question = page.getByRole('dialog', { name: `Is it ${fullName(person)}’s?` });
  await expect(question).toContainText('They took back: Satisfaction surveys. That holds from');
  await expectGood(supervisor, 'unmatched-question');
  await question.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(question).toHaveCount(0);
  await pick();
  await question.getByRole('button', { name: 'It is theirs' }).press('Enter');
  await expect(panel(page, 'Whose it is')).toHaveCount(0);
  await expect(stands(page)).toBeFocused();

  // It was somebody else’s: it is matched with them, and what it did on the first record is named.
  const again = panel(page, 'If it is somebody else’s');
  await again.getByRole('button', { name: 'It is somebody else’s…' }).press('Enter');
  await expect(again.getByLabel('Why it is somebody else’s')).toBeFocused();
  await again.getByLabel('Find them').fill(fullName(other));
  await button(page, 'Find').press('Enter');
  const theirs = again.getByRole('button', { name: `It is ${fullName(other)}’s…` }).first();
  await theirs.press('Enter');
  await expect(again).toContainText('Say why');
  await again.getByLabel('Why it is somebody else’s').fill('She rang: it was her sister.');
  await expect(again).not.toContainText('Say why');
  await expectGood(supervisor, 'matched-again');
  await theirs.press('Enter');
  const once = page.getByRole('dialog', { name: `Is it ${fullName(other)}’s?` });
  await expect(once).toContainText(`On the record of ${fullName(person)} it stays taken back.`);
  await once.getByRole('button', { name: 'It is theirs' }).press('Enter');
  await expect(panel(page, 'How it stands')).toContainText(`It is ${fullName(other)}’s now.`);
  await expect(panel(page, 'What happened')).toContainText('Matched with another record. She rang: it was her sister.');

  await openRequest(page, await log('Zyx Wvutsr'));
  const decide = panel(page, 'Decide');
  await decide.getByLabel('What is decided').selectOption({ label: 'We hold nothing about them' });
  await decide.getByLabel('Where it was searched, and by what').fill('By name');
  for (const box of await decide.getByRole('checkbox').all()) await box.check();
  await expectGood(supervisor, 'unmatched-nothing');
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).press('Enter');
  await expect(panel(page, 'Tell the customer')).toContainText('We hold nothing about you.');
});
