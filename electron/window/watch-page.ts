import type { BrowserWindow } from 'electron';
import type { Log } from '../log.ts';
import { giveUp } from './give-up.ts';

/** Milliseconds within which a page that falls over again is not loaded once more. */
const AGAIN = 60_000;

/** A page that does not load ends the app with a word; one that falls over later is loaded again, once a minute at most. */
export function watchPage(window: BrowserWindow, failure: Promise<unknown>, log: Log): void {
  void failure.then((error) => {
    if (error && !window.isDestroyed()) void giveUp(log, { event: 'page-failed', code: (error as { code?: string }).code });
  });
  let lastGone = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (Date.now() - lastGone < AGAIN) {
      void giveUp(log, { event: 'page-gone', code: reason });
      return;
    }
    lastGone = Date.now();
    log.write({ event: 'page-gone', code: reason });
    // Not from inside the event: the page's process is still going down.
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
}
