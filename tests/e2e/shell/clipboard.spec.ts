import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { call } from './desk-world.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';
let desk: RunningApp;
test.beforeAll(async () => {
  desk = await launchApp({ server: NOBODY });
  // A minute is half a second here; every other wait is as it was.
  await desk.app.evaluate(() => {
    const own = globalThis as unknown as { minutes: number; setTimeout: (run: () => void, ms?: number) => unknown };
    const wait = own.setTimeout;
    own.minutes = 0;
    own.setTimeout = (run, ms) => {
      if (ms === 60_000) own.minutes += 1;
      return wait(run, ms === 60_000 ? 500 : ms);
    };
  });
});
test.afterAll(() => desk?.close());

type Kind = 'clipboard' | 'selection';
const held = (kind: Kind = 'clipboard') =>
  desk.app.evaluate(({ clipboard }, which) => (clipboard.readText as (kind: Kind) => string | Promise<string>)(which), kind);
const minutes = () => desk.app.evaluate(() => (globalThis as unknown as { minutes: number }).minutes);
/** Puts words on the page, selects them, and copies by the key. */
const copyFromPage = async (words: string, where: 'page' | 'notice') => {
  await desk.page.evaluate(
    ([text, place]) => {
      document.getElementById('copied')?.remove();
      const box = Object.assign(document.createElement('p'), { id: 'copied', textContent: text });
      if (place === 'notice') box.setAttribute('data-not-personal', '');
      document.getElementById('root')?.append(box);
      document.getSelection()?.selectAllChildren(box);
    },
    [words, where] as const,
  );
  await desk.page.keyboard.press('Control+c');
};

test('what the desk copies goes after a minute', async () => {
  const before = await minutes();
  await call(desk.page, 'shell.copyPersonal', '07700 900123');
  expect(await held()).toBe('07700 900123');
  expect(await minutes()).toBe(before + 1);
  await expect.poll(() => held()).toBe('');
});

test('what is selected and copied by the key goes too, as text alone', async () => {
  await copyFromPage('Quillfeather', 'page');
  await expect.poll(() => held()).toBe('Quillfeather');
  const formatted = await desk.app.evaluate(({ clipboard }) => {
    const older = clipboard as unknown as { availableFormats?: () => string[] };
    return older.availableFormats?.().filter((kind) => kind !== 'text/plain') ?? [];
  });
  expect(formatted).toEqual([]);
  await expect.poll(() => held()).toBe('');
  await expect.poll(() => held('selection')).toBe('');
});

test('what somebody copied elsewhere meanwhile stays', async () => {
  await copyFromPage('Quillfeather', 'page');
  await expect.poll(() => held()).toBe('Quillfeather');
  await desk.app.evaluate(({ clipboard }) => clipboard.writeText('a shopping list'));
  await desk.page.waitForTimeout(900);
  expect(await held()).toBe('a shopping list');
});

test('what is nobody’s data, such as the notice, stays', async () => {
  await copyFromPage('How we use your information', 'notice');
  await expect.poll(() => held()).toBe('How we use your information');
  await desk.page.waitForTimeout(900);
  expect(await held()).toBe('How we use your information');
});

test('in a field, copying and cutting do what they say, and the clipboard is cleared', async () => {
  await desk.page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { id: 'typed', value: 'before SW1A 2AA after' });
    document.getElementById('root')?.append(field);
    field.focus();
    field.setSelectionRange(7, 15);
  });
  await desk.page.keyboard.press('Control+c');
  await expect.poll(() => held()).toBe('SW1A 2AA');
  await expect.poll(() => held()).toBe('');
  await desk.page.keyboard.press('Control+x');
  await expect.poll(() => held()).toBe('SW1A 2AA');
  expect(await desk.page.inputValue('#typed')).toBe('before  after');
  await desk.page.keyboard.press('Control+v');
  expect(await desk.page.inputValue('#typed')).toBe('before SW1A 2AA after');
  await expect.poll(() => held()).toBe('');
});
