import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { makeReference } from '../../../shared/domain/reference.ts';
import type { OtherRight } from '../../../shared/domain/request.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, somebody, startOver } from './desk.ts';
import { expectGood } from './good.ts';
import { press } from './steps.ts';

let central: Central;
let supervisor: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  supervisor = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.afterAll(async () => {
  await supervisor?.close();
  await central?.end();
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Somebody who agreed to something asks an adviser, who knows them at level 1, for one of the other rights. */
async function asked(right: OtherRight) {
  const ask = asking(central.url, await central.token('phone.adviser'));
  const person = somebody(({ states, values }) => {
    const holds = (field: string) => values.some((one) => one.field === field);
    return states['ethnicity-monitoring'] === 'given' && ['mobile', 'addressLine1', 'postcode'].every(holds);
  });
  const [conversationId, requestId] = [v7(), v7()];
  const about = { customerId: person.id, conversationId };
  const at = new Date().toISOString();
  await ask('conversations.open', {
    ...{ commandId: v7(), conversationId, at, channel: 'telephone', direction: 'in', speaker: 'customer' },
  });
  const check = { ...about, fullName: fullName(person), dateOfBirth: person.birthDate };
  await ask('customers.checkIdentity', { commandId: v7(), ...check });
  await ask('otherRights.log', {
    ...{ commandId: v7(), ...about, requestId, reference: makeReference(randomBytes(9)), saidAt: at, right },
    ...{ words: 'I want to take it with me.', howToAnswer: 'by e-mail' },
  });
  /** They are called back, and say where it goes. */
  const settle = async () => {
    await ask('customers.checkIdentity', { commandId: v7(), ...check, reference: person.reference, calledBackOn: 'mobile' });
    await ask('accessRequests.settle', { commandId: v7(), ...about, saidAt: new Date().toISOString(), goesTo: 'address' });
  };
  return { requestId, settle };
}
const openRequest = (page: Page, id: string) => page.evaluate((to) => location.assign(to), `#/requests/${id}`);

test('somebody takes their information elsewhere: nothing goes before it is settled where; then it is a file, sent, recorded and done', async () => {
  test.setTimeout(120_000);
  const { page } = supervisor;
  const { requestId, settle } = await asked('portability');
  await openRequest(page, requestId);
  const take = panel(page, 'To take elsewhere');
  await expect(take).toContainText('What they told us and we hold by their agreement goes to them as a JSON file');
  await expect(take).toContainText('Where it goes is not settled: whoever speaks with the customer notes it at level 3');
  await expect(take.getByRole('button')).toHaveCount(0);
  const decide = panel(page, 'Decide');
  await decide.getByLabel('What is decided').selectOption('done');
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  await expect(decide.getByText('It is sent first, and that is noted under To take elsewhere')).toBeVisible();
  await expectGood(supervisor, 'portable-not-settled');

  await settle();
  await startOver(page);
  await openRequest(page, requestId);
  await expect(take).toContainText(/To the address we hold, as the customer said on /);
  await press(page, 'c');
  const text = take.getByRole('document', { name: 'What they can take, word for word' });
  await expect(text).toContainText('adviser-desk-access-copy');
  await text.focus();
  await expectGood(supervisor, 'portable');
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-portable-'));
  const path = join(folder, 'theirs.json');
  await supervisor.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath })) as never;
  }, path);
  await take.getByRole('button', { name: 'Save as JSON…' }).press('Enter');
  await expect(take.getByText(/^Saved as JSON/)).toBeVisible();
  const saved = JSON.parse(readFileSync(path, 'utf8'));
  rmSync(folder, { recursive: true });
  expect(saved).toMatchObject({ format: 'adviser-desk-access-copy', version: 1, looks: [], places: [] });
  expect(saved.sections.map((section: { id: string }) => section.id)).toEqual(['consents', 'answers']);
  expect(saved.sections[0].items.length).toBeGreaterThan(0);

  await expect(take).toContainText('by post, to the address we hold, and nowhere else.');
  const [day, month, year] = new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' }).split('/');
  await take.getByLabel('When it was sent').fill(`${day}/${month}/${year}`);
  await press(page, 'Enter');
  await expect(take).toContainText(/Sent on .*By post, to the address we hold\./);
  await decide.getByLabel('What is decided').selectOption('done');
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).press('Enter');
  await expect(panel(page, 'What was decided')).toContainText('Done as they asked');
});

test('of another right there is no such file', async () => {
  const { page } = supervisor;
  await openRequest(page, (await asked('objection')).requestId);
  await expect(panel(page, 'What was done')).toBeVisible();
  await expect(panel(page, 'To take elsewhere')).toHaveCount(0);
});
