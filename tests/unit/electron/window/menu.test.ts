import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate } from '../../../../electron/window/menu.ts';

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const sent: string[] = [];
const menu = (tools = false) =>
  flat(
    menuTemplate({
      ...{ mac: false, tools, theme: 'dark' },
      send: (command) => sent.push(command),
      lock: () => sent.push('lock'),
      setTheme: (theme) => sent.push(theme),
    }),
  );

test('every command has an item, and no key is taken twice', () => {
  const commands = menu().filter(({ id }) => id && !id.startsWith('theme-'));
  expect(commands.map(({ id }) => id)).toEqual([
    'find',
    'palette',
    'my-day',
    'unsent',
    'end-conversation',
    'settings',
    'lock',
    'sign-out',
    'cover',
    'tab-next',
    'tab-before',
    'tab-close',
    'shortcuts',
    'help',
    'notice',
  ]);
  for (const { click } of commands) click?.({} as never, undefined, {} as never);
  expect(sent).toEqual([
    'find',
    'palette',
    'my-day',
    'unsent',
    'end-conversation',
    'settings',
    'lock',
    'sign-out',
    'cover',
    'tab-next',
    'tab-before',
    'tab-close',
    'shortcuts',
    'help',
    'notice',
  ]);
  const keys = menu().flatMap(({ accelerator }) => (accelerator ? [accelerator] : []));
  expect(new Set(keys).size).toBe(keys.length);
});

test('practice is offered only where it can be started', () => {
  const no = () => undefined;
  const parts = { mac: false, tools: false, theme: 'light', send: no, lock: no, setTheme: no } as const;
  let begun = 0;
  const practise = () => {
    begun += 1;
  };
  expect(flat(menuTemplate(parts)).some(({ id }) => id === 'practice')).toBe(false);
  flat(menuTemplate({ ...parts, practise }))
    .find(({ id }) => id === 'practice')
    ?.click?.({} as never, undefined, {} as never);
  expect(begun).toBe(1);
});

test('no letter is underlined: Alt with a letter belongs to the screens', () => {
  for (const { label } of menu(true)) expect(label ?? '').not.toContain('&');
});

test('the colours in use are marked; tools only where the app is worked on', () => {
  expect(
    menu()
      .filter(({ checked }) => checked)
      .map(({ id }) => id),
  ).toEqual(['theme-dark']);
  expect(menu().some(({ role }) => role === 'toggleDevTools')).toBe(false);
  expect(menu(true).some(({ role }) => role === 'toggleDevTools')).toBe(true);
});
