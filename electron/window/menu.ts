import type { MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../../shared/desk.ts';
import type { MenuCommand } from '../../shared/menu-command.ts';

export type MenuParts = {
  readonly mac: boolean;
  /** Tools for whoever works on the app itself: not in an installed one. */
  readonly tools: boolean;
  readonly theme: Settings['theme'];
  readonly send: (command: MenuCommand) => void;
  /** Locks the desk: the shell's own doing, whatever the page is at. */
  readonly lock: () => void;
  /** Starts practice beside this; not there where nobody could. */
  readonly practise?: (() => void) | undefined;
  readonly setTheme: (theme: Settings['theme']) => void;
};

const THEMES = { system: 'Like the computer', light: 'Light', dark: 'Dark' } as const;
const LINE: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu. No letter is underlined: Alt with a letter belongs to the screens. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { mac, tools, send, practise } = parts;
  const command = (label: string, name: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    id: name,
    label,
    accelerator,
    click: () => send(name),
  });
  // The page hears these keys itself: covering also while it is covered, the others only where no question waits.
  const heard = (label: string, name: MenuCommand, accelerator: string) => ({
    ...command(label, name, accelerator),
    registerAccelerator: false,
  });
  return [
    {
      label: mac ? 'Adviser Desk' : 'File',
      submenu: [
        command('Find a customer', 'find', 'CmdOrCtrl+F'),
        heard('Go to anything', 'palette', 'CmdOrCtrl+K'),
        command('My day', 'my-day', 'CmdOrCtrl+D'),
        command('Unsent work', 'unsent', 'CmdOrCtrl+U'),
        command('End the conversation', 'end-conversation', 'CmdOrCtrl+E'),
        LINE,
        ...(practise ? [{ id: 'practice', label: 'Practice …', click: () => practise() }] : []),
        command('Settings', 'settings', 'CmdOrCtrl+,'),
        { id: 'lock', label: 'Lock now', accelerator: 'CmdOrCtrl+L', click: () => parts.lock() },
        { id: 'sign-out', label: 'Sign out', click: () => send('sign-out') },
        LINE,
        { role: 'quit', label: mac ? 'Quit Adviser Desk' : 'Exit' },
      ],
    },
    { label: 'Edit', submenu: editItems() },
    {
      label: 'View',
      submenu: [
        heard('Hide everything', 'cover', 'F9'),
        LINE,
        heard('The next that is open', 'tab-next', 'Ctrl+Tab'),
        heard('The one before', 'tab-before', 'Ctrl+Shift+Tab'),
        heard('Close what is open here', 'tab-close', 'CmdOrCtrl+W'),
        LINE,
        ...zoomItems(),
        LINE,
        themeMenu(parts),
        LINE,
        { role: 'togglefullscreen', label: 'Full screen' },
      ],
    },
    {
      label: 'Help',
      submenu: [
        command('Shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
        heard('Help with this screen', 'help', 'F1'),
        { id: 'notice', label: 'Privacy notice', click: () => send('notice') },
        ...(tools ? [LINE, { role: 'toggleDevTools', label: 'Developer tools' } as const] : []),
      ],
    },
  ];
}

function editItems(): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: 'Undo' },
    { role: 'redo', label: 'Redo' },
    LINE,
    { role: 'cut', label: 'Cut' },
    { role: 'copy', label: 'Copy' },
    { role: 'paste', label: 'Paste' },
    { role: 'selectAll', label: 'Select all' },
  ];
}

function zoomItems(): MenuItemConstructorOptions[] {
  return [
    { role: 'zoomIn', label: 'Larger', accelerator: 'CmdOrCtrl+=' },
    { role: 'zoomOut', label: 'Smaller' },
    { role: 'resetZoom', label: 'Actual size' },
  ];
}

function themeMenu({ theme, setTheme }: MenuParts): MenuItemConstructorOptions {
  const names = Object.keys(THEMES) as Settings['theme'][];
  return {
    label: 'Colours',
    submenu: names.map((name) => ({
      id: `theme-${name}`,
      label: THEMES[name],
      type: 'radio',
      checked: name === theme,
      click: () => setTheme(name),
    })),
  };
}
