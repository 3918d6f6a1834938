import type { BrowserWindow } from 'electron';
import type { Settings } from '../../shared/desk.ts';

/** Milliseconds in which a drawn page puts on colours it was told of late: three frames. */
const DRESSING = 50;

/** Milliseconds after its scripts ran in which a page is given time to draw itself. */
const DRAWING = 1_000;

/**
 * Resolves when the page has drawn itself and leaves the processor to others: reading the rest of the shell beside it
 * slowed its first frame and showed the window no sooner. A page that does not draw, or does not load, is not waited for.
 */
export function whenPageIsThere(window: BrowserWindow): Promise<void> {
  return new Promise((done) => {
    window.once('ready-to-show', () => done());
    window.webContents.once('dom-ready', () => setTimeout(done, DRAWING));
    window.webContents.once('did-fail-load', () => done());
  });
}

/** Resolves when a drawn page wears the chosen colours: it was drawn in the computer's, before the settings were read. */
export async function inColours(theme: Settings['theme']): Promise<void> {
  if (theme !== 'system') await new Promise((done) => setTimeout(done, DRESSING));
}
