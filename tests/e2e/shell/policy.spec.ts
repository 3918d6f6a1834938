import { expect, test } from '@playwright/test';
import { launchApp } from '../../support/app.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';

test('a page that did something against its policy fails its test when the app is closed', async () => {
  const { page, close } = await launchApp({ server: NOBODY });
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
  });
  await page.waitForTimeout(200);
  await expect(close()).rejects.toThrow('Against the content security policy');
});

test('the first screens keep it, from the first document on', async () => {
  const { page, close } = await launchApp({ server: NOBODY });
  for (const place of ['#/settings', '#/notice', '#/find']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await page.waitForTimeout(200);
  }
  await close();
});
