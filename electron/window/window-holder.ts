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
};

export function holdWindow(
  make: () => BrowserWindow,
  load: (window: BrowserWindow) => Omit<Made, 'window'>,
): WindowHolder & {
  readonly first: Made;
} {
  const dresses: Dress[] = [];
  let made: Made = open(make());
  const first = made;

  function open(window: BrowserWindow): Made {
    return { window, ...load(window) };
  }
  const current = () => (made.window.isDestroyed() ? null : made.window);
  return {
    first,
    current,
    send: (change) => current()?.webContents.send('change', change),
    each: (dress) => {
      dresses.push(dress);
      dress(made, null);
    },
    remake: () => {
      const old = current();
      if (!old) return;
      const place = placeOf(old);
      // The new one first: an app without any window would end.
      const fresh = make();
      old.destroy();
      made = open(fresh);
      for (const dress of dresses) dress(made, place);
    },
    toFront: () => {
      const window = current();
      if (!window) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
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
