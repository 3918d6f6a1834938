import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import texts from '../../../renderer/help/help.json' with { type: 'json' };
import { placeOf } from '../../../renderer/help/place-of.ts';

const help: Readonly<Record<string, string>> = texts;
const folder = new URL('../../../renderer/', import.meta.url);
/** Wherever routes are written: in the files beside the one that begins the page. */
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const routes = [...new Set([...source.matchAll(/<Route path="([^"]+)"/g)].map(([, route]) => route as string))];
const WORDS = 60;
const before = ['sign-in', 'passcode', 'locked'];

test('every screen has its paragraph', () => {
  expect(routes.length).toBeGreaterThan(20);
  expect([...before, ...routes].filter((place) => help[place] === undefined)).toEqual([]);
});

test.each(Object.entries(help))('%s is helped in one short paragraph of whole sentences', (_, text) => {
  expect(text.split(/\s+/).length).toBeLessThanOrEqual(WORDS);
  expect(text).toMatch(/^[A-Z][^\n]*\.$/);
  // Plain English: no word of the machinery, and no sentence too long to say in one breath.
  expect(text).not.toMatch(/\b(API|UI|click|data subject|rectification|amendment|synchroni[sz]\w*|backend|offline|payload)\b/i);
  for (const sentence of text.split(/[.:;?!]\s/)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(28);
});

test('an address leads to the text of its screen, the written part before one that stands for any', () => {
  const at = (address: string) => placeOf('signed-in', address, Object.keys(help));
  expect(at('/customer/new')).toBe('/customer/new');
  expect(at('/customer/0190-a')).toBe('/customer/:customerId');
  expect(at('/customer/0190-a/stop')).toBe('/customer/:customerId/stop');
  expect(at('/requests?view=mine')).toBe('/requests');
  expect([at('/notice'), at('/notice/retention')]).toEqual(['/notice/:section?', '/notice/:section?']);
  expect(at('/nowhere')).toBeNull();
  expect(placeOf('locked', '/customer/0190-a', Object.keys(help))).toBe('locked');
  expect([placeOf('signed-out', '/find', []), placeOf('signing-in', '/settings', [])]).toEqual(['sign-in', '/settings']);
});
