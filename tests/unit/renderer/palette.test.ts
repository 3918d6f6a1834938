import type { MenuItemConstructorOptions } from 'electron';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/window/menu.ts';
import { menuKeys } from '../../../renderer/lib/menu-keys.ts';
import { EVERYWHERE, type Group, inForce } from '../../../renderer/lib/shortcuts.ts';
import { byHeading, type Entry, matching } from '../../../renderer/screens/palette/entries.ts';
import { SCREENS, whatCanBeDone } from '../../../renderer/screens/palette/what-can-be-done.ts';

const run = () => undefined;
const entry = (heading: string, label: string): Entry => ({ id: `${heading} ${label}`, heading, label, keys: [], run });
const ENTRIES = [
  entry('Customer', 'Record consent'),
  entry('Customer', 'Show who has it'),
  entry('Screens', 'Find a customer'),
  entry('Screens', 'Requests'),
  entry('Everywhere', 'Show this list'),
];
const labels = (line: string) => matching(ENTRIES, line).map(({ label }) => label);

test('an empty line shows everything, each word narrows it, and nothing fits what nobody wrote', () => {
  expect(labels('')).toEqual(ENTRIES.map(({ label }) => label));
  expect(labels('  ')).toHaveLength(ENTRIES.length);
  expect(labels('show')).toEqual(['Show who has it', 'Show this list']);
  expect(labels('show lis')).toEqual(['Show this list']);
  expect(labels('zzz')).toEqual([]);
  expect(labels('?')).toEqual([]);
});

test('words count from their beginning, in any order, whatever their case or accents', () => {
  expect(labels('CONSÉNT rec')).toEqual(['Record consent']);
  expect(labels('ecord')).toEqual([]);
  expect(labels('customer find')).toEqual(['Find a customer']);
});

test('what begins as typed comes first, with its heading', () => {
  expect(labels('re')).toEqual(['Record consent', 'Requests']);
  expect(labels('customer')).toEqual(['Record consent', 'Show who has it', 'Find a customer']);
  expect(labels('find')).toEqual(['Find a customer']);
});

test('what fits is always part of what there is, once each, and headings stay together', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (line) => {
      const found = matching(ENTRIES, line);
      expect(new Set(found).size).toBe(found.length);
      for (const one of found) expect(ENTRIES).toContain(one);
      expect(byHeading(found).flatMap(({ entries }) => entries)).toEqual(found);
    }),
  );
});

const groups: readonly Group[] = [
  {
    title: EVERYWHERE,
    shortcuts: [
      { key: 'f', label: 'Find a customer', run },
      { key: 'h', label: 'Who to tell', run },
      { key: '?', label: 'Show this list', run },
    ],
  },
  {
    title: 'Customer',
    shortcuts: [
      { key: 'h', label: 'Show who', run },
      { key: 'ArrowDown', label: 'Next purpose', run },
    ],
  },
  { title: 'Customer', shortcuts: [{ key: 'h', label: 'Show who', run }] },
];
const places = [
  { to: '/find', label: 'Find a customer', letter: 'f' },
  { to: '/who-to-tell', label: 'Who to tell', letter: 'h' },
];

test('the present screen comes first, then the places; a key taken by something newer is not shown, the way stays', () => {
  const entries = whatCanBeDone({ all: groups, active: inForce(groups), places });
  expect(entries.map(({ heading, label, keys }) => [heading, label, keys])).toEqual([
    ['Customer', 'Show who', ['H']],
    [SCREENS, 'Find a customer', ['F', 'Ctrl+F']],
    [SCREENS, 'Who to tell', []],
    [EVERYWHERE, 'Show this list', ['?', 'Ctrl+/']],
  ]);
});

test('two calls whose line dropped are two lines of the palette, each with its own way back', () => {
  const taken: string[] = [];
  const dropped = ['u', '2'].map((key) => ({
    title: 'Line dropped',
    shortcuts: [{ key, label: 'Take it up again, dropped at 14:02', run: () => taken.push(key) }],
  }));
  const entries = whatCanBeDone({ all: dropped, active: inForce(dropped), places: [] });
  for (const one of entries) one.run();
  expect(taken).toEqual(['u', '2']);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(2);
});

test('the keys of the menu that are shown are those the menu has', () => {
  const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
  const no = () => undefined;
  const items = flat(menuTemplate({ mac: false, tools: true, theme: 'light', send: no, lock: no, setTheme: no }));
  const idOf: Record<string, string> = { '/conversation/end': 'end-conversation' };
  for (const [name, key] of Object.entries(menuKeys)) {
    const item = items.find(({ id }) => id === (idOf[name] ?? name.replace('/', '')));
    expect(String(item?.accelerator).replace('CmdOrCtrl', 'Ctrl'), name).toBe(key);
  }
});
