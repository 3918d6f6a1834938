import { expect, type Page } from '@playwright/test';
import { findLine, levelLine, options, press } from './steps.ts';

export const bar = (page: Page) => page.getByRole('region', { name: 'Practice' });
export const judged = (page: Page) => page.getByRole('dialog', { name: /: how it went$/ });

/** Lets somebody ring, by their title. */
export async function ring(page: Page, title: string): Promise<void> {
  await press(page, 'F2');
  await expect(page.getByRole('dialog', { name: 'Who rings?' })).toBeVisible();
  await page.getByRole('button', { name: `. ${title}` }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Hears them to the end; answers all they say. */
export async function hear(page: Page): Promise<string> {
  const said = [await bar(page).getByRole('blockquote').innerText()];
  const next = bar(page).getByRole('button', { name: 'What do they say next?' });
  while ((await next.count()) > 0) {
    await press(page, 'F2');
    await expect(bar(page).getByRole('blockquote')).not.toHaveText(said.at(-1) as string);
    said.push(await bar(page).getByRole('blockquote').innerText());
  }
  return said.join(' ');
}

/** The call is over: what was missed, by the dialog at the end, which is shut again. */
export async function missed(page: Page): Promise<string[]> {
  await expect(bar(page).getByRole('button', { name: 'The call is over' })).toBeEnabled();
  await press(page, 'F3');
  await expect(judged(page)).toBeVisible();
  const lines = await judged(page).getByRole('region', { name: 'Missed' }).getByRole('listitem').allInnerTexts();
  return lines.map((line) => line.replace('✗ ', ''));
}

/** The dialog at the end is shut. */
export async function shut(page: Page): Promise<void> {
  await press(page, 'Enter');
  await expect(judged(page)).toHaveCount(0);
}

/** Finds one person by a line, opens them, and says by its digit who speaks. */
export async function open(page: Page, line: string, speaker = '1'): Promise<void> {
  await findLine(page).fill(line);
  await expect(options(page)).toHaveCount(1);
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  await press(page, speaker);
}

/** To level 1, by what they have said. */
export async function toLevel1(page: Page, line: string): Promise<void> {
  await open(page, line);
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(levelLine(page, 1)).toBeVisible();
}

/** To level 2, by the reference they read out. */
export async function toLevel2(page: Page, line: string, reference: string): Promise<void> {
  await toLevel1(page, line);
  await press(page, 'i');
  await expect(page.getByLabel('Reference')).toBeFocused();
  await page.keyboard.type(reference);
  await press(page, 'Enter');
  await expect(levelLine(page, 2)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record consent' })).toBeFocused();
}

/** Ends the conversation, from wherever one is. */
export async function end(page: Page): Promise<void> {
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await expect(page.getByText('Nothing unsent')).toBeVisible();
}

/** Says of so many values that they have changed. */
export async function itHasChanged(page: Page, values: number): Promise<void> {
  const changed = page.getByRole('radio', { name: 'It has changed' });
  await expect(changed).toHaveCount(values);
  for (const one of await changed.all()) await one.check();
}
