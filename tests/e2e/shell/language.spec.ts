import { expect, test } from '@playwright/test';
import { launchApp } from '../../support/app.ts';

test('days are typed day first, whatever language the machine speaks', async () => {
  const speaks = { LANG: 'en_US.UTF-8', LANGUAGE: 'en_US', LC_ALL: 'en_US.UTF-8' };
  const desk = await launchApp({ server: 'http://127.0.0.1:1', env: speaks });
  try {
    await desk.page.evaluate(() => {
      const field = document.createElement('input');
      field.type = 'date';
      document.body.append(field);
      field.focus();
    });
    await desk.page.keyboard.type('31032026');
    expect(await desk.page.locator('body > input').inputValue()).toBe('2026-03-31');
    expect(await desk.page.evaluate(() => navigator.language)).toBe('en-GB');
    // What the rest of the system reads is the machine's own again.
    expect(await desk.app.evaluate(() => process.env.LANGUAGE)).toBe('en_US');
  } finally {
    await desk.close();
  }
});
