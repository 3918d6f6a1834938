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
import { CUSTOMERS, fullName, somebody } from './desk.ts';
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

/** Somebody who agreed to something asks an adviser for one of the other rights. */
async function asked(right: OtherRight): Promise<string> {
  const ask = asking(central.url, await central.token('phone.adviser'));
  const person = somebody(({ states }) => states['ethnicity-monitoring'] === 'given');
  const [conversationId, requestId] = [v7(), v7()];
  const about = { customerId: person.id, conversationId };
  const at = new Date().toISOString();
  await ask('conversations.open', {
    ...{ commandId: v7(), conversationId, at, channel: 'telephone', direction: 'in', speaker: 'customer' },
  });
  await ask('customers.checkIdentity', {
    ...{ commandId: v7(), ...about, fullName: fullName(person), dateOfBirth: person.birthDate },
  });
  await ask('otherRights.log', {
    ...{ commandId: v7(), ...about, requestId, reference: makeReference(randomBytes(9)), saidAt: at, right },
    ...{ words: 'I want to take it with me.', howToAnswer: 'by e-mail' },
  });
  return requestId;
}
const openRequest = (page: Page, id: string) => page.evaluate((to) => location.assign(to), `#/requests/${id}`);

test('somebody takes their information elsewhere: what falls under that is a file, and nothing more than that', async () => {
  const { page } = supervisor;
  await openRequest(page, await asked('portability'));
  const take = panel(page, 'To take elsewhere');
  await expect(take).toContainText('What they told us and we hold by their agreement goes as a JSON file');
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
});

test('of another right there is no such file', async () => {
  const { page } = supervisor;
  await openRequest(page, await asked('objection'));
  await expect(panel(page, 'What was done')).toBeVisible();
  await expect(panel(page, 'To take elsewhere')).toHaveCount(0);
});
