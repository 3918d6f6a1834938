import { expect, test } from 'vitest';
import { EVERYWHERE, type Group, hasKey, inForce, withGroup } from '../../../renderer/lib/shortcuts.ts';

const group = (title: string, ...keys: string[]): Group => ({
  title,
  shortcuts: keys.map((key) => ({ key, label: `${title} ${key}`, run: () => undefined })),
});
const keysOf = (groups: readonly Group[]) => groups.map(({ title, shortcuts }) => [title, ...shortcuts.map(({ key }) => key)]);

test('a key that several want is the newest one’s, and stands in the list once', () => {
  const groups = [
    group(EVERYWHERE, 'f', 'b', 'h'),
    group('Customer', 'h', 'v'),
    group('Customer', 'v'),
    group('Conversation', 'b'),
  ];
  expect(keysOf(inForce(groups))).toEqual([
    [EVERYWHERE, 'f'],
    ['Customer', 'h'],
    ['Customer', 'v'],
    ['Conversation', 'b'],
  ]);
});

test('a key is shown only where it does what it says', () => {
  const active = inForce([group(EVERYWHERE, 'f', 'b'), group('Conversation', 'b')]);
  expect(['f', 'b', 'x'].map((key) => hasKey(active, EVERYWHERE, key, `${EVERYWHERE} ${key}`))).toEqual([true, false, false]);
  expect(hasKey(active, 'Conversation', 'b', 'Conversation b')).toBe(true);
  expect(hasKey(active, 'Conversation', 'b', 'Something else')).toBe(false);
});

test('what everywhere has stays below what a screen offers, also when it is told anew', () => {
  const told = [group('Conversation', 'b'), group(EVERYWHERE, 'f'), group('Customer', 'v'), group(EVERYWHERE, 'b')];
  const all = told.reduce<readonly Group[]>(withGroup, []);
  expect(keysOf(all)).toEqual([
    [EVERYWHERE, 'f'],
    [EVERYWHERE, 'b'],
    ['Conversation', 'b'],
    ['Customer', 'v'],
  ]);
  expect(hasKey(inForce(all), 'Conversation', 'b', 'Conversation b')).toBe(true);
});
