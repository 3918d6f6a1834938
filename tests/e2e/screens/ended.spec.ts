import { randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { londonDay } from '../../../shared/domain/day.ts';
import { makeReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { press } from './steps.ts';
import { typedIn } from './typed-in.ts';

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

/** Somebody asks an adviser for a copy, opened on the supervisor's desk. */
async function asked(page: Page): Promise<string> {
  const ask = asking(central.url, await central.token('phone.adviser'));
  const person = somebody();
  const [conversationId, requestId] = [v7(), v7()];
  const about = { customerId: person.id, conversationId };
  const at = new Date().toISOString();
  await ask('conversations.open', {
    ...{ commandId: v7(), conversationId, at, channel: 'telephone', direction: 'in', speaker: 'customer' },
  });
  await ask('customers.checkIdentity', {
    ...{ commandId: v7(), ...about, fullName: fullName(person), dateOfBirth: person.birthDate },
  });
  await ask('accessRequests.log', {
    ...{ commandId: v7(), ...about, requestId, reference: makeReference(randomBytes(9)), saidAt: at },
    ...{ words: 'Send me all you have on me.', howToAnswer: 'by letter' },
  });
  await page.evaluate((to) => location.assign(to), `#/requests/${requestId}`);
  return requestId;
}
async function told(page: Page): Promise<void> {
  const tell = panel(page, 'Tell the customer');
  await tell.getByLabel('How', { exact: true }).selectOption('letter');
  await tell.getByRole('button', { name: 'Record that they were told' }).press('Enter');
  await expect(page.locator('#how-it-stands')).toContainText('Complete');
}

test('a customer no longer wants the copy: recorded by keyboard, read back, and it is over', async () => {
  const { page } = supervisor;
  await asked(page);
  const end = panel(page, 'To end it otherwise');
  await expect(end).toContainText('If they no longer want it, or the law has us refuse it');
  await press(page, 'd');
  await expect(end.getByLabel('What is decided')).toBeFocused();
  await end.getByLabel('What is decided').selectOption('They no longer want it');
  await end.getByLabel('Who said so').selectOption('The customer');
  await end.getByLabel('How', { exact: true }).selectOption('By phone');
  await end.getByLabel('What they said, in their words').fill('Never mind, I found it.');
  await expectGood(supervisor, 'ended-withdrawn');
  await end.getByRole('button', { name: 'Decide' }).press('Enter');
  const sure = page.getByRole('dialog', { name: 'Decide this for good?' });
  await expect(sure).toContainText('They no longer want it.');
  await expect(sure).toContainText(/The customer, by phone, /);
  await sure.getByRole('button', { name: 'Decide' }).press('Enter');
  await expect(panel(page, 'What was decided')).toContainText('They no longer want it');
  const tell = page.getByRole('list', { name: 'What to tell' });
  await expect(tell).toHaveText('You told us that you no longer want this, so we have ended it.');
  await expect(page.getByRole('region', { name: 'Where they can turn' })).toHaveCount(0);
  await expect(panel(page, 'Places outside this system').getByRole('button')).toHaveCount(0);
  await told(page);
  await press(page, 'm');
  await expect(panel(page, 'What happened')).toContainText('No longer wanted. By phone. Never mind, I found it.');
});

test('what is typed of a place stays when a colleague ends the request, says why, and is kept nowhere once it is put away', async () => {
  const { page } = supervisor;
  const requestId = await asked(page);
  const places = page.getByRole('list', { name: 'Places outside this system' });
  await places
    .getByRole('button', { name: /^Answer: / })
    .first()
    .press('Enter');
  await places.getByLabel(/^What the search of/).selectOption('found');
  await places.getByLabel('Attached as').fill('Two recordings');
  await expect.poll(() => typedIn(page)).toHaveLength(1);
  const ask = asking(central.url, await central.token('supervisor.two'));
  const { version } = await ask('requests.read', { requestId });
  const said = { saidBy: 'customer', how: 'phone', on: londonDay(new Date()), words: 'Never mind.' };
  await ask('requests.withdraw', { commandId: v7(), requestId, version, ...said });
  await expect(places).toContainText('A colleague has ended this request meanwhile.', { timeout: 20_000 });
  await expect(places.getByLabel('Attached as')).toHaveValue('Two recordings');
  await expect(places.getByRole('button', { name: 'Record the answer' })).toBeDisabled();
  await expectGood(supervisor, 'place-ended-meanwhile');
  await places.getByRole('button', { name: 'Put this away' }).press('Enter');
  await expect(page.locator('#how-it-stands')).toBeFocused();
  await expect(places.getByLabel('Attached as')).toHaveCount(0);
  await expect.poll(() => typedIn(page)).toEqual([]);
});

test('a copy is refused for a reason the law knows, and never because no proof came before it was asked for', async () => {
  const { page } = supervisor;
  await asked(page);
  const end = panel(page, 'To end it otherwise');
  await expect(end).toBeVisible();
  await press(page, 'd');
  await end.getByLabel('What is decided').selectOption('refused');
  await end.getByLabel('For which reason').selectOption('no-proof');
  await end.getByLabel('Why, in words for the customer').fill('You had the same copy last week, and nothing has changed since.');
  await end.getByRole('button', { name: 'Decide' }).press('Enter');
  await expect(end.getByText('Ask for it first, and note that under Waiting')).toBeVisible();
  await end.getByLabel('For which reason').selectOption('excessive');
  for (const one of await end.getByRole('checkbox').all()) await one.press('Space');
  await expectGood(supervisor, 'ended-refused');
  await end.getByRole('button', { name: 'Decide' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Decide' }).press('Enter');
  await expect(panel(page, 'What was decided')).toContainText('It is excessive');
  await expect(page.getByRole('list', { name: 'What to tell' })).toContainText(
    'We have not done what you asked. You had the same',
  );
  await expect(page.getByRole('region', { name: 'Where they can turn' })).toContainText(
    'the court can decide whether we have to give',
  );
  await told(page);
});

test('of nobody we can find each place is asked before nothing is held, and what was found is sent', async () => {
  test.setTimeout(120_000);
  const { page } = supervisor;
  const ask = asking(central.url, await central.token('phone.adviser'));
  const [conversationId, requestId] = [v7(), v7()];
  const at = new Date().toISOString();
  await ask('conversations.open', {
    ...{ commandId: v7(), conversationId, at, channel: 'telephone', direction: 'in', speaker: 'customer' },
  });
  await ask('requests.logUnmatched', {
    ...{ commandId: v7(), requestId, reference: makeReference(randomBytes(9)), conversationId, saidAt: at, kind: 'access' },
    ...{ words: 'What do you have?', howToAnswer: 'to 1 High Street', whoName: 'Zyx Wvutsr' },
  });
  await page.evaluate((to) => location.assign(to), `#/requests/${requestId}`);
  const decide = panel(page, 'Decide');
  const nothing = async () => {
    await decide.getByLabel('What is decided').selectOption('nothing-held');
    await decide.getByLabel('Where it was searched, and by what').fill('By name');
    for (const box of await decide.getByRole('checkbox').all()) await box.check();
    await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  };
  await nothing();
  await expect(decide.getByText('Each place outside this system has its answer first')).toBeVisible();
  const places = page.getByRole('list', { name: 'Places outside this system' });
  for (let left = 6; left > 0; left -= 1) {
    await places
      .getByRole('button', { name: /^Answer: / })
      .first()
      .press('Enter');
    await places.getByLabel(/^What the search of/).selectOption(left === 1 ? 'found' : 'nothing');
    if (left === 1) {
      await places.getByLabel('How many items').fill('1');
      await places.getByLabel('Attached as').fill('A letter, scanned');
    }
    await places.getByRole('button', { name: 'Record the answer' }).press('Enter');
    // Its form has gone once it is recorded, and not while it is.
    await expect(places.getByLabel(/^What the search of/)).toHaveCount(0);
    await expect(places.getByRole('button', { name: /^Answer: / })).toHaveCount(left - 1);
  }
  await nothing();
  await expect(decide.getByText('Something was found outside this system: it is sent to them as a copy')).toBeVisible();
  await expectGood(supervisor, 'unmatched-copy-found');
  await page.getByRole('button', { name: 'Open the copy' }).press('Enter');
  await expect(page.getByRole('document', { name: 'The copy, word for word' })).toContainText('A letter, scanned');
  // Whoever asked may have said it of somebody else: that is looked at first.
  const flagged = page.getByRole('list', { name: 'What may be about somebody else' }).getByRole('combobox');
  for (const one of await flagged.all()) {
    await one.selectOption('only-about-them');
    await expect(one).toHaveValue('only-about-them');
  }
  await page.getByRole('button', { name: 'It is looked through' }).press('Enter');
  await expect(page.getByRole('list', { name: 'How far the copy is' })).toContainText('Looked through by Margaret Doyle');
  const sent = panel(page, 'Sent');
  await sent.getByLabel('How it was sent').selectOption('By post, as they asked');
  await sent.getByLabel('Which document showed who it is (never copied)').selectOption('passport');
  const [day, month, year] = new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' }).split('/');
  await sent.getByLabel('When it was sent').fill(`${day}/${month}/${year}`);
  await press(page, 'Enter');
  await expect(page.locator('#how-it-stands')).toContainText('Complete');
});
