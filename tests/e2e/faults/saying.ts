import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { central as asking } from '../../walk/central.ts';
import { fullName, somebody } from '../screens/desk.ts';
import { heading, press } from '../screens/steps.ts';
import { type Central, call, listen } from '../shell/desk-world.ts';

export const NOT_YET = /It could not be sent yet/;
export const NO_ANSWER = /It was sent and no answer came; the desk asks again/;
export const row = (page: Page) => page.getByRole('region', { name: 'Waiting to be received' }).getByRole('listitem');

/** Opens a conversation, and shows what is unsent. */
export async function beginSaying(page: Page): Promise<string> {
  await listen(page);
  const conversationId = v7();
  const opening = { commandId: v7(), conversationId, at: new Date().toISOString(), channel: 'telephone' };
  await call(page, 'conversations.open', { ...opening, direction: 'in', speaker: 'customer' });
  await press(page, 'Alt+k');
  await expect(heading(page, 'Unsent work')).toBeVisible();
  return conversationId;
}

/** Identifies somebody whom no other test has taken. */
export async function identified(page: Page, conversationId: string): Promise<string> {
  const person = somebody();
  const said = { fullName: fullName(person), dateOfBirth: person.birthDate };
  const checked = { commandId: v7(), customerId: person.id, conversationId, ...said };
  const answer = await call(page, 'customers.checkIdentity', checked);
  expect(answer, JSON.stringify(answer)).toMatchObject({ ok: true });
  return person.id;
}

/** Records a withdrawal; answers its command's id. */
export async function withdraw(page: Page, conversationId: string, customerId: string): Promise<string> {
  const commandId = v7();
  const decision = {
    ...{ commandId, customerId, conversationId, saidAt: new Date().toISOString() },
    decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
  };
  expect(await call(page, 'consents.decide', decision)).toMatchObject({ ok: true });
  return commandId;
}

/** How often the central service has done what was said of somebody. */
export async function effects(central: Central, conversationId: string, customerId: string): Promise<number> {
  const read = asking(central.url, await central.token('phone.adviser'));
  const { done } = await read('conversations.read', { conversationId });
  return done.filter((one) => one.customerId === customerId).length;
}
