import { test as base, type Page } from '@playwright/test';
import { peopleWhere, type SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';

export const CUSTOMERS = 300;
const SEED = 1;

export type Desk = RunningApp & { readonly central: Central; readonly faults: string[] };

/** What the content security policy or a script complained of; a test that expects none looks at its end. */
function keepFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|Trusted/i.test(message.text())) faults.push(message.text());
  });
  return faults;
}

export async function startDesk(as = 'phone.adviser'): Promise<Desk> {
  const central = await startCentral(CUSTOMERS);
  const running = await launchApp({ server: central.url, issuer: central.issuer, as });
  const close = async () => {
    await running.close();
    await central.end();
  };
  return { ...running, central, faults: keepFaults(running.page), close };
}

/** One app and one backend for every test of a worker; each test takes people nobody has taken and ends its conversation. */
export const test = base.extend<{ page: Page; calm: undefined }, { desk: Desk }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const desk = await startDesk();
      await use(desk);
      await desk.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  page: async ({ desk }, use) => {
    await use(desk.page);
  },
  calm: [
    async ({ desk }, use) => {
      await startOver(desk.page);
      await use(undefined);
      const faults = desk.faults.splice(0);
      if (faults.length > 0) throw new Error(`The page complained:\n${faults.join('\n')}`);
    },
    { auto: true },
  ],
});

/** Loads the page anew: an empty Find and no conversation. */
export async function startOver(page: Page): Promise<void> {
  await page.evaluate(() => history.replaceState(null, '', '#/find'));
  await call(page, 'shell.dropDraft', { place: 'window' });
  await page.reload();
  await page.getByRole('combobox', { name: /^Anything the caller says/ }).waitFor();
}

const taken = new Set<number>();
/** A person nobody has taken yet of whom something is true; found by their whole name and date of birth alone. */
export function somebody(wanted: (person: SyntheticCustomer) => boolean = () => true): SyntheticCustomer {
  const found = people().find((person) => !taken.has(person.index) && wanted(person));
  if (!found) throw new Error('Nobody left of whom that is true');
  taken.add(found.index);
  return found;
}

function people(): SyntheticCustomer[] {
  return peopleWhere(
    SEED,
    CUSTOMERS,
    (person) => person.birthDate !== null && person.postcode !== null && person.twinOf === null && person.namesakeOf === null,
  );
}

/** `12/03/1984`, as an adviser types a date. */
export const typedDate = (day: string | null): string => (day ?? '').split('-').reverse().join('/');
export const fullName = (person: SyntheticCustomer): string => `${person.givenName} ${person.familyName}`;
/** The line that finds a person: their name and date of birth. */
export const lineOf = (person: SyntheticCustomer): string => `${fullName(person)} ${typedDate(person.birthDate)}`;
