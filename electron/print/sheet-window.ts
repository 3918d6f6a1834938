import { BrowserWindow, type WebContents } from 'electron';
import type { Sheet } from '../../shared/sheet.ts';
import { SHEET_TITLES } from './sheet-kinds.ts';
import { SHEET_PREFERENCES } from './sheet-preferences.ts';
import { sheetShelf } from './sheet-session.ts';

/** What is done with a sheet once it has been laid out. `gone` resolves when its window was taken away meanwhile. */
type Use<T> = (contents: WebContents, gone: Promise<null>) => Promise<T>;

export type SheetWindows = {
  /** Lays a sheet out in a window that nobody sees and that goes afterwards. Null where it was taken away before. */
  readonly layOut: <T>(sheet: Sheet, use: Use<T>) => Promise<T | null>;
  /** Takes every sheet away at once: the desk locks, or its person goes. */
  readonly clear: () => void;
};

/** The windows of sheets. */
export function sheetWindows(): SheetWindows {
  const open = new Set<BrowserWindow>();
  return {
    layOut: async (sheet, use) => {
      const shelf = sheetShelf();
      const address = shelf.put({
        ...{ title: SHEET_TITLES[sheet.kind], text: sheet.text },
        ...(sheet.kind === 'figures' ? { tables: sheet.tables } : {}),
      });
      const window = new BrowserWindow({ show: false, width: 800, height: 1100, webPreferences: SHEET_PREFERENCES });
      open.add(window);
      const gone = new Promise<null>((resolve) => window.once('closed', () => resolve(null)));
      try {
        const loaded = window.loadURL(address).then(() => use(window.webContents, gone));
        // A window that is taken away never answers.
        loaded.catch(() => undefined);
        return await Promise.race([loaded, gone]);
      } finally {
        shelf.drop(address);
        open.delete(window);
        if (!window.isDestroyed()) window.destroy();
      }
    },
    clear: () => {
      for (const window of open) window.destroy();
    },
  };
}
