import { BrowserWindow, type WebContents } from 'electron';
import { LETTER_PREFERENCES } from './letter-preferences.ts';
import { letterShelf } from './letter-session.ts';

/** What is done with a letter once it has been laid out. `gone` resolves when its window was taken away meanwhile. */
type Use<T> = (contents: WebContents, gone: Promise<null>) => Promise<T>;

export type LetterWindows = {
  /** Lays a letter out in a window that nobody sees and that goes afterwards. Null where it was taken away before. */
  readonly layOut: <T>(text: string, use: Use<T>) => Promise<T | null>;
  /** Takes every letter away at once: the desk locks, or its person goes. */
  readonly clear: () => void;
};

/** The windows of letters. */
export function letterWindows(): LetterWindows {
  const open = new Set<BrowserWindow>();
  return {
    layOut: async (text, use) => {
      const shelf = letterShelf();
      const address = shelf.put(text);
      const window = new BrowserWindow({ show: false, width: 800, height: 1100, webPreferences: LETTER_PREFERENCES });
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
