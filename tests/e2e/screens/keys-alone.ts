import { expect, type Locator, type Page } from '@playwright/test';

/** From now on the window must not be touched with a pointer. */
export function watchPointer(page: Page): Promise<void> {
  return page.evaluate(() => {
    const own = window as unknown as { pointed?: number };
    own.pointed = 0;
    // A click that the keyboard makes has no presses behind it.
    window.addEventListener('pointerdown', () => (own.pointed = (own.pointed ?? 0) + 1), { capture: true });
  });
}
export const pointed = (page: Page) => page.evaluate(() => (window as unknown as { pointed?: number }).pointed);

/** How many keys were pressed by these two, to say how long a morning is. */
export function keysOf(page: Page) {
  let pressed = 0;
  const keys = async (...all: readonly string[]) => {
    for (const key of all) await page.keyboard.press(key);
    pressed += all.length;
  };
  const type = async (words: string) => {
    await page.keyboard.type(words);
    pressed += words.length;
  };
  /** Goes on with Tab, or back, until something has the focus. */
  const tabTo = async (wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
    await expect(wanted).toBeVisible();
    for (let turn = 0; turn < 60; turn++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await keys(key);
    }
    throw new Error(`Tab does not come to ${wanted}`);
  };
  /** Presses the key that an action shows beside its words. */
  const act = async (wanted: Locator) => {
    await expect(wanted).toBeVisible();
    const shown = (await wanted.getAttribute('aria-keyshortcuts')) ?? '';
    const key = shown
      .split(' ')
      .at(-1)
      ?.replace(/\+([A-Z])$/, (_, letter: string) => `+${letter.toLowerCase()}`);
    if (!key) throw new Error(`${wanted} shows no key`);
    await keys(key);
  };
  return { keys, type, tabTo, act, pressed: () => pressed };
}
