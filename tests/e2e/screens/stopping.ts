import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { central as asking } from '../../walk/central.ts';
import type { Central } from '../shell/desk-world.ts';
import { fullName, somebody } from './desk.ts';
import { press, toLevel2 } from './steps.ts';

export const STOP = 'Stop using the service';
export const readBack = (page: Page) => page.locator('#read-back-words');
export const received = (page: Page) => page.getByText(/^Received by the central service/);
export const readAloud = (page: Page) => page.getByRole('region', { name: 'Read aloud' });
export const typedReference = (page: Page) => page.getByLabel('Type the customer’s reference to confirm');

const mobileOf = ({ values }: SyntheticCustomer) => values.find(({ field }) => field === 'mobile');
const isGrown = ({ birthDate }: SyntheticCustomer) => birthDate !== null && birthDate < '2000';
/** Somebody grown up who can be called back, and who has asked for nothing that is open. */
export const stopper = (wanted: (person: SyntheticCustomer) => boolean = () => true): SyntheticCustomer =>
  somebody(
    (one) => mobileOf(one) !== undefined && isGrown(one) && one.requests.length === 0 && one.shared.length === 0 && wanted(one),
  );

/** From level 2 to level 3 by a call-back, with the check under the cursor. */
export async function callBack(page: Page): Promise<void> {
  await press(page, 'i');
  const numbers = page.getByLabel('I called back on the number we hold');
  await expect(numbers).toBeFocused();
  await numbers.selectOption('mobile');
  await press(page, 'Tab', 'Tab', 'Enter');
}

/** From the customer's screen past the one question. */
export async function toStop(page: Page): Promise<void> {
  await press(page, 'm');
  await expect(page.getByRole('button', { name: 'Stop the surveys, or take something back' })).toBeFocused();
  await press(page, '2');
  await expect(page.getByRole('radio', { name: 'The whole service' })).toBeVisible();
}

/** To level 3 on the screen where somebody stops, with the whole service chosen. */
export async function toCertain(page: Page, person: SyntheticCustomer): Promise<void> {
  await toLevel2(page, person);
  await toStop(page);
  await callBack(page);
  await expect(page.locator('#read-aloud')).toBeFocused();
}

/** Their yes and the reference, from what was just read aloud. */
export async function yesAndReference(page: Page, person: SyntheticCustomer): Promise<void> {
  await press(page, 'y', 'Tab');
  await expect(typedReference(page)).toBeFocused();
  await page.keyboard.type(person.reference);
  await press(page, 'Enter');
}

/** What happens with closings apart from the desk on screen, over HTTP. */
export function stoppingAt(central: Central) {
  const as = async (who: string) => asking(central.url, await central.token(who));
  return {
    /** Closes somebody, or tells of a death: by whoever is named, in a conversation of their own. */
    close: async (who: string, person: SyntheticCustomer, reason = 'customer-choice'): Promise<string> => {
      const ask = await as(who);
      const [conversationId, closingId] = [v7(), v7()];
      const about = { customerId: person.id, conversationId };
      const opening = { commandId: v7(), conversationId, at: new Date().toISOString() };
      await ask('conversations.open', { ...opening, channel: 'face-to-face', direction: 'in', speaker: 'customer' });
      await ask('customers.checkIdentity', {
        ...{ commandId: v7(), ...about, fullName: fullName(person), dateOfBirth: person.birthDate },
        ...{ reference: person.reference, documentSeen: 'passport' },
      });
      await ask('closures.close', {
        ...{ commandId: v7(), ...about, closingId, saidAt: new Date().toISOString(), scope: 'service', reason },
      });
      return closingId;
    },
    /** Something they asked for that is open: a copy of what is held. */
    askForCopy: async (person: SyntheticCustomer, reference: string): Promise<void> => {
      const ask = await as('phone.adviser');
      const conversationId = v7();
      const opening = { commandId: v7(), conversationId, at: new Date().toISOString() };
      await ask('conversations.open', { ...opening, channel: 'telephone', direction: 'in', speaker: 'customer' });
      await ask('requests.logUnmatched', {
        ...{ commandId: v7(), requestId: v7(), reference, conversationId, saidAt: new Date().toISOString() },
        ...{ kind: 'access', words: 'A copy of everything', howToAnswer: 'by letter', matchedTo: person.id },
      });
    },
    statusOf: async ({ id }: SyntheticCustomer) =>
      (await (await as('supervisor'))('customers.read', { customerId: id, reason: 'my-day' })).status,
    /** What the audit says they said yes to. */
    yesOf: async ({ id }: SyntheticCustomer) =>
      (await (await as('supervisor'))('audit.list', { customerId: id, kind: 'closing' })).items,
    underWay: async () => (await (await as('supervisor'))('closures.list', { which: 'under-way' })).items,
  };
}
