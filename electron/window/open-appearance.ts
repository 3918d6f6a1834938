import { app, Menu, nativeTheme } from 'electron';
import type { Change, Settings } from '../../shared/desk.ts';
import { openSettings } from '../settings.ts';
import { inColours } from './drawn.ts';
import { keepPlace } from './keep-place.ts';
import { menuTemplate } from './menu.ts';
import type { WindowHolder } from './window-holder.ts';

export type AppearanceParts = {
  readonly holder: WindowHolder;
  readonly folder: string;
  readonly setAside: (name: string) => void;
  readonly tell: (change: Change) => void;
  readonly lock: () => void;
  /** Starts practice beside this; not there where nobody could. */
  readonly practise?: (() => void) | undefined;
};

/** This person's settings, and what of them is seen: the colours, the menu, the window's place. */
export function openAppearance({
  holder,
  folder,
  setAside,
  tell,
  lock,
  practise,
}: AppearanceParts): ReturnType<typeof openSettings> {
  const wear = (settings: Settings) => {
    nativeTheme.themeSource = settings.theme;
    const setTheme = (theme: Settings['theme']) => void file.change({ theme });
    const send = (command: Extract<Change, { kind: 'menu' }>['command']) => tell({ kind: 'menu', command });
    const [mac, tools] = [process.platform === 'darwin', !app.isPackaged];
    const parts = { mac, tools, theme: settings.theme, send, setTheme, lock, practise };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
  };
  const changed = (settings: Settings) => {
    wear(settings);
    tell({ kind: 'settings', settings });
  };
  const file = openSettings(folder, changed, setAside);
  wear(file.read());
  holder.each(keepPlace(folder, () => inColours(file.read().theme), setAside));
  return file;
}
