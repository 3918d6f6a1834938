import type { BrowserWindow } from 'electron';
import type { Change } from '../../shared/desk.ts';

/** A window as it was made, and what became of loading its page: null, or what went wrong. */
export type Made = { readonly window: BrowserWindow; readonly failure: Promise<unknown>; readonly drawn: Promise<void> };
/** Does to a window what every window needs. `place`: where the one before it stood. */
export type Dress = (made: Made, place: WindowPlace | null) => void;

/** Where a window stood and how. */
export type WindowPlace = {
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly maximized: boolean;
  readonly fullScreen: boolean;
  readonly minimized: boolean;
  readonly focused: boolean;
};

/** The app's one window, which may be destroyed and made anew at any time while the rest of the shell lives. */
export type WindowHolder = {
  readonly current: () => BrowserWindow | null;
  /** Tells the page; a page that is not there yet asks when it comes. */
  readonly send: (change: Change) => void;
  /** For the window that is there and for each that will be. */
  readonly each: (dress: Dress) => void;
  /** The window goes at once, with its page and all that page held; a new one comes to the same place once it is drawn. */
  readonly remake: () => void;
  readonly toFront: () => void;
  /** Begins to load the first page: what answers it has to be there before. */
  readonly load: () => void;
  /** Resolves when the first page has drawn itself. */
  readonly drawn: () => Promise<void>;
};

/** Holds the app's window: `make` makes one, hidden; `load` begins to load its page. */
export function holdWindow(make: () => BrowserWindow, load: (window: BrowserWindow) => Omit<Made, 'window'>): WindowHolder {
  const dresses: Dress[] = [];
  let window = make();
  let made: Made | null = null;
  const current = () => (window.isDestroyed() ? null : window);
  return {
    current,
    load: () => {
      made = { window, ...load(window) };
    },
    drawn: () => made?.drawn ?? Promise.resolve(),
    send: (change) => current()?.webContents.send('change', change),
    each: (dress) => {
      dresses.push(dress);
      if (made) dress(made, null);
    },
    remake: () => {
      const old = current();
      if (!old) return;
      const place = placeOf(old);
      // The new one first: an app without any window would end.
      window = make();
      old.destroy();
      made = { window, ...load(window) };
      for (const dress of dresses) dress(made, place);
    },
    toFront: () => {
      const shown = current();
      if (!shown) return;
      if (shown.isMinimized()) shown.restore();
      shown.show();
      shown.focus();
    },
  };
}

function placeOf(window: BrowserWindow): WindowPlace {
  return {
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
    minimized: window.isMinimized(),
    focused: window.isFocused(),
  };
}
