import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { type DeskWindow, listen } from '../shell/desk-world.ts';
import { type Desk, somebody, startDesk, startOver } from './desk.ts';
import { centralConsents, consentOf, findLine, press, toLevel1 } from './steps.ts';

let desk: Desk;
test.beforeAll(async () => {
  desk = await startDesk();
});
test.afterAll(() => desk.close());

test('offline a withdrawal holds here at once, says that it waits, and is received when the centre is back', async () => {
  const { page, central } = desk;
  const state = page.getByRole('contentinfo', { name: 'State' });
  const token = await central.token('supervisor');
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await central.stop();
  await press(page, 'w', 'Enter');
  await expect(
    page.getByText('I have recorded that you no longer agree to being contacted for satisfaction surveys.'),
  ).toBeVisible();
  await expect(page.getByText(/^(Waiting to be sent, and not kept on this computer|Sent, but no answer yet)/)).toBeVisible();
  await expect(state).toContainText('1 unsent, not kept on this computer');
  await expect(state).toContainText('Offline: the central service cannot be reached');
  await press(page, 'Enter');
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('Withdrawn since');
  await press(page, 'e');
  const done = page.getByRole('list', { name: 'What was done' });
  await expect(done).toContainText('you withdrew your agreement');
  await expect(page.getByText('The central service cannot be reached from this computer.')).toBeVisible();
  await press(page, 'Escape');
  await central.start();
  await expect(state).toContainText('Nothing unsent', { timeout: 60_000 });
  await expect(state).toContainText('Online');
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('Withdrawn since');
  expect((await centralConsents(central.url, token, person.id))['satisfaction-survey']).toBe('withdrawn');
});

test('offline a find says so in plain words', async () => {
  const { page, central } = desk;
  await press(page, 'Alt+f');
  await expect(findLine(page)).toBeFocused();
  await central.stop();
  await page.keyboard.type('smith');
  await expect(page.getByText('The central service cannot be reached from this computer.')).toBeVisible();
  await central.start();
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('Online', { timeout: 60_000 });
  await page.keyboard.type(' ann');
  await expect(page.getByText('The central service cannot be reached from this computer.')).toHaveCount(0);
});

test('what the centre refuses is said where it was recorded and on every screen, until it has been seen', async () => {
  const { page, central } = desk;
  await startOver(page);
  await listen(page);
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  const opened = (await page.evaluate(() => (window as unknown as DeskWindow).heard ?? [])).find(
    (change) => change.kind === 'item' && change.operation === 'conversations.open' && change.output,
  );
  const { conversationId } = (opened as { output: { conversationId: string } }).output;
  await endElsewhere(central.url, await central.token('phone.adviser'), conversationId);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Enter');
  const here = page.locator('#main').getByRole('status');
  await expect(here).toContainText('Refused because this conversation is no longer open.');
  await expect(here).toContainText(/Request \S+/);
  await expect(page.getByText('This was not recorded. Tell the customer so.')).toBeVisible();
  await press(page, 'Enter');
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('Given since');
  await press(page, 'p');
  const bar = page.getByRole('region', { name: 'Refused' });
  await expect(bar).toContainText(
    /^The decision about consent at \d\d:\d\d was not recorded\. Refused because this conversation/,
  );
  await bar.getByRole('button', { name: 'I have seen this' }).click();
  await expect(bar).toHaveCount(0);
});

/** The same conversation ended from another window of the same adviser. */
async function endElsewhere(url: string, token: string, conversationId: string): Promise<void> {
  const answer = await fetch(`${url}/v1/conversations/${conversationId}/end`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': v7() },
    body: JSON.stringify({ at: new Date().toISOString() }),
  });
  expect(answer.status).toBe(200);
}
