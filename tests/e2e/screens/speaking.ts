import type { ElectronApplication, Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { central as asking } from '../../walk/central.ts';
import type { Central } from '../shell/desk-world.ts';
import { fullName } from './desk.ts';

/** What happens apart from the desk on screen where somebody speaks for a customer: over HTTP, by another adviser. */
export function speakingAt(central: Central) {
  const talk = async (person: SyntheticCustomer) => {
    const ask = asking(central.url, await central.token('local.adviser'));
    const about = { customerId: person.id, conversationId: v7() };
    await ask('conversations.open', {
      ...{ commandId: v7(), conversationId: about.conversationId, at: new Date().toISOString() },
      ...{ channel: 'telephone', direction: 'in', speaker: 'customer' },
    });
    await ask('customers.checkIdentity', {
      ...{ commandId: v7(), ...about, fullName: fullName(person), dateOfBirth: person.birthDate, reference: person.reference },
    });
    return { ask, about: () => ({ commandId: v7(), ...about, saidAt: new Date().toISOString() }) };
  };
  return {
    /** The customer says that somebody may speak for them. */
    allow: async (person: SyntheticCustomer, name: string, scopes: readonly string[]): Promise<string> => {
      const { ask, about } = await talk(person);
      const authorityId = v7();
      const heard = { kind: 'said-by-customer', name, seenOrHeard: 'The customer said so', scopes };
      await ask('authorities.record', { ...about(), authorityId, ...heard });
      return authorityId;
    },
    /** The customer says that they no longer do. */
    end: async (person: SyntheticCustomer, authorityId: string): Promise<void> => {
      const { ask, about } = await talk(person);
      await ask('authorities.end', { ...about(), authorityId, because: 'customer-ended-it' });
    },
    /** An adviser is worried about them. */
    worry: async (person: SyntheticCustomer): Promise<void> => {
      const { ask, about } = await talk(person);
      await ask('worries.raise', { ...about(), about: 'safety' });
    },
    worries: async () => (await asking(central.url, await central.token('supervisor'))('worries.list', { limit: 100 })).items,
  };
}

type Listening = { _invokeHandlers: Map<string, (...given: unknown[]) => unknown>; answers?: string[] };

/** Keeps whatever the shell answers the page from now on, as text. */
export async function keepAnswers(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }) => {
    const own = ipcMain as unknown as Listening;
    if (!own.answers)
      for (const [name, handle] of [...own._invokeHandlers])
        own._invokeHandlers.set(name, async (...given) => {
          const answer = await handle(...given);
          own.answers?.push(`${name} ${JSON.stringify(answer)}`);
          return answer;
        });
    own.answers = [];
  });
}

/** What it has answered since. */
export const answersOf = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(({ ipcMain }) => (ipcMain as unknown as Listening).answers ?? []);

/** What there is to know of a person, none of which may be seen: names, year, postcode, reference, every value. */
export function secretsOf(person: SyntheticCustomer): readonly string[] {
  const values = person.values.map(({ value }) => value).filter((value) => value.length > 5);
  const known = [person.givenName, person.familyName, person.reference, person.postcode ?? '', person.birthDate ?? ''];
  return [...known, ...values].filter((one) => one !== '');
}

/** The page's words, without the state line and the time. */
export const wordsOf = (page: Page): Promise<string> => page.locator('#main').innerText();
