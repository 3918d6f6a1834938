import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { SMALLEST } from './place.ts';
import { PREFERENCES } from './preferences.ts';
import { PAGE } from './scheme.ts';

/** Makes the window, still hidden; whoever knows its place shows it. */
export function openWindow(title: string): BrowserWindow {
  return new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title,
    // Tools that look into the page are for whoever works on the app itself.
    webPreferences: { ...PREFERENCES, devTools: !app.isPackaged, preload: join(__dirname, '../preload/preload.cjs') },
  });
}

/** Begins to load the page; answers with what went wrong, or null once it has loaded. */
export function loadPage(window: BrowserWindow): Promise<unknown> {
  return window.loadURL(PAGE).then(
    () => null,
    (error: unknown) => error ?? true,
  );
}
