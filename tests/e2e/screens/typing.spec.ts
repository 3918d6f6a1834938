import { expect } from '@playwright/test';
import { rounds } from '../../support/rounds.ts';
import { somebody, startOver, test } from './desk.ts';
import { levelLine, openSpeaking, press } from './steps.ts';

test('no letter is lost by somebody who types on after a key', async ({ page }) => {
  for (let round = 0; round < rounds(20); round++) {
    if (round > 0) await startOver(page);
    const person = somebody();
    await openSpeaking(page, person);
    await press(page, 'Enter');
    await expect(levelLine(page, 1)).toBeVisible();
    await press(page, 'i');
    await page.keyboard.type(person.reference);
    await expect(page.getByLabel('Reference')).toHaveValue(person.reference);
    await press(page, 'Enter');
    await expect(levelLine(page, 2)).toBeVisible();
  }
});
