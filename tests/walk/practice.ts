import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { localPeople } from '../../backend/identity/local.ts';
import { launchApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { signIn } from './browser-steps.ts';

// Practice where there is no display: two calls, one as it should go and one as it should not, through the user interface.
// WALK_SERVER, WALK_ISSUER, WALK_AS: the practice service, where to sign in and who practises; WALK_FOLDER: where the screenshots go.
// Ends with 0, or with 1 where a call did not come to what was done in it.
const { WALK_SERVER = '', WALK_ISSUER = '', WALK_AS = 'phone.adviser', WALK_FOLDER = '.local/practice/walk' } = process.env;
const PATIENT = { timeout: 20_000 };
const say = (text: string) => console.error(text);

mkdirSync(WALK_FOLDER, { recursive: true });
for (const name of readdirSync(WALK_FOLDER)) if (name.endsWith('.png')) rmSync(join(WALK_FOLDER, name));
let taken = 0;
const shoot = async (page: Page, what: string): Promise<void> => {
  taken += 1;
  await page.screenshot({ path: join(WALK_FOLDER, `${taken}-${what}.png`) });
};

const ended = await practise().then(
  () => 0,
  (error: unknown) => {
    say(`Practice went wrong: ${error instanceof Error ? error.message : error}`);
    return 1;
  },
);
say(`Screenshots: ${WALK_FOLDER}`);
process.exit(ended);

async function practise(): Promise<void> {
  const name = localPeople.find(({ sub }) => sub === WALK_AS)?.name;
  if (!name) throw new Error(`nobody is called ${WALK_AS}`);
  const browser = await openBrowser();
  const env = { ADVISER_DESK_LOGIN_HINT: WALK_AS, ADVISER_DESK_PRACTICE: '1' };
  const { app, page, opened, close } = await launchApp({ server: WALK_SERVER, issuer: WALK_ISSUER, env });
  try {
    const seen = await browser.newPage();
    await signIn({ app, page, browser: seen, opened, issuer: WALK_ISSUER, name, shoot: async () => undefined });
    await expect(page.getByRole('region', { name: 'Practice' })).toContainText('nothing is sent', PATIENT);
    await shoot(page, 'practice');
    await ring(page, 'No more surveys');
    await level1(page, 'Laura Kilcliffe 22/10/1985');
    await page.getByRole('button', { name: 'Record consent' }).click();
    const survey = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Satisfaction surveys' }) });
    await survey.getByRole('button', { name: 'Withdraw' }).click(PATIENT);
    await page.getByRole('button', { name: 'Record this decision' }).click();
    await expect(page.getByText(/^Received by the central service/)).toBeVisible(PATIENT);
    await shoot(page, 'caller');
    await endConversation(page);
    await over(page, []);
    await ring(page, 'Somebody’s mother');
    await level1(page, 'Ellie Gibson 22/10/2006');
    await endConversation(page);
    await over(page, ['Somebody else was speaking', 'Nothing of the customer was checked with the caller']);
  } finally {
    await close();
    await browser.close();
  }
}

async function ring(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Let somebody ring' }).click();
  await shoot(page, 'who-rings');
  await page.getByRole('button', { name: new RegExp(`${title}$`) }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0, PATIENT);
  say(`  ${title} …`);
}

async function level1(page: Page, line: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Anything the caller says' }).fill(line);
  await page.getByRole('listbox', { name: 'People found' }).getByRole('option').first().click(PATIENT);
  await page.getByRole('button', { name: 'The customer', exact: true }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).click(PATIENT);
  await expect(page.getByRole('main').getByText('Level 1:')).toBeVisible(PATIENT);
}

async function endConversation(page: Page): Promise<void> {
  await page.keyboard.press('Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(page.getByText('Nothing unsent')).toBeVisible(PATIENT);
}

/** The call is over: what was missed is what should have been. */
async function over(page: Page, expected: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'The call is over' }).click();
  const end = page.getByRole('dialog', { name: /: how it went$/ });
  await expect(end).toBeVisible(PATIENT);
  const lines = await end.getByRole('region', { name: 'Missed' }).getByRole('listitem').allInnerTexts();
  await shoot(page, lines.length === 0 ? 'nothing-missed' : 'missed');
  const missed = lines.map((line) => line.replace('✗ ', ''));
  say(missed.length === 0 ? '    nothing was missed' : `    missed: ${missed.join('; ')}`);
  expect(missed).toEqual(expected);
  await end.getByRole('button', { name: 'Close' }).click();
}
