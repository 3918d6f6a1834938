import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { makeReference } from '../../../shared/domain/reference.ts';
import { central as asking } from '../../walk/central.ts';
import type { Central } from '../shell/desk-world.ts';
import { answerWhoSpeaks, findLine, heading, press } from './steps.ts';
import { readBack, received } from './stopping.ts';

export const given = (page: Page) => page.getByLabel('The reference they give');
export const words = (page: Page) => page.getByLabel('In their own words');

/** From Find, where nobody is found by the reference, to the form. */
export async function toForm(page: Page, reference: string): Promise<void> {
  await findLine(page).fill(reference);
  await expect(page.getByText(/^Nobody found\. /)).toBeVisible();
  await press(page, 'Alt+c');
  await answerWhoSpeaks(page, '1');
  await expect(heading(page, 'Asked after closing')).toBeVisible();
  await expect(given(page)).toHaveValue(reference);
}

/** Takes down a complaint about what stays, with whom it is about, and gives the request's own reference. */
export async function complain(page: Page, account: string, whom: () => Promise<void>): Promise<string> {
  await toForm(page, account);
  await page.getByRole('radio', { name: /^They are unhappy/ }).check();
  await words(page).fill('You still hold my postcode.');
  await page.getByLabel('How they want to be answered').fill('By letter, to 1 Example Road');
  await press(page, 'Enter');
  await expect(page.getByText('Ask what it is about')).toBeVisible();
  await page.getByRole('radio', { name: 'How we used their information', exact: true }).check();
  await page.getByRole('radio', { name: 'Somebody', exact: true }).check();
  await page.getByLabel('How they want to be answered').press('Enter');
  await expect(page.getByText('Type the name as they say it')).toBeVisible();
  await whom();
  await page.getByLabel('How they want to be answered').press('Enter');
  await expect(received(page)).toBeVisible();
  await expect(readBack(page)).toContainText('complain to the Information Commissioner');
  return (await readBack(page).locator('strong').innerText()).replace(' ', '');
}

/** What happens after a closing apart from the desk on screen, over HTTP. */
export function askingAt(central: Central) {
  const as = async (who: string) => asking(central.url, await central.token(who));
  return {
    /** What stays of somebody. */
    staysOf: async ({ reference }: SyntheticCustomer) =>
      (await (await as('supervisor.two'))('closures.evidence', { reference, because: 'own-request' })).items,
    /** Somebody who stopped says that something of what stays is wrong; answers the request with its own reference. */
    ask: async (who: string, { reference: closedReference }: SyntheticCustomer) => {
      const asked = await as(who);
      const conversationId = v7();
      const made = { requestId: v7(), reference: makeReference(randomBytes(9)) };
      const opening = { commandId: v7(), conversationId, at: new Date().toISOString() };
      await asked('conversations.open', { ...opening, channel: 'telephone', direction: 'in', speaker: 'customer' });
      await asked('requests.logUnmatched', {
        ...{ commandId: v7(), ...made, conversationId, saidAt: new Date().toISOString(), kind: 'rectification' },
        ...{ words: 'Something of it is wrong', howToAnswer: 'by letter', closedReference },
      });
      return made;
    },
    /** A request by its own reference, as another supervisor reads it. */
    complaintOf: async (reference: string) => {
      const ask = await as('supervisor.two');
      const { request } = await ask('requests.byReference', { reference });
      return ask('requests.read', { requestId: String(request?.id) });
    },
    /** Another supervisor puts one part right. */
    correct: async ({ requestId }: { readonly requestId: string }, field: object): Promise<void> => {
      const ask = await as('supervisor.two');
      await ask('closures.correct', { commandId: v7(), requestId, version: 1, fields: [field] });
    },
  };
}
