import type { BrowserWindow } from 'electron';
import type { Settings } from '../../shared/desk.ts';

/** Milliseconds in which a drawn page puts on colours it was told of late: three frames. */
const DRESSING = 50;

/** Resolves when the hidden window's first frame is ready to be shown. */
export function whenDrawn(window: BrowserWindow): Promise<void> {
  return new Promise((done) => {
    window.once('ready-to-show', () => done());
  });
}

/** Resolves when the page has its files and has no more need of this process: its scripts run, or it could not load. */
export function whenPageHasItsFiles(window: BrowserWindow): Promise<void> {
  return new Promise((done) => {
    window.webContents.once('dom-ready', () => done());
    window.webContents.once('did-fail-load', () => done());
  });
}

/** The drawn page once it wears the chosen colours: it was drawn in the computer's, before the settings were read. */
export async function inColours(drawn: Promise<void>, theme: Settings['theme']): Promise<void> {
  await drawn;
  if (theme !== 'system') await new Promise((done) => setTimeout(done, DRESSING));
}
