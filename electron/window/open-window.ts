import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { PREFERENCES } from './preferences.ts';
import { PAGE } from './scheme.ts';

/** The smallest window every screen still fits (issue: screens from 1024×700 up). */
export const SMALLEST = { width: 1024, height: 700 } as const;

/** Makes the window, still hidden, and begins to load the page; whoever restores its place shows it. */
export function openWindow(title: string): BrowserWindow {
  const window = new BrowserWindow({
    ...{ width: 1280, height: 860, minWidth: SMALLEST.width, minHeight: SMALLEST.height },
    show: false,
    title,
    webPreferences: { ...PREFERENCES, preload: join(__dirname, '../preload/preload.cjs') },
  });
  return window;
}

/** Loads the page; a failure is told, never thrown away. */
export function loadPage(window: BrowserWindow, onFailure: (error: unknown) => void): void {
  window.loadURL(PAGE).catch(onFailure);
}
